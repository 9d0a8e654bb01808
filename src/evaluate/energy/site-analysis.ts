import type { OverlayFailure } from '../../geo/overlay-result.ts';
import type { Shape } from '../../geo/shape.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { Rule } from '../rules/rule.ts';
import { capacityOfArea } from './capacity.ts';
import { type AmountValue, totalOf } from './energy-amount.ts';
import { type SiteArea, siteArea, type SiteExclusion } from './site-area.ts';
import { type SitePart, siteParts, sitePieces } from './site-pieces.ts';
import { type SiteGround, type SiteRules, siteRules } from './site-rules.ts';

/** A drawn field of photovoltaics or wind from gross to net area and to the power that the net area can carry (选址分析). */
export interface SiteAnalysis extends SiteArea, Pick<SiteRules, 'withoutData' | 'notConsidered'> {
  /** Power of the drawn area and of the net area at the density of the field, MW. */
  readonly grossMw: AmountValue;
  readonly netMw: AmountValue;
}

/** An analysed site with what it was taken apart into: the land of each exclusion can be told from it. */
export interface SurveyedSite {
  readonly ok: true;
  /** Valid, in the working plane. */
  readonly shape: Shape;
  readonly parts: readonly SitePart[];
  readonly exclusions: readonly SiteExclusion[];
  readonly analysis: SiteAnalysis;
}

/**
 * Takes from a drawn area, one rule after the other, what cannot be used. What the plan counts stays what is drawn: this is what
 * could be built of it.
 *
 * @param rules in the order in which they take land
 * @param drawn features that count in the scheme and year
 * @returns null for features that are no field of photovoltaics or wind
 */
export function surveySite(
  feature: PlanFeature,
  rules: readonly Rule[],
  drawn: readonly PlanFeature[],
  ground: SiteGround,
  library: FactorLibrary,
): SurveyedSite | OverlayFailure | null {
  const { kind } = feature.properties;
  const shape = ground.siteOf(feature.geometry).window?.shape;
  if ((kind !== 'pv' && kind !== 'wind-farm') || shape === undefined) return null;
  const { exclusions, layers, withoutData, notConsidered } = siteRules(feature, rules, drawn, ground);
  const divided = siteParts(shape, ground.base, layers, ground.topology);
  if (!divided.ok) return divided;
  const cut = sitePieces(divided.parts, ground.base, ground.topology);
  if (!cut.ok) return cut;
  const area = siteArea(cut.pieces, exclusions);
  const powerOf = (areaM2: number): AmountValue => totalOf([capacityOfArea(feature, kind, areaM2)], library);
  const analysis = {
    ...area,
    grossMw: powerOf(area.grossM2),
    netMw: powerOf(area.netM2),
    withoutData,
    notConsidered,
  };
  return { ok: true, shape, parts: divided.parts, exclusions, analysis };
}
