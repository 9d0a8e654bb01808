import type { FeatureCollection, Geometry } from 'geojson';
import { subtractAreas } from '../../geo/area-operation.ts';
import { shapeToGeojson } from '../../geo/shape-to-geojson.ts';
import type { Topology } from '../../geo/topology.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import { effectiveFeatures } from '../../plan/scheme-features.ts';
import { createMetricPlane } from '../coverage/metric-plane.ts';
import type { EvaluablePlan } from '../evaluable-plan.ts';
import type { EvaluationProgress, EvaluationScope } from '../evaluation.ts';
import type { LandBase } from '../land-base.ts';
import { widened } from '../rules/feature-conflicts.ts';
import type { FixOutcome } from '../rules/finding-fix.ts';
import { createLayerSites } from '../rules/layer-sites.ts';
import { ruleBook } from '../rules/rule-book.ts';
import type { Rule } from '../rules/rule.ts';
import { createSites, type Site } from '../rules/site.ts';
import { type FarmLayout, layOutFarm, type TurbineProposal } from './farm-layout.ts';
import { featureNumber } from './feature-number.ts';
import type { GridCalibre } from './grid-factor.ts';
import { homesOf } from './homes.ts';
import { positionsOf, type ScreeningReport, screeningInSteps } from './screening-report.ts';
import { type SiteAnalysis, surveySite, type SurveyedSite } from './site-analysis.ts';
import { landLeft, landTaken, takingRules } from './site-land.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { SiteGround } from './site-rules.ts';
import { siteYield, type SiteYield } from './site-yield.ts';
import { turbinesInFarms } from './turbines-in-farms.ts';

/** What can be built of a drawn field, and what that brings (选址报告). */
export interface SiteReport extends SiteAnalysis, SiteYield {
  readonly feature: string;
  readonly scenario: string;
  readonly year: number;
  readonly calibre: GridCalibre;
  /** The rules that steps, conditions and lists name, for their words. */
  readonly rules: readonly Rule[];
  /** Power that the feature states and the plan counts, MW; null where it states none. */
  readonly statedMw: number | null;
}

/** A report, or why there is none: no land cover, a feature that is no such field (any more), an overlay that failed. */
export type SiteAnswer =
  | { readonly ok: true; readonly report: SiteReport }
  | { readonly ok: false; readonly code: 'no-land-cover' | 'no-site' | 'failed'; readonly message: string };

/** Answers where in a drawn field something can be built, and where turbines could stand (选址与排布). */
export interface Siting {
  analyse(plan: EvaluablePlan, scope: EvaluationScope, feature: string, calibre: GridCalibre): SiteAnswer;
  /** Land that one exclusion takes, in degrees; null where it takes none. */
  landOf(plan: EvaluablePlan, scope: EvaluationScope, feature: string, rule: string): Geometry | null;
  /** The field without what exclusions take (按净面积修剪). */
  clip(plan: EvaluablePlan, scope: EvaluationScope, feature: string): FixOutcome;
  /** @param isNetOnly whether turbines keep out of land that exclusions take */
  layOut(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    farm: string,
    layout: FarmLayout,
    isNetOnly: boolean,
  ): TurbineProposal;
  screenInSteps(
    plan: EvaluablePlan,
    scope: EvaluationScope,
  ): Generator<EvaluationProgress, ScreeningReport | null, void>;
}

/** What siting works on. */
export interface SitingOptions {
  /** Null without land cover. */
  readonly base: LandBase | null;
  /** Base layers in degrees, by role. */
  readonly layers: ReadonlyMap<string, FeatureCollection>;
  readonly topology: Topology;
  /** Null or left out without an elevation model. */
  readonly terrain?: Terrain | null;
  /** The rules that hold for a plan. */
  readonly rulesOf: (plan: EvaluablePlan) => readonly Rule[];
}

