import type { FeatureCollection } from 'geojson';
import { ShapeWindow } from '../geo/shape-window.ts';
import type { Topology } from '../geo/topology.ts';
import type { PlanFeature, Zone } from '../plan/plan.ts';
import { requireFeature } from '../plan/require-feature.ts';
import { effectiveFeatures } from '../plan/scheme-features.ts';
import { allAtOnce } from './all-at-once.ts';
import type { Baseline } from './baseline.ts';
import { type CarbonQuestions, createCarbonQuestions } from './carbon-questions.ts';
import { createCarbonEvaluator } from './carbon/carbon-evaluator.ts';
import { noCarbonRows } from './carbon/carbon-measures.ts';
import { createAgreementMaker } from './compare/agreement-maker.ts';
import type { AgreementSide, LandAgreement } from './compare/land-agreement.ts';
import { coverageAccount, type CoverageAccount } from './coverage/coverage-account.ts';
import { createCoverageEvaluator } from './coverage/coverage-evaluator.ts';
import {
  createPlanCutter,
  type CutPlanResult,
  NO_CHANGES,
  type PlannedArea,
  type PlanOutcome,
  type TurningLand,
} from './cut-plan.ts';
import { energyInYears, type EnergySeries } from './energy/energy-series.ts';
import type { EvaluablePlan } from './evaluable-plan.ts';
import type { Evaluation, EvaluationNote, EvaluationProgress, EvaluationScope } from './evaluation.ts';
import { createBaseRoofs } from './buildings/base-roofs.ts';
import type { BuildingOutlines } from './buildings/building-outlines.ts';
import { createBaseLines } from './features/base-lines.ts';
import { createFeatureCounter } from './features/feature-counter.ts';
import { FEATURE_INDICATORS } from './features/feature-indicator-list.ts';
import { featureRows } from './features/feature-rows.ts';
import { KeptWork } from './features/kept-work.ts';
import { balanceOf, indicatorRows } from './indicator-rows.ts';
import { type IndicatorInput, NO_LAND_COVER } from './indicators/indicator.ts';
import type { LandBase } from './land-base.ts';
import { type Measure, REGION_ZONE } from './measure.ts';
import { plantedStock } from './planted-stock.ts';
import { createPlannedAreas } from './planned-areas.ts';
import { judgeTargets } from './targets/target-results.ts';
import { createZoneWindows } from './zone-windows.ts';

/** Computes numbers and keeps the fragments that an edit did not touch (增量评价). */
export interface Evaluator extends CarbonQuestions {
  evaluate(plan: EvaluablePlan, scope: EvaluationScope): Evaluation;
  /**
   * The same in slices: yields between features and now and then within a large one. Whoever does not want the answer any
   * more just stops; features that were finished stay kept. Several may be under way at once.
   */
  evaluateInSteps(plan: EvaluablePlan, scope: EvaluationScope): Generator<EvaluationProgress, Evaluation, void>;
  /** Energy year by year, see {@link energyInYears}; null without a library of factors. */
  energyInSteps(
    plan: EvaluablePlan,
    scope: Omit<EvaluationScope, 'year'>,
    years: readonly number[],
  ): Generator<EvaluationProgress, EnergySeries | null, void>;
  /** What several schemes make of the land, see {@link createAgreementMaker}; null without land cover. */
  agreementInSteps(
    sides: readonly AgreementSide<EvaluablePlan>[],
  ): Generator<EvaluationProgress, LandAgreement | null, void>;
  /** Coverage by stations in detail; null without a library of factors. */
  coverageReport(plan: EvaluablePlan, scope: EvaluationScope): CoverageAccount | null;
  /** Ellipsoidal area of a drawn shape, m². */
  areaOf(geometry: PlanFeature['geometry']): number;
  /** As `Evaluation` has them. */
  drawnM2(plan: EvaluablePlan): Evaluation['drawnM2'];
}

/** What an evaluator works on. */
export interface EvaluatorOptions {
  /** Null while the district has no land cover; then every indicator says so. */
  readonly base: LandBase | null;
  readonly baseline: Baseline | null;
  readonly topology: Topology;
  /** Vector layers of the base by role; none when left out. */
  readonly layers?: ReadonlyMap<string, FeatureCollection>;
  /** Outlines of buildings that the base has; none when left out. */
  readonly buildings?: BuildingOutlines | null;
  /** Milliseconds on any clock, for {@link Evaluation.elapsedMs}. */
  readonly now: () => number;
}

