import type { FeatureCollection, Geometry } from 'geojson';
import type { Bounds } from '../../geo/bounds.ts';
import type { Topology } from '../../geo/topology.ts';
import { KINDS, kindOf } from '../../kinds/kind-list.ts';
import type { KindId } from '../../kinds/kind.ts';
import type { Plan, PlanFeature } from '../../plan/plan.ts';
import { effectiveFeatures } from '../../plan/scheme-features.ts';
import type { EvaluationNote, EvaluationProgress, EvaluationScope } from '../evaluation.ts';
import type { LandBase } from '../land-base.ts';
import {
  type ConflictGround,
  conflictsOf,
  type PlainConflict,
  type PlacedFeature,
  widened,
} from './feature-conflicts.ts';
import type { FindingsReport, FoundConflict } from './finding.ts';
import { clipAway, type FixMethod, type FixOutcome, fixMethodsFor, moveAway, shrinkAway } from './finding-fix.ts';
import { obstaclesOf } from './finding-obstacles.ts';
import { createLandOfClasses } from './land-under.ts';
import { createLayerSites, indexSites } from './layer-sites.ts';
import { isSliver, LEAST_AREA_M2 } from './least-area.ts';
import type { RuleBook } from './rule-book.ts';
import { createRuleBooks } from './rule-books.ts';
import type { Rule } from './rule.ts';
import { createSiteMeetings } from './site-meeting.ts';
import { createSites, type Site } from './site.ts';
import { createSlopeChecks } from '../terrain/slope-checks.ts';
import type { Terrain } from '../terrain/terrain.ts';
import { uncheckedRules } from './unchecked-rules.ts';

/** The parts of a plan that findings depend on. */
export type CheckablePlan = Pick<Plan, 'features' | 'scenarios' | 'rules'>;

/** Finds what does not keep the rules and keeps what an edit did not touch (增量检查). */
export interface FindingsFinder {
  /** In slices, as evaluations are; what is stopped is not kept, but for the pairs that were measured. */
  findInSteps(plan: CheckablePlan, scope: EvaluationScope): Generator<EvaluationProgress, FindingsReport, void>;
  /** A shape of a finding's feature with which it is gone, and nothing forbidden comes instead where it moves. */
  fixInSteps(
    plan: CheckablePlan,
    scope: EvaluationScope,
    finding: string,
    method: FixMethod,
  ): Generator<EvaluationProgress, FixOutcome, void>;
  /** Kinds of the same geometry that nothing forbids where a feature lies (改类建议), in the order of the palette. */
  kindsInstead(plan: CheckablePlan, scope: EvaluationScope, feature: string): readonly KindId[];
}

/** What a finder works on. */
export interface FindingsFinderOptions {
  /** Null without land cover. */
  readonly base: LandBase | null;
  /** Base layers in degrees, by role. */
  readonly layers: ReadonlyMap<string, FeatureCollection>;
  /** Those that come with the program; a plan changes them and adds its own, see `effectiveRules`. */
  readonly rules: readonly Rule[];
  readonly topology: Topology;
  /** Null or left out without an elevation model. */
  readonly terrain?: Terrain | null;
}

/** Everything found in one scheme and year. */
interface State {
  /** Scheme and year. */
  readonly key: string;
  readonly book: RuleBook;
  /** In the order of the features. */
  readonly found: readonly CheckedFeature[];
  /** The same by id; made when something else than a shape has changed. */
  byId: ReadonlyMap<string, CheckedFeature> | null;
}

interface CheckedFeature {
  readonly feature: PlanFeature;
  /** Without slivers. */
  readonly conflicts: readonly PlainConflict[];
  /** How many overlaps are too small to be told. */
  readonly slivers: number;
  readonly failure: string | null;
  /** The conflicts as they were told last; the same objects are told again while their origin stays the same. */
  told: readonly FoundConflict[];
}

/** Features of all kept schemes and years together: twenty schemes of a thousand features in four years, and some more. */
const FEATURES_KEPT = 100_000;
/** Features checked between two looks at the clock. */
const FEATURES_PER_STEP = 16;

type SiteOf = (geometry: PlanFeature['geometry']) => Site;

