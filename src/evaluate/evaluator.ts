import { boundsMeet, shapeBounds } from '../geo/shape-bounds.ts';
import type { Shape } from '../geo/shape.ts';
import { tableOfShapes } from '../geo/shape-table.ts';
import type { Topology } from '../geo/topology.ts';
import { kindOf } from '../kinds/kind-list.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';
import type { Baseline } from './baseline.ts';
import type { Evaluation, EvaluationNote } from './evaluation.ts';
import { CutFailure, cutFeature, type FeatureCut, type Taker } from './feature-cut.ts';
import { forestCoverDenominatorM2 } from './indicators/forest-cover.indicator.ts';
import { INDICATORS } from './indicators/indicator-list.ts';
import type { IndicatorInput } from './indicators/indicator.ts';
import type { LandBase } from './land-base.ts';
import { type CutFeatureEntry, sumLandChanges } from './land-changes.ts';
import { type Measure, type NoValue, REGION_ZONE } from './measure.ts';
import { planShape, type PlanShape } from './plan-shape.ts';
import { judgeTargets } from './targets/target-results.ts';

/** The parts of a plan that numbers depend on. */
export type EvaluablePlan = Pick<Plan, 'features' | 'scenarios' | 'targets' | 'landAreaM2'>;

/** One scheme in one year at one revision. */
export interface EvaluationScope {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
}

/** Computes numbers and keeps the fragments of features that an edit did not touch (增量评价). */
export interface Evaluator {
  evaluate(plan: EvaluablePlan, scope: EvaluationScope): Evaluation;
  /** Ellipsoidal area of a drawn shape, m². */
  areaOf(geometry: PlanFeature['geometry']): number;
}

/** What an evaluator works on. */
export interface EvaluatorOptions {
  /** Null while the district has no land cover; then every indicator says so. */
  readonly base: LandBase | null;
  readonly baseline: Baseline | null;
  readonly topology: Topology;
  /** Milliseconds on any clock, for {@link Evaluation.elapsedMs}. */
  readonly now: () => number;
}

/** Cuts kept per feature: schemes and years that share it see different neighbours. */
const CUTS_KEPT_PER_FEATURE = 4;

interface KeptCut {
  readonly shape: Shape;
  readonly takers: readonly Taker[];
  readonly lines: readonly Shape[];
  readonly cut: FeatureCut;
}

interface LandFeature {
  readonly id: string;
  readonly to: string | null;
  readonly isFarmlandLine: boolean;
  readonly planned: PlanShape;
}

