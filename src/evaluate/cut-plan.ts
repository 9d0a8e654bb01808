import { boundsMeet } from '../geo/shape-bounds.ts';
import type { Baseline } from './baseline.ts';
import { CutFailure } from './cut-failure.ts';
import { type CutGround, districtGround } from './cut-ground.ts';
import { createCutKeeper, type KeptCut } from './cut-keeper.ts';
import type { Outline } from './cut-parcel.ts';
import type { Contribution, EvaluationNote, EvaluationProgress } from './evaluation.ts';
import type { GroundSums } from './ground-sums.ts';
import {
  contributionOf,
  createLandRules,
  type FeatureChange,
  type LandChanges,
  sumLandChanges,
} from './land-changes.ts';
import type { Fragments } from './feature-cut.ts';
import type { LandBase } from './land-base.ts';
import type { NoValue } from './measure.ts';
import { indexOutlines } from './outline-index.ts';
import type { PlanShape } from './plan-shape.ts';
import type { Topology } from '../geo/topology.ts';
import type { Zone } from '../plan/plan.ts';
import { measureZone, type ZoneGround } from './zone-ground.ts';
import { createZoneWindows, type ZoneWindows } from './zone-windows.ts';

/** A drawn area of a scheme and year, in the order in which they take land. */
export interface PlannedArea {
  readonly feature: string;
  /** Class of the third survey that it makes of land; null for a farmland line. */
  readonly to: string | null;
  readonly species: string;
  readonly planned: PlanShape;
}

/** Land of a feature as it was cut, in the order in which features take land. */
export interface TurningLand {
  readonly feature: string;
  /** Class of the third survey that the feature makes of it; null where the class stays and only carbon changes. */
  readonly to: string | null;
  readonly fragments: Fragments;
}

/** What a plan does to the district or to a zone. */
export interface PlanOutcome {
  /** What was there before; null where that cannot be told. */
  readonly ground: GroundSums | null;
  readonly changes: LandChanges;
  /** Why the changes are not known; null when they are. */
  readonly failure: NoValue | null;
}

/** What a plan does to the district, to its zones, and feature by feature. */
export interface CutPlanResult {
  readonly district: PlanOutcome;
  readonly zones: readonly { readonly zone: string; readonly outcome: PlanOutcome }[];
  readonly contributions: readonly Contribution[];
  /** The land that was cut, feature by feature, in the order in which they take it; land whose class stays comes last. */
  readonly turning: readonly TurningLand[];
  readonly failed: readonly EvaluationNote[];
}

/** Cuts whole plans on one base, over and over, and keeps what an edit does not touch. */
export interface PlanCutter {
  /** The district before any plan. */
  readonly ground: CutGround;
  /** A zone of the district before any plan, measured once while its outline is the same object. */
  zoneGround(geometry: Zone['geometry']): ZoneGround | CutFailure;
  /**
   * @param areas in the order in which they take land
   * @param staying areas under which land keeps its class: they get what no other one takes, in their order
   */
  cut(
    areas: readonly PlannedArea[],
    zones: readonly Zone[],
    staying: readonly PlannedArea[],
  ): Generator<EvaluationProgress, CutPlanResult, void>;
}

/** Nothing drawn, nothing changed. */
export const NO_CHANGES: LandChanges = sumLandChanges([]);

interface CutArea {
  readonly area: PlannedArea & { readonly to: string };
  readonly kept: KeptCut;
}