/** Starts with nothing checked. */
export function createFindingsFinder({
  base,
  layers,
  rules,
  topology,
  terrain = null,
}: FindingsFinderOptions): FindingsFinder {
  const siteOf = createSites(topology);
  const layerSites = createLayerSites(layers, topology);
  const meetings = createSiteMeetings(topology);
  const landOf = base === null ? null : createLandOfClasses(base, topology, meetings);
  const slopeChecks = createSlopeChecks(terrain, siteOf, meetings.sharing);
  let states: readonly State[] = [];
  const bookOf = createRuleBooks(rules, () => states.map(({ book }) => book));

  function groundOf(features: readonly PlanFeature[], book: RuleBook): ConflictGround {
    return { book, layers: layerSites, landOf, meetings, terrain, near: opponentsNear(features, book, siteOf) };
  }

  function* findInSteps(
    plan: CheckablePlan,
    scope: EvaluationScope,
  ): Generator<EvaluationProgress, FindingsReport, void> {
    const { scenario, year, revision } = scope;
    const book = bookOf(plan, year);
    const key = `${String(year)} ${scenario}`;
    const usable = states.filter((state) => state.book === book);
    const before = usable.find((state) => state.key === key) ?? usable[0] ?? null;
    const features = effectiveFeatures(plan, scenario, year);
    const dirty = dirtyFeatures(features, book, before, siteOf);
    const ground = groundOf(features, book);
    const found: CheckedFeature[] = [];
    let checked = 0;
    for (const [at, feature] of features.entries()) {
      const known = dirty[at] === 1 ? undefined : knownAt(before, at, feature.id);
      if (known !== undefined) {
        found.push(known);
        continue;
      }
      const site = siteOf(feature.geometry);
      const { conflicts: all, failure } = conflictsOf({ feature, site }, ground);
      const conflicts = all.filter((conflict) => !isSliver(conflict, site));
      found.push({ feature, conflicts, slivers: all.length - conflicts.length, failure, told: [] });
      checked += 1;
      if (checked % FEATURES_PER_STEP === 0) yield { done: at + 1, total: features.length };
    }
    states = withinKept([{ key, book, found, byId: null }, ...states.filter((state) => state.key !== key)]);
    return {
      scenario,
      year,
      revision,
      findings: withOrigin(found, inheritedFeatures(plan, scope)),
      slivers: found.reduce((sum, { slivers }) => sum + slivers, 0),
      leastAreaM2: LEAST_AREA_M2,
      unchecked: uncheckedRules(book, features, layerSites, base !== null, slopeChecks),
      notes: notesOf(found),
    };
  }

  return {
    findInSteps,
    *fixInSteps(plan, scope, finding, method) {
      const { findings } = yield* findInSteps(plan, scope);
      const conflict = findings.find(({ id }) => id === finding);
      const book = bookOf(plan, scope.year);
      const rule = book.rules.find(({ id }) => id === conflict?.rule);
      const feature = plan.features.get(conflict?.feature ?? '');
      if (conflict === undefined || rule === undefined || feature === undefined)
        return { ok: false, code: 'no-finding' };
      const { geometry } = feature;
      const ground = groundOf(effectiveFeatures(plan, scope.scenario, scope.year), book);
      const conflictsAt = (changed: Geometry): readonly PlainConflict[] =>
        conflictsOf({ feature: { ...feature, geometry: changed }, site: siteOf(changed) }, ground).conflicts;
      if (method === 'move') {
        return moveAway(geometry, (moved) =>
          conflictsAt(moved).every(({ rule: one, severity }) => one !== rule.id && severity !== 'forbidden'),
        );
      }
      if (!fixMethodsFor(conflict, geometry).includes(method)) return { ok: false, code: 'not-an-area' };
      const obstacles = obstaclesOf(conflict, rule, siteOf(geometry), plan.features, ground, siteOf);
      return method === 'clip'
        ? clipAway(topology, geometry, obstacles)
        : shrinkAway(topology, geometry, obstacles, (scaled) => conflictsAt(scaled).every(({ id }) => id !== finding));
    },
    kindsInstead(plan, scope, id) {
      const feature = plan.features.get(id);
      if (feature === undefined) return [];
      const ground = groundOf(effectiveFeatures(plan, scope.scenario, scope.year), bookOf(plan, scope.year));
      const site = siteOf(feature.geometry);
      const { kind: present } = feature.properties;
      const { geometry } = kindOf(present);
      return KINDS.filter((kind) => {
        if (kind.id === present || kind.geometry !== geometry || kind.group === 'control') return false;
        const changed = { ...feature, properties: { ...feature.properties, kind: kind.id } };
        return conflictsOf({ feature: changed, site }, ground).conflicts.every(
          ({ severity }) => severity !== 'forbidden',
        );
      }).map((kind) => kind.id);
    },
  };
}

