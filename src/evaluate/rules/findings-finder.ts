import type { FeatureCollection } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';
import type { Topology } from '../../geo/topology.ts';
import type { Plan, PlanFeature } from '../../plan/plan.ts';
import { effectiveFeatures } from '../../plan/scheme-features.ts';
import type { EvaluationNote, EvaluationProgress, EvaluationScope } from '../evaluation.ts';
import type { LandBase } from '../land-base.ts';
import {
  type ConflictGround,
  conflictsOf,
  type FeatureConflicts,
  type PlacedFeature,
  widened,
} from './feature-conflicts.ts';
import type { FindingsReport, FoundConflict } from './finding.ts';
import { createLandOfClasses } from './land-under.ts';
import { createLayerSites, indexSites } from './layer-sites.ts';
import { type RuleBook, ruleBook } from './rule-book.ts';
import type { Rule } from './rule.ts';
import { createSiteMeetings } from './site-meeting.ts';
import { createSites } from './site.ts';
import { uncheckedRules } from './unchecked-rules.ts';

/** The parts of a plan that findings depend on. */
export type CheckablePlan = Pick<Plan, 'features' | 'scenarios'>;

/** Finds what does not keep the rules and keeps what an edit did not touch (增量检查). */
export interface FindingsFinder {
  /** In slices, as evaluations are; what is stopped is not kept, but for the pairs that were measured. */
  findInSteps(plan: CheckablePlan, scope: EvaluationScope): Generator<EvaluationProgress, FindingsReport, void>;
}

/** What a finder works on. */
export interface FindingsFinderOptions {
  /** Null without land cover. */
  readonly base: LandBase | null;
  /** Base layers in degrees, by role. */
  readonly layers: ReadonlyMap<string, FeatureCollection>;
  readonly rules: readonly Rule[];
  readonly topology: Topology;
}

/** Everything found in one scheme and year. */
interface State {
  readonly key: string;
  readonly book: RuleBook;
  readonly found: ReadonlyMap<string, { readonly feature: PlanFeature; readonly result: FeatureConflicts }>;
}

/** Schemes and years of which everything is kept. */
const STATES_KEPT = 4;
/** Features checked between two looks at the clock. */
const FEATURES_PER_STEP = 16;

/** Starts with nothing checked. */
export function createFindingsFinder({ base, layers, rules, topology }: FindingsFinderOptions): FindingsFinder {
  const siteOf = createSites(topology);
  const layerSites = createLayerSites(layers, topology);
  const meetings = createSiteMeetings(topology);
  const landOf = base === null ? null : createLandOfClasses(base, topology, meetings);
  const books = new Map<string, RuleBook>();
  let states: readonly State[] = [];

  /** Years with the same rules share a book, and with it what was found. */
  function bookOf(year: number): RuleBook {
    const made = ruleBook(rules, year);
    const key = made.rules.map(({ id }) => id).join(' ');
    const known = books.get(key);
    if (known !== undefined) return known;
    books.set(key, made);
    return made;
  }

  return {
    *findInSteps(plan, scope) {
      const { scenario, year, revision } = scope;
      const book = bookOf(year);
      const key = `${String(year)} ${scenario}`;
      const usable = states.filter((state) => state.book === book);
      const before = usable.find((state) => state.key === key) ?? usable[0] ?? null;
      const features = effectiveFeatures(plan, scenario, year);
      const placed = features.map((feature): PlacedFeature => ({ feature, site: siteOf(feature.geometry) }));
      const index = indexSites(placed.map(({ site }) => site));
      const placesNear = ({ minX, minY, maxX, maxY }: Bounds): readonly number[] =>
        index.search(minX, minY, maxX, maxY);
      const near = (box: Bounds): readonly PlacedFeature[] =>
        placesNear(box)
          .flatMap((at) => placed[at] ?? [])
          .sort((a, b) => (a.feature.id < b.feature.id ? -1 : 1));
      const ground: ConflictGround = { book, layers: layerSites, landOf, meetings, near };

      const dirty = dirtyPlaces(placed, before);
      const found = new Map<string, { readonly feature: PlanFeature; readonly result: FeatureConflicts }>();
      let checked = 0;
      for (const [at, one] of placed.entries()) {
        const known = dirty[at] === 1 ? undefined : before?.found.get(one.feature.id);
        found.set(one.feature.id, known ?? { feature: one.feature, result: conflictsOf(one, ground) });
        checked += known === undefined ? 1 : 0;
        if (known === undefined && checked % FEATURES_PER_STEP === 0) yield { done: at + 1, total: placed.length };
      }
      states = [{ key, book, found }, ...states.filter((state) => state.key !== key)].slice(0, STATES_KEPT);
      return {
        scenario,
        year,
        revision,
        findings: [...withOrigin(found, inheritedFeatures(plan, scope))],
        unchecked: uncheckedRules(book, features, layerSites, base !== null),
        notes: notesOf(found),
      };

      /** 1 for features that changed, or came or left near another one, since a state; all without one. */
      function dirtyPlaces(now: readonly PlacedFeature[], state: State | null): Uint8Array {
        const marks = new Uint8Array(now.length);
        if (state === null) return marks.fill(1);
        const present = new Set<string>();
        const touch = (geometry: PlanFeature['geometry']): void => {
          const { bounds } = siteOf(geometry);
          if (bounds === null) return;
          for (const at of placesNear(widened(bounds, state.book.farthestM))) marks[at] = 1;
        };
        for (const [at, { feature }] of now.entries()) {
          present.add(feature.id);
          const old = state.found.get(feature.id)?.feature;
          if (old === feature) continue;
          marks[at] = 1;
          touch(feature.geometry);
          if (old !== undefined) touch(old.geometry);
        }
        for (const [id, { feature }] of state.found) if (!present.has(id)) touch(feature.geometry);
        return marks;
      }
    },
  };
}

/** Ids of what the parent scheme has in a year; null for a scheme without one, in which everything is new. */
function inheritedFeatures(plan: CheckablePlan, { scenario, year }: EvaluationScope): ReadonlySet<string> | null {
  const parent = plan.scenarios.find(({ id }) => id === scenario)?.parent;
  return parent === undefined ? null : new Set(effectiveFeatures(plan, parent, year).map(({ id }) => id));
}

/** A conflict is inherited where both its features are: they are the same there, and so is what they meet in. */
function* withOrigin(
  found: State['found'],
  inherited: ReadonlySet<string> | null,
): Generator<FoundConflict, void, void> {
  for (const { result } of found.values()) {
    for (const conflict of result.conflicts) {
      const { feature, with: other } = conflict;
      const isOtherInherited = other === '' || other.startsWith('base:') || inherited?.has(other) === true;
      yield { ...conflict, introduced: !(inherited?.has(feature) === true && isOtherInherited) };
    }
  }
}

function notesOf(found: State['found']): readonly EvaluationNote[] {
  return [...found].flatMap(([feature, { result }]) =>
    result.failure === null ? [] : [{ code: 'overlay-failed' as const, feature, details: { message: result.failure } }],
  );
}