/** Starts with nothing cut. */
export function createPlanCutter(
  base: LandBase,
  baseline: Baseline,
  topology: Topology,
  zoneWindow: ZoneWindows = createZoneWindows(base.region, topology),
): PlanCutter {
  const ground = districtGround(base, baseline.inRegionM2, topology);
  const keeper = createCutKeeper(ground);
  const rules = createLandRules(base, baseline.strata, baseline.stocks);
  const contributions = new WeakMap<FeatureChange, Contribution>();
  const zoneGrounds = new WeakMap<Zone['geometry'], ZoneGround | CutFailure>();

  function contributionFor(change: FeatureChange, { cut }: KeptCut): Contribution {
    let known = contributions.get(change);
    if (known === undefined) {
      known = contributionOf(change, cut);
      contributions.set(change, known);
    }
    return known;
  }

  function zoneGround(geometry: Zone['geometry']): ZoneGround | CutFailure {
    let known = zoneGrounds.get(geometry);
    if (known === undefined) {
      known = orFailure(() => measureZone(zoneWindow(geometry), ground, baseline));
      zoneGrounds.set(geometry, known);
    }
    return known;
  }

  function* cutZone(
    geometry: Zone['geometry'],
    cuts: readonly CutArea[],
    failed: readonly PlannedArea[],
    progress: EvaluationProgress,
  ): Generator<EvaluationProgress, PlanOutcome, void> {
    const zone = zoneGround(geometry);
    if (zone instanceof CutFailure) {
      return { ground: null, changes: NO_CHANGES, failure: { code: 'failed', details: { message: zone.message } } };
    }
    const unknown = failed.find((area) => meets(area, zone));
    if (unknown !== undefined) return withoutChanges(zone.sums, unknown.feature);
    const changes: FeatureChange[] = [];
    for (const { area, kept } of cuts) {
      if (!meets(area, zone)) continue;
      const fragments = yield* caught(keeper.cutInZone(area.feature, kept, zone), progress);
      if (fragments instanceof CutFailure) return withoutChanges(zone.sums, area.feature);
      changes.push(rules.changeOf({ ...area, fragments }));
    }
    return { ground: zone.sums, changes: sumLandChanges(changes), failure: null };
  }

  return {
    ground,
    zoneGround,
    *cut(areas, zones, staying) {
      const turning = areas.filter(turnsLand);
      const total = turning.length + zones.length + staying.length;
      const takersNear = indexOutlines([...turning, ...staying].map(outlineOf));
      const linesNear = indexOutlines(areas.filter((area) => area.to === null).map(outlineOf));
      const cuts: CutArea[] = [];
      const failed: PlannedArea[] = [];
      const notes: EvaluationNote[] = [];
      function* cutArea(
        { feature, planned: { window, areaM2 } }: PlannedArea,
        place: number,
        progress: EvaluationProgress,
      ): Generator<EvaluationProgress, KeptCut | null, void> {
        const subject = { window, takers: takersNear(window.bounds, place), lines: linesNear(window.bounds) };
        const kept = yield* caught(keeper.cut(feature, subject, areaM2), progress);
        if (!(kept instanceof CutFailure)) return kept;
        notes.push({ code: kept.code, feature, details: { message: kept.message } });
        return null;
      }
      for (const [done, area] of turning.entries()) {
        const kept = yield* cutArea(area, done, { done, total });
        if (kept === null) failed.push(area);
        else cuts.push({ area, kept });
        yield { done: done + 1, total };
      }
      const changes: FeatureChange[] = [];
      const brought: Contribution[] = [];
      for (const { area, kept } of cuts) {
        const change = rules.changeOf({ ...area, fragments: kept.cut });
        changes.push(change);
        brought.push(contributionFor(change, kept));
      }
      const [firstFailed] = failed;
      const outcomes: { zone: string; outcome: PlanOutcome }[] = [];
      for (const [at, { id, geometry }] of zones.entries()) {
        const progress = { done: turning.length + at, total };
        outcomes.push({ zone: id, outcome: yield* cutZone(geometry, cuts, failed, progress) });
        yield { ...progress, done: progress.done + 1 };
      }
      const left: TurningLand[] = [];
      for (const [at, area] of staying.entries()) {
        const progress = { done: turning.length + zones.length + at, total };
        const kept = yield* cutArea(area, turning.length + at, progress);
        if (kept !== null) left.push({ feature: area.feature, to: null, fragments: kept.cut });
        yield { ...progress, done: progress.done + 1 };
      }
      keeper.forgetOld(new Set([...areas, ...staying].map((area) => area.feature)));
      return {
        district:
          firstFailed === undefined
            ? { ground: baseline, changes: sumLandChanges(changes), failure: null }
            : withoutChanges(baseline, firstFailed.feature),
        zones: outcomes,
        contributions: brought,
        turning: [...cuts.map(({ area: { feature, to }, kept }) => ({ feature, to, fragments: kept.cut })), ...left],
        failed: notes,
      };
    },
  };
}

function turnsLand(area: PlannedArea): area is PlannedArea & { readonly to: string } {
  return area.to !== null;
}

function outlineOf({ feature, planned }: PlannedArea): Outline {
  return { feature, window: planned.window };
}

function meets({ planned }: PlannedArea, zone: ZoneGround): boolean {
  const { bounds } = planned.window;
  return bounds !== null && zone.window.bounds !== null && boundsMeet(bounds, zone.window.bounds);
}

function withoutChanges(ground: GroundSums, feature: string): PlanOutcome {
  return { ground, changes: NO_CHANGES, failure: { code: 'failed', details: { feature } } };
}

/** Runs work that yields; gives a failure back as a value and lets faults through. */
function* caught<Result>(
  work: Generator<void, Result, void>,
  progress: EvaluationProgress,
): Generator<EvaluationProgress, Result | CutFailure, void> {
  for (;;) {
    const step = orFailure(() => work.next());
    if (step instanceof CutFailure) return step;
    if (step.done === true) return step.value;
    yield progress;
  }
}

function orFailure<Result>(work: () => Result): Result | CutFailure {
  try {
    return work();
  } catch (error) {
    if (error instanceof CutFailure) return error;
    throw error;
  }
}