/** The states asked for last, the first one always. Years of a scheme share what was found of a feature. */
function withinKept(states: readonly State[]): readonly State[] {
  let features = 0;
  return states.filter(({ found }, at) => {
    features += found.length;
    return at === 0 || features <= FEATURES_KEPT;
  });
}

/** Finds features of opponent kinds by place. */
function opponentsNear(
  features: readonly PlanFeature[],
  { opponentKinds }: RuleBook,
  siteOf: SiteOf,
): ConflictGround['near'] {
  const placed = features
    .filter(({ properties }) => opponentKinds.has(properties.kind))
    .map((feature): PlacedFeature => ({ feature, site: siteOf(feature.geometry) }))
    .sort((a, b) => (a.feature.id < b.feature.id ? -1 : 1));
  const index = indexSites(placed.map(({ site }) => site));
  return ({ minX, minY, maxX, maxY }) => {
    const found = index.search(minX, minY, maxX, maxY).sort((a, b) => a - b);
    return found.flatMap((at) => placed[at] ?? []);
  };
}

/** 1 for features that changed since a state, and for those near which an opponent changed, came or left; all without a state. */
function dirtyFeatures(
  features: readonly PlanFeature[],
  { opponentKinds, farthestM }: RuleBook,
  before: State | null,
  siteOf: SiteOf,
): Uint8Array {
  const marks = new Uint8Array(features.length);
  if (before === null) return marks.fill(1);
  const touched: Bounds[] = [];
  const touch = ({ geometry, properties }: PlanFeature): void => {
    const { bounds } = siteOf(geometry);
    if (bounds !== null && opponentKinds.has(properties.kind)) touched.push(widened(bounds, farthestM));
  };
  let known = 0;
  for (const [at, feature] of features.entries()) {
    const old = knownAt(before, at, feature.id)?.feature;
    if (old !== undefined) known += 1;
    if (old === feature) continue;
    marks[at] = 1;
    touch(feature);
    if (old !== undefined) touch(old);
  }
  if (known < before.found.length) {
    const present = new Set(features.map(({ id }) => id));
    for (const { feature } of before.found) if (!present.has(feature.id)) touch(feature);
  }
  if (touched.length === 0) return marks;
  const index = indexSites(features.map(({ geometry }) => siteOf(geometry)));
  for (const { minX, minY, maxX, maxY } of touched) {
    for (const at of index.search(minX, minY, maxX, maxY)) marks[at] = 1;
  }
  return marks;
}

/** What is known of a feature: mostly at its place of before, else by its id. */
function knownAt(before: State | null, at: number, id: string): CheckedFeature | undefined {
  if (before === null) return undefined;
  const there = before.found[at];
  if (there?.feature.id === id) return there;
  before.byId ??= new Map(before.found.map((one) => [one.feature.id, one]));
  return before.byId.get(id);
}

/** Ids of what the parent scheme has in a year; null for a scheme without one, in which everything is new. */
function inheritedFeatures(plan: CheckablePlan, { scenario, year }: EvaluationScope): ReadonlySet<string> | null {
  const parent = plan.scenarios.find(({ id }) => id === scenario)?.parent;
  return parent === undefined ? null : new Set(effectiveFeatures(plan, parent, year).map(({ id }) => id));
}

/** A conflict is inherited where both its features are: they are the same there, and so is what they meet in. */
function withOrigin(found: State['found'], inherited: ReadonlySet<string> | null): readonly FoundConflict[] {
  const all: FoundConflict[] = [];
  for (const checked of found) {
    const { conflicts, told } = checked;
    if (conflicts.length === 0) continue;
    if (!conflicts.every((conflict, at) => told[at]?.introduced === !isInherited(conflict, inherited))) {
      checked.told = conflicts.map((conflict) => ({ ...conflict, introduced: !isInherited(conflict, inherited) }));
    }
    for (const one of checked.told) all.push(one);
  }
  return all;
}

function isInherited({ feature, with: other }: PlainConflict, inherited: ReadonlySet<string> | null): boolean {
  if (inherited?.has(feature) !== true) return false;
  return other === '' || other.startsWith('base:') || inherited.has(other);
}

function notesOf(found: State['found']): readonly EvaluationNote[] {
  return found.flatMap(({ feature: { id }, failure }) =>
    failure === null ? [] : [{ code: 'overlay-failed' as const, feature: id, details: { message: failure } }],
  );
}
