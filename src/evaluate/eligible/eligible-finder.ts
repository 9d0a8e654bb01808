import type { FeatureCollection } from 'geojson';
import { isInShape } from '../../geo/place-in-shapes.ts';
import { eastingScale } from '../../geo/plane-scale.ts';
import { shapeBounds } from '../../geo/shape-bounds.ts';
import type { Topology } from '../../geo/topology.ts';
import { planeLatitude } from '../../geo/working-plane.ts';
import type { KindId } from '../../kinds/kind.ts';
import { classCodeOf } from '../../land/land-table.ts';
import { parcelAt } from '../../land/parcel-at.ts';
import { effectiveFeatures } from '../../plan/scheme-features.ts';
import type { Baseline } from '../baseline.ts';
import type { EvaluablePlan } from '../evaluable-plan.ts';
import type { EvaluationProgress, EvaluationScope } from '../evaluation.ts';
import type { LandBase } from '../land-base.ts';
import { indexOutlines, type OutlinesNear } from '../outline-index.ts';
import { createLayerSites } from '../rules/layer-sites.ts';
import type { RuleBook } from '../rules/rule-book.ts';
import { distanceToSite } from '../rules/site-distance.ts';
import { createSiteMeetings } from '../rules/site-meeting.ts';
import { createSites } from '../rules/site.ts';
import { uncheckedRules } from '../rules/unchecked-rules.ts';
import { createSlopeChecks } from '../terrain/slope-checks.ts';
import type { Terrain } from '../terrain/terrain.ts';
import type { Barrier } from './barrier.ts';
import { createLandDivider, type LandDivider } from './divide-land.ts';
import type { EligibleLand, EligiblePlace, EligibleReason, EligibleVerdict } from './eligible-land.ts';
import { createBarrierMaker, freshFeature, rulesOfKind, uncounted } from './kind-barriers.ts';
import { type ParcelVerdicts, parcelVerdicts } from './parcel-verdicts.ts';

/** What was divided last: the map and the pointer are answered from it. */
export interface ShownLand {
  readonly land: EligibleLand;
  readonly barriers: readonly Barrier[];
  readonly verdictOf: ParcelVerdicts;
  readonly near: OutlinesNear<Barrier>;
}

/** Finds out where a kind could go (哪里可以放). */
export interface EligibleFinder {
  /** Null without land cover. In slices, as evaluations are; what an edit does not touch is kept. */
  findInSteps(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    kind: KindId,
  ): Generator<EvaluationProgress, EligibleLand | null, void>;
  /** What was found last. */
  shown(): ShownLand | null;
  /** What may be done at a place of the working plane, and why not; null outside of the district, and before anything was found. */
  at(x: number, y: number): EligiblePlace | null;
}

/** What a finder works on. */
export interface EligibleFinderOptions {
  /** Null without land cover. */
  readonly base: LandBase | null;
  readonly baseline: Baseline | null;
  /** Base layers in degrees, by role. */
  readonly layers: ReadonlyMap<string, FeatureCollection>;
  readonly topology: Topology;
  /** Null without an elevation model. */
  readonly terrain: Terrain | null;
  /** The rules of a plan in force in a year; the same object while they are the same. */
  readonly bookOf: (plan: EvaluablePlan, year: number) => RuleBook;
}

/** What is kept between two questions about a kind. */
interface KindState {
  readonly kind: KindId;
  readonly book: RuleBook;
  readonly verdictOf: ParcelVerdicts;
  readonly divider: LandDivider;
}

