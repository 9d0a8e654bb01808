import type { PlanFeature } from '../plan/plan.ts';
import { isNoFactor } from './carbon/carbon-row.ts';
import type { CarbonRules } from './carbon/carbon-rules.ts';
import { chooseGrowth } from './carbon/growth-choice.ts';
import { curveMeasures, growthAt, OLDEST_STAND_YEARS } from './carbon/growth-curve.ts';
import { plannedLand } from './carbon/planned-land.ts';
import { numberOf } from './carbon/usable-factors.ts';
import { featureNumber } from './energy/feature-number.ts';
import type { NoValue } from './measure.ts';

/**
 * Growing stock that forest planted by a feature has at the end of a year (规划造林蓄积), m³/ha: what the feature states, else the curve of
 * its species from planting, less what died and was thinned, from the last planting of a rotation. The same curves carry the
 * carbon ledger; species or provinces without a curve of volume have none, and neither do plans without rules.
 */
export function plantedStock(
  feature: PlanFeature,
  year: number,
  rules: Pick<CarbonRules, 'settings' | 'library'> | undefined,
): number | NoValue {
  const { id, properties } = feature;
  const stated = featureNumber(feature, 'growingStockM3PerHa');
  if (stated !== null) return stated;
  const named = { feature: id, name: properties.name };
  const species = typeof properties['species'] === 'string' ? properties['species'] : '';
  const noCurve: NoValue = { code: 'no-growth-curve', details: { ...named, species } };
  if (rules === undefined) return noCurve;
  const { settings, library } = rules;
  const answer = plannedLand(properties.kind, properties, settings.baseYear);
  if (!answer.ok) {
    const [fault] = answer.faults;
    return {
      code: 'feature-value-refused',
      details: { ...named, field: fault?.field ?? '', value: fault?.value ?? '' },
    };
  }
  const { land } = answer;
  const growth = chooseGrowth(species, 'planted', settings, library);
  if (land === null || growth === null || curveMeasures(growth.curve) !== 'volume') return noCurve;
  const yearsOn = Math.min(Math.max(0, year - land.year), OLDEST_STAND_YEARS);
  const age = land.rotationYears === null ? yearsOn : yearsOn % land.rotationYears;
  const grown = growthAt(growth.curve, age, library);
  if (isNoFactor(grown)) return noCurve;
  const thinned = land.thinning !== null && age >= land.thinning.ageYears ? land.thinning.share : 0;
  return numberOf(grown, library) * land.survivalShare * (1 - thinned);
}