/** Starts an evaluator; it holds only what can be computed again. */
export function createEvaluator({
  base,
  baseline,
  topology,
  layers = new Map(),
  buildings = null,
  now,
}: EvaluatorOptions): Evaluator {
  const areas = createPlannedAreas(topology);
  const region = base?.region ?? null;
  const zoneWindow = createZoneWindows(region, topology);
  const cutter = base === null || baseline === null ? null : createPlanCutter(base, baseline, topology, zoneWindow);

  const counter = createFeatureCounter(region, topology, zoneWindow, areas.shapeOf);
  const kept = new KeptWork();
  const linesOfBase = createBaseLines(layers, counter);
  const district = region === null ? null : new ShapeWindow(region);
  const roofs = buildings === null ? null : createBaseRoofs(buildings, district, zoneWindow, topology);

  const coverage = createCoverageEvaluator({
    region,
    cutter,
    zoneWindow,
    layers: {
      roads: layers.get('roads') ?? null,
      villages: layers.get('villages') ?? null,
      places: layers.get('places') ?? null,
    },
  });

  const carbon =
    base === null || baseline === null ? null : createCarbonEvaluator(base, baseline.inRegionM2, areas.areaOf);

  const agreement =
    cutter === null || baseline === null ? null : createAgreementMaker(cutter.ground, baseline, areas.shapeOf);

  function inputOf(
    { ground, changes, failure }: PlanOutcome,
    landAreaM2: number | null,
    { features, carbon: rules, blueGreen }: EvaluablePlan,
    year: number,
  ): IndicatorInput {
    return {
      ground,
      changes,
      landAreaM2,
      failure,
      classes: base?.classes ?? null,
      blueGreen: blueGreen ?? null,
      plantedStock: (id) => plantedStock(requireFeature({ features }, id), year, rules),
    };
  }

  /** What is cut in a scheme and year; nothing without land cover. */
  function* turningLand(
    plan: EvaluablePlan,
    scope: EvaluationScope,
  ): Generator<EvaluationProgress, readonly TurningLand[], void> {
    return cutter === null
      ? []
      : (yield* cutter.cut(areas.turning(plan, scope), [], areas.staying(plan, scope))).turning;
  }

  /** Rows of features that are counted; none without a library of factors. */
  function countedRows(plan: EvaluablePlan, scope: EvaluationScope): readonly Measure[] {
    if (plan.carbon === undefined) return [];
    const { library, province = null, settings } = plan.carbon;
    const features = effectiveFeatures(plan, scope.scenario, scope.year);
    const roofsOfBase =
      roofs === null ? {} : { roofsOfBase: (zone: Zone | null) => roofs(zone, settings.baseYear, scope.year) };
    const input = { scope, features, zones: plan.zones ?? [], library, province, kept, ...roofsOfBase };
    return featureRows(input, FEATURE_INDICATORS, counter, linesOfBase);
  }

  function* work(
    plan: EvaluablePlan,
    scope: EvaluationScope,
  ): Generator<EvaluationProgress, Omit<Evaluation, 'elapsedMs'>, void> {
    const turning = cutter === null ? [] : areas.turning(plan, scope);
    const zones = plan.zones ?? [];
    const cut = cutter === null ? withoutLand(zones) : yield* cutter.cut(turning, zones, areas.staying(plan, scope));
    const inputs = [
      { zone: REGION_ZONE, input: inputOf(cut.district, plan.landAreaM2 ?? null, plan, scope.year) },
      ...cut.zones.map(({ zone, outcome }) => ({ zone, input: inputOf(outcome, null, plan, scope.year) })),
    ];
    const measures: Measure[] = [];
    const unchanged: Measure[] = [];
    for (const { zone, input } of inputs) {
      measures.push(...indicatorRows(input, zone, scope));
      unchanged.push(...indicatorRows({ ...input, changes: NO_CHANGES, failure: null }, zone, scope));
    }
    measures.push(...countedRows(plan, scope));
    unchanged.push(...countedRows({ ...plan, features: new Map() }, scope));
    if (plan.carbon !== undefined) {
      // Without stations nothing is served: there is no coverage before the plan to compare with.
      measures.push(...coverage.rows(plan, scope, plan.carbon.library));
      measures.push(...(carbon?.rows(plan, scope, cut.turning) ?? noCarbonRows(NO_LAND_COVER, scope)));
    }
    return {
      ...scope,
      measures,
      targets: judgeTargets(plan.targets, {
        year: scope.year,
        measures,
        baseline: unchanged,
        groupOfClass: (code) => base?.classes.classOf(code)?.group ?? null,
        library: plan.carbon?.library ?? null,
      }),
      contributions: cut.contributions,
      drawnM2: areas.drawnM2(plan),
      balance: balanceOf(measures),
      notes: [...(baseline?.notes ?? []), ...cut.failed, ...repairs(turning)],
    };
  }

  function* evaluateInSteps(
    plan: EvaluablePlan,
    scope: EvaluationScope,
  ): Generator<EvaluationProgress, Evaluation, void> {
    const steps = work(plan, scope);
    let elapsedMs = 0;
    for (;;) {
      const started = now();
      const step = steps.next();
      elapsedMs += now() - started;
      if (step.done === true) return { ...step.value, elapsedMs };
      yield step.value;
    }
  }

  return {
    ...createCarbonQuestions(carbon, turningLand),
    areaOf: areas.areaOf,
    drawnM2: areas.drawnM2,
    evaluateInSteps,
    coverageReport(plan, scope) {
      const library = plan.carbon?.library ?? null;
      return library === null ? null : coverageAccount(coverage.state(plan, scope, library), library);
    },
    *agreementInSteps(sides) {
      return agreement === null ? null : yield* agreement.compare(sides);
    },
    energyInSteps: (plan, scope, years) => energyInYears(plan, scope, years, counter),
    evaluate: (plan, scope) => allAtOnce(evaluateInSteps(plan, scope)),
  };
}

/** A district without land cover: there is nothing to cut and nothing known of any zone. */
function withoutLand(zones: NonNullable<EvaluablePlan['zones']>): CutPlanResult {
  const nothing: PlanOutcome = { ground: null, changes: NO_CHANGES, failure: null };
  return {
    district: nothing,
    zones: zones.map(({ id }) => ({ zone: id, outcome: nothing })),
    contributions: [],
    turning: [],
    failed: [],
  };
}

function repairs(areas: readonly PlannedArea[]): EvaluationNote[] {
  return areas.flatMap(({ feature, planned }) =>
    planned.repairedBecause === null
      ? []
      : [{ code: 'feature-repaired' as const, feature, details: { reason: planned.repairedBecause } }],
  );
}