/** Opens nothing before it is asked. The site that was asked for last is kept, so that its land can be shown at once. */
export function createSiting({ base, layers, topology, terrain = null, rulesOf }: SitingOptions): Siting {
  const siteOf = createSites(topology);
  const layerSites = createLayerSites(layers, topology);
  let last: { readonly plan: EvaluablePlan; readonly key: string; readonly site: SurveyedSite } | null = null;

  function survey(plan: EvaluablePlan, scope: EvaluationScope, id: string): SurveyedSite | SiteAnswer {
    const feature = plan.features.get(id);
    const library = plan.carbon?.library;
    if (base === null) return { ok: false, code: 'no-land-cover', message: '' };
    if (feature === undefined || library === undefined) return { ok: false, code: 'no-site', message: '' };
    const key = `${id} ${scope.scenario} ${String(scope.year)}`;
    if (last?.plan === plan && last.key === key) return last.site;
    const ground: SiteGround = { base, layers: layerSites, siteOf, topology, terrain };
    const drawn = effectiveFeatures(plan, scope.scenario, scope.year);
    const site = surveySite(feature, ruleBook(rulesOf(plan), scope.year).rules, drawn, ground, library);
    if (site === null) return { ok: false, code: 'no-site', message: '' };
    if (!site.ok) return { ok: false, code: 'failed', message: site.details.message };
    last = { plan, key, site };
    return site;
  }

  function turbinesIn(farm: PlanFeature, drawn: readonly PlanFeature[]): readonly PlanFeature[] {
    const counted = (feature: PlanFeature) => ({ feature, areaM2: 0, share: 1 });
    const turbines = drawn.filter(({ properties }) => properties.kind === 'wind-turbine').map(counted);
    return [...turbinesInFarms(turbines, [counted(farm)]).keys()].map(({ feature }) => feature);
  }

  function villagesNear(drawn: readonly PlanFeature[], site: Site, distanceM: number): readonly Site[] | null {
    const own = drawn.filter(({ properties }) => properties.kind === 'village');
    if (!layerSites.has('villages') && own.length === 0) return null;
    const box = site.bounds === null ? null : widened(site.bounds, distanceM);
    return box === null ? [] : [...layerSites.near('villages', box), ...own.map(({ geometry }) => siteOf(geometry))];
  }

  return {
    analyse(plan, scope, id, calibre) {
      const site = survey(plan, scope, id);
      const feature = plan.features.get(id);
      if (!('analysis' in site)) return site;
      const { library, province = null } = plan.carbon ?? {};
      const kind = feature?.properties.kind;
      if (feature === undefined || library === undefined || (kind !== 'pv' && kind !== 'wind-farm')) {
        return { ok: false, code: 'no-site', message: '' };
      }
      const stated = featureNumber(feature, 'capacityMw');
      const yielded = siteYield(feature, kind, site.analysis.netM2, { library, province, scope }, calibre);
      const { scenario, year } = scope;
      return {
        ok: true,
        report: {
          ...site.analysis,
          ...yielded,
          feature: id,
          scenario,
          year,
          calibre,
          rules: rulesNamed(site.analysis, rulesOf(plan)),
          statedMw: typeof stated === 'number' ? stated : null,
        },
      };
    },
    landOf(plan, scope, id, rule) {
      const site = survey(plan, scope, id);
      if (!('analysis' in site) || base === null) return null;
      const land = landTaken(site, rule, base, topology);
      return land.ok && land.shape.partEnds.length > 0 ? shapeToGeojson(land.shape) : null;
    },
    clip(plan, scope, id) {
      const site = survey(plan, scope, id);
      const feature = plan.features.get(id);
      if (!('analysis' in site) || base === null || feature === undefined) return { ok: false, code: 'failed' };
      const taken: Geometry[] = [];
      for (const rule of takingRules(site)) {
        const land = landTaken(site, rule, base, topology);
        if (!land.ok) return { ok: false, code: 'failed' };
        if (land.shape.partEnds.length > 0) taken.push(shapeToGeojson(land.shape));
      }
      if (site.analysis.netM2 <= 0) return { ok: false, code: 'nothing-left' };
      const left = subtractAreas(topology, feature.geometry, taken);
      const [only] = left.ok ? left.shapes : [];
      return only === undefined ? { ok: false, code: 'failed' } : { ok: true, geometry: only };
    },
    layOut(plan, scope, id, layout, isNetOnly) {
      const farm = plan.features.get(id);
      if (farm?.properties.kind !== 'wind-farm') return { ok: false, code: 'no-farm', places: 0 };
      const place = siteOf(farm.geometry);
      const site = isNetOnly ? survey(plan, scope, id) : null;
      if (isNetOnly && base === null) return { ok: false, code: 'no-land-cover', places: 0 };
      const net = site !== null && 'analysis' in site && base !== null ? landLeft(site, base, topology) : null;
      const land = isNetOnly ? (net?.ok === true ? net.shape : null) : (place.window?.shape ?? null);
      if (land === null) return { ok: false, code: 'failed', places: 0 };
      const drawn = effectiveFeatures(plan, scope.scenario, scope.year);
      const surroundings = {
        villages: villagesNear(drawn, place, layout.setbackM),
        turbines: turbinesIn(farm, drawn).flatMap(({ geometry }) => positionsOf(geometry)),
      };
      return layOutFarm(land, layout, surroundings, topology);
    },
    *screenInSteps(plan, scope) {
      const library = plan.carbon?.library;
      if (library === undefined) return null;
      const drawn = effectiveFeatures(plan, scope.scenario, scope.year);
      const turbines = drawn.filter(({ properties }) => properties.kind === 'wind-turbine');
      const plane = createMetricPlane(boxOf(turbines, siteOf));
      const homes = homesOf(layers.get('villages') ?? null, drawn, plane);
      return yield* screeningInSteps(scope, turbines, homes, plane, library);
    },
  };
}

function rulesNamed(
  { steps, conditional, withoutData, notConsidered }: SiteAnalysis,
  rules: readonly Rule[],
): readonly Rule[] {
  const ids = new Set([...[...steps, ...conditional].map(({ rule }) => rule), ...withoutData, ...notConsidered]);
  return rules.filter(({ id }) => ids.has(id));
}

/** The box around features; the whole country where there are none. */
function boxOf(features: readonly PlanFeature[], siteOf: (geometry: Geometry) => Site) {
  const around = features.flatMap(({ geometry }) => siteOf(geometry).bounds ?? []);
  const [first = { minX: 0, minY: 0, maxX: 0, maxY: 0 }] = around;
  return around.reduce(
    (box, one) => ({
      minX: Math.min(box.minX, one.minX),
      minY: Math.min(box.minY, one.minY),
      maxX: Math.max(box.maxX, one.maxX),
      maxY: Math.max(box.maxY, one.maxY),
    }),
    first,
  );
}