/** Starts an evaluator; it holds only what can be computed again. */
export function createEvaluator({ base, baseline, topology, now }: EvaluatorOptions): Evaluator {
  const shapes = new WeakMap<PlanFeature['geometry'], PlanShape | { readonly none: true }>();
  const kept = new Map<string, KeptCut[]>();

  function shapeOf(geometry: PlanFeature['geometry']): PlanShape | null {
    let known = shapes.get(geometry);
    if (known === undefined) {
      known = planShape(geometry, topology) ?? { none: true };
      shapes.set(geometry, known);
    }
    return 'none' in known ? null : known;
  }

  function landFeatures(plan: EvaluablePlan, scope: EvaluationScope): LandFeature[] {
    const found: LandFeature[] = [];
    for (const feature of effectiveFeatures(plan, scope.scenario, scope.year)) {
      const { kind } = feature.properties;
      const to = kindOf(kind).landEffect?.class ?? null;
      const isFarmlandLine = kind === 'farmland-redline';
      if (to === null && !isFarmlandLine) continue;
      const planned = shapeOf(feature.geometry);
      if (planned !== null) found.push({ id: feature.id, to, isFarmlandLine, planned });
    }
    return found;
  }

  function cutOf(feature: LandFeature, takers: readonly Taker[], lines: readonly Shape[], land: LandBase): FeatureCut {
    const shape = feature.planned.shape;
    const variants = kept.get(feature.id) ?? [];
    const known = variants.find((one) => one.shape === shape && isSame(one, takers, lines));
    if (known !== undefined) {
      // To the front: a drag brings a new variant with every movement, and must not push out the one it starts from.
      kept.set(feature.id, [known, ...variants.filter((one) => one !== known)]);
      return known.cut;
    }
    const tables = lines.length === 0 ? [] : [tableOfShapes(lines)];
    if (land.farmlandLine !== null) tables.unshift(land.farmlandLine);
    const cut = cutFeature(shape, takers, tables, land, topology);
    kept.set(feature.id, [{ shape, takers, lines, cut }, ...variants].slice(0, CUTS_KEPT_PER_FEATURE));
    return cut;
  }

  function cutAll(
    features: readonly LandFeature[],
    land: LandBase,
  ): { entries: CutFeatureEntry[]; failed: EvaluationNote[] } {
    const lines = features.filter((one) => one.isFarmlandLine).map((one) => one.planned.shape);
    const entries: CutFeatureEntry[] = [];
    const failed: EvaluationNote[] = [];
    const before: Taker[] = [];
    for (const feature of features) {
      if (feature.to === null) continue;
      const { shape } = feature.planned;
      const takers = before.filter((one) => meets(one.shape, shape));
      const nearLines = lines.filter((one) => meets(one, shape));
      try {
        entries.push({ feature: feature.id, to: feature.to, cut: cutOf(feature, takers, nearLines, land) });
      } catch (error) {
        if (!(error instanceof CutFailure)) throw error;
        failed.push({ code: error.code, feature: feature.id, details: { message: error.message } });
      }
      before.push({ feature: feature.id, shape });
    }
    return { entries, failed };
  }

  function drawnAreas(plan: EvaluablePlan): Record<string, number> {
    const areas: Record<string, number> = {};
    for (const { id, geometry } of plan.features.values()) {
      const planned = shapeOf(geometry);
      if (planned !== null) areas[id] = planned.areaM2;
    }
    return areas;
  }

  return {
    areaOf: (geometry) => shapeOf(geometry)?.areaM2 ?? 0,
    evaluate(plan, scope) {
      const started = now();
      const features = base === null ? [] : landFeatures(plan, scope);
      const { entries, failed } = base === null ? { entries: [], failed: [] } : cutAll(features, base);
      const landAreaM2 = plan.landAreaM2 ?? null;
      const failure: NoValue | null =
        failed[0] === undefined ? null : { code: 'failed', details: { feature: failed[0].feature } };
      const changes = base === null ? NO_CHANGES : sumLandChanges(entries, base);
      const input: IndicatorInput = { baseline, changes, landAreaM2, failure };
      const measures = measure(input, scope);
      const unchanged = measure({ ...input, changes: NO_CHANGES, failure: null }, scope);
      return {
        ...scope,
        measures,
        targets: judgeTargets(plan.targets, {
          measures,
          baseline: unchanged,
          coverDenominatorM2: forestCoverDenominatorM2(input),
        }),
        contributions: changes.contributions,
        drawnM2: drawnAreas(plan),
        balance: balanceOf(measures),
        notes: [...failed, ...repairs(features)],
        elapsedMs: now() - started,
      };
    },
  };
}

const NO_CHANGES: IndicatorInput['changes'] = {
  byChange: new Map(),
  forestGainM2: 0,
  forestLossM2: 0,
  contributions: [],
};

function measure(input: IndicatorInput, { scenario, year, revision }: EvaluationScope): Measure[] {
  return INDICATORS.flatMap((indicator) =>
    indicator.compute(input).map(({ group, value, none }): Measure => ({
      scenario,
      year,
      zone: REGION_ZONE,
      indicator: indicator.id,
      group,
      value,
      none,
      low: null,
      high: null,
      unit: indicator.unit,
      revision,
    })),
  );
}

/** Holds the class rows against the district's own area; they were summed separately. Null where either is not known. */
function balanceOf(measures: readonly Measure[]): Evaluation['balance'] {
  const regionM2 = measures.find((row) => row.indicator === 'area.region')?.value ?? null;
  if (regionM2 === null || regionM2 === 0) return null;
  let classesM2 = 0;
  let unassignedM2 = 0;
  for (const row of measures) {
    if (row.indicator !== 'area.class') continue;
    if (row.value === null) return null;
    if (row.group === 'unassigned') unassignedM2 = row.value;
    else classesM2 += row.value;
  }
  return {
    regionM2,
    classesM2,
    unassignedM2,
    relativeError: Math.abs(classesM2 + unassignedM2 - regionM2) / regionM2,
  };
}

function repairs(features: readonly LandFeature[]): EvaluationNote[] {
  return features.flatMap(({ id, planned }) =>
    planned.repairedBecause === null
      ? []
      : [{ code: 'feature-repaired' as const, feature: id, details: { reason: planned.repairedBecause } }],
  );
}

function meets(a: Shape, b: Shape): boolean {
  const boundsA = shapeBounds(a);
  const boundsB = shapeBounds(b);
  return boundsA !== null && boundsB !== null && boundsMeet(boundsA, boundsB);
}

function isSame(one: KeptCut, takers: readonly Taker[], lines: readonly Shape[]): boolean {
  return (
    one.takers.length === takers.length &&
    one.takers.every((taker, at) => taker.shape === takers[at]?.shape && taker.feature === takers[at].feature) &&
    one.lines.length === lines.length &&
    one.lines.every((line, at) => line === lines[at])
  );
}