/** Starts with nothing found. */
export function createEligibleFinder(options: EligibleFinderOptions): EligibleFinder {
  const { base, baseline, topology, terrain } = options;
  const siteOf = createSites(topology);
  const layers = createLayerSites(options.layers, topology);
  const meetings = createSiteMeetings(topology);
  const slopeChecks = createSlopeChecks(terrain, siteOf, meetings.sharing);
  const box = base === null ? null : base.region === null ? base.index.bounds : shapeBounds(base.region);
  const maker = box === null ? null : createBarrierMaker({ layers, meetings, siteOf, terrain }, box);
  let state: KindState | null = null;
  let shown: ShownLand | null = null;

  function stateOf(kind: KindId, book: RuleBook, land: LandBase, ofLand: Baseline): KindState {
    if (state?.kind === kind && state.book === book) return state;
    const verdictOf = parcelVerdicts(kind, rulesOfKind(kind, book).rules, land);
    return { kind, book, verdictOf, divider: createLandDivider(land, ofLand, verdictOf) };
  }

  return {
    *findInSteps(plan, scope, kind) {
      if (base === null || baseline === null || box === null || maker === null) return null;
      const book = options.bookOf(plan, scope.year);
      const { rules, others } = rulesOfKind(kind, book);
      const now = stateOf(kind, book, base, baseline);
      const drawn = effectiveFeatures(plan, scope.scenario, scope.year);
      const { barriers, failed } = yield* maker.make(rules, drawn);
      const near = indexOutlines(barriers);
      yield { done: 0, total: 1 };
      const divided = yield* now.divider.divide(barriers, near);
      const asksForSlopes = rules.some(({ maximumSlopeDegrees }) => maximumSlopeDegrees !== null);
      if (terrain !== null && asksForSlopes) yield* uncounted(terrain.knownNearInSteps(box));
      const coveredM2 = Object.values(divided.areasM2).reduce((sum, areaM2) => sum + areaM2, 0);
      const bareM2 = Math.max(0, baseline.regionM2 - coveredM2);
      // The rules are asked of a feature of the kind that covers the district, so that a model that ends before is told.
      const fresh = freshFeature(kind, options.layers.get('boundary')?.features[0]?.geometry);
      const land: EligibleLand = {
        ...scope,
        kind,
        areasM2: { ...divided.areasM2, unknown: divided.areasM2.unknown + bareM2 },
        steps: divided.steps,
        unchecked: uncheckedRules(book, [fresh, ...drawn], layers, true, slopeChecks).filter(({ rule }) =>
          rules.some(({ id }) => id === rule),
        ),
        notConsidered: [...others, ...rules.filter(({ minimumAreaM2 }) => minimumAreaM2 !== null)].map(({ id }) => id),
        failed,
      };
      state = now;
      shown = { land, barriers, verdictOf: now.verdictOf, near };
      return land;
    },
    shown: () => shown,
    at(x, y) {
      if (shown === null || base === null) return null;
      if (base.region !== null && !isInShape(base.region, x, y)) return null;
      const parcel = parcelAt(base.land, base.index, x, y);
      if (parcel === null && base.region === null) return null;
      const { land, near, verdictOf } = shown;
      const ofClass = parcel === null ? null : verdictOf(parcel);
      const reasons = [...ofBarriers(near({ minX: x, minY: y, maxX: x, maxY: y }), x, y)];
      for (const { cause, verdict } of ofClass?.causes ?? []) {
        reasons.push({ cause, verdict, with: '', distanceM: null });
      }
      return {
        kind: land.kind,
        classCode: parcel === null ? '' : classCodeOf(base.land, parcel),
        verdict: verdictOfPlace(ofClass?.verdict ?? null, reasons),
        reasons: reasons.toSorted((a, b) => Number(b.verdict === 'forbidden') - Number(a.verdict === 'forbidden')),
      };
    },
  };
}

/** As land is divided: what no parcel covers is unknown whatever lies on it, land of a class that nobody knows can be forbidden. */
function verdictOfPlace(ofClass: EligibleVerdict | null, reasons: readonly EligibleReason[]): EligibleVerdict {
  if (ofClass === null) return 'unknown';
  if (reasons.some(({ verdict }) => verdict === 'forbidden')) return 'forbidden';
  if (ofClass === 'unknown') return 'unknown';
  return reasons.length > 0 ? 'conditional' : 'allowed';
}

/** Reasons of the barriers that hold a place; of several on one thing by one rule the nearest. */
function ofBarriers(barriers: readonly Barrier[], x: number, y: number): readonly EligibleReason[] {
  const byRule = new Map<string, EligibleReason>();
  for (const { window, rule, verdict, with: opponent, site, distanceM } of barriers) {
    if (!isInShape(window.shape, x, y)) continue;
    const metres = distanceM === null ? null : distanceToSite(x, y, site, eastingScale(planeLatitude(y)));
    const key = `${rule} ${opponent}`;
    const known = byRule.get(key);
    if (known !== undefined && (metres === null || (known.distanceM ?? 0) <= metres)) continue;
    byRule.set(key, { cause: { rule }, verdict, with: opponent, distanceM: metres });
  }
  return [...byRule.values()];
}
