import type { Plan, PlanFeature } from './plan.ts';
import type { SchemeRevision } from './scheme-command.ts';
import { originOf, presenceDifference, type SchemeDifference, type SchemePiece } from './scheme-difference.ts';
import { SchemeDraft } from './scheme-draft.ts';
import { lineageOf } from './scheme-features.ts';
import { type Presence, schemePresences } from './scheme-presences.ts';

/** Two schemes and which pieces of the second the first is to take. */
export interface MergeRequest {
  /** Scheme that takes. */
  readonly into: string;
  /** Scheme it takes from. */
  readonly from: string;
  /** Ids of pieces of `schemeDifference(plan, into, from)`; all when left out. */
  readonly pieces?: ReadonlySet<string>;
}

/** The first of two schemes, ready to take pieces of the second. */
export interface SchemeMerger {
  readonly difference: SchemeDifference;
  /** What taking these pieces changes, by their ids; all when left out. */
  take(newId: () => string, pieces?: ReadonlySet<string>): SchemeRevision;
}

/**
 * Takes pieces of one scheme into another (逐项合并). What only the other has is copied, with a mark by which the copy is known as
 * such, so that it is not taken twice; what is changed gets the other's shape, years and properties; what the other does not
 * have is deleted, or taken away where it is inherited. Other schemes stay as they are, except that children of `into` inherit what
 * it gets; a scheme it takes from keeps what it has when it is itself such a child.
 *
 * @param newId gives ids that no feature of the plan has
 */
export function mergeSchemes(
  plan: Pick<Plan, 'features' | 'scenarios'>,
  { into, from, pieces }: MergeRequest,
  newId: () => string,
): SchemeRevision {
  return schemeMerger(plan, into, from).take(newId, pieces);
}

/** The same for pieces that are taken one by one, each for itself: the schemes are held against each other only once. */
export function schemeMerger(plan: Pick<Plan, 'features' | 'scenarios'>, into: string, from: string): SchemeMerger {
  const theirs = schemePresences(plan, from);
  const difference = presenceDifference(schemePresences(plan, into), theirs);
  const ground = new Ground(plan, into, difference, theirs);
  const lineage = lineageOf(plan.scenarios, from);
  const below = lineage.slice(0, Math.max(0, lineage.indexOf(into))).reverse();
  return {
    difference,
    take(newId, pieces) {
      const draft = new SchemeDraft(plan);
      const wanted = difference.pieces.filter(({ id }) => pieces === undefined || pieces.has(id));
      takePieces(draft, into, wanted, ground, newId);
      for (const id of below) keepScheme(plan, draft, id, newId);
      return draft.revision();
    },
  };
}

/** Gives a scheme of a draft back what it has in a plan, whatever became of its ancestors. */
export function keepScheme(
  plan: Pick<Plan, 'features' | 'scenarios'>,
  draft: SchemeDraft,
  scheme: string,
  newId: () => string,
): void {
  const before = schemePresences(plan, scheme);
  const difference = presenceDifference(schemePresences(draft.plan(), scheme), before);
  takePieces(draft, scheme, difference.pieces, new Ground(draft.plan(), scheme, difference, before), newId);
}

function takePieces(
  draft: SchemeDraft,
  into: string,
  pieces: readonly SchemePiece[],
  ground: Ground,
  newId: () => string,
): void {
  for (const piece of pieces) {
    const { mine, theirs: other } = piece;
    if (other !== null && ground.canRestore(piece)) {
      for (const removal of ground.removalsOf(other.feature.id)) draft.remove(removal.id);
      if (mine !== null && mine.feature !== other.feature) takeAway(draft, into, mine, newId);
    } else if (mine !== null && other !== null && mine.feature.properties.scenario === into) {
      draft.put(inPlace(mine.feature, other));
    } else {
      if (mine !== null) takeAway(draft, into, mine, newId);
      if (other !== null) draft.put(copyOf(other, into, newId()), ground.successorOf(other));
    }
  }
}

/** What taking pieces has to know of the scheme as it was before. */
class Ground {
  readonly #inherited: ReadonlyMap<string, readonly Presence[]>;
  readonly #present: ReadonlyMap<string, readonly Presence[]>;
  readonly #removals = new Map<string, PlanFeature[]>();
  readonly #successors: ReadonlyMap<Presence, string | null>;

  /** @param theirs all that the other scheme has, in the order in which it takes land */
  constructor(
    plan: Pick<Plan, 'features' | 'scenarios'>,
    into: string,
    difference: SchemeDifference,
    theirs: readonly Presence[],
  ) {
    const [, parent] = lineageOf(plan.scenarios, into);
    this.#inherited = byFeature(parent === undefined ? [] : schemePresences(plan, parent));
    this.#present = byFeature(schemePresences(plan, into));
    for (const feature of plan.features.values()) {
      const { scenario, removes } = feature.properties;
      if (scenario !== into || removes === undefined) continue;
      this.#removals.set(removes, [...(this.#removals.get(removes) ?? []), feature]);
    }
    const own = new Map<Presence, string>();
    for (const { mine, theirs: other } of [...difference.same, ...difference.pieces]) {
      if (mine !== null && other !== null && mine.feature.properties.scenario === into) own.set(other, mine.feature.id);
    }
    const successors = new Map<Presence, string | null>();
    let next: string | null = null;
    for (const other of theirs.toReversed()) {
      successors.set(other, next);
      next = own.get(other) ?? next;
    }
    this.#successors = successors;
  }

  /** Removals of the scheme itself that name a feature. */
  removalsOf(id: string): readonly PlanFeature[] {
    return this.#removals.get(id) ?? [];
  }

  /** Whether what is wanted is there as soon as the scheme does not take it away any more. */
  canRestore({ mine, theirs }: SchemePiece): boolean {
    if (theirs === null) return false;
    const { id } = theirs.feature;
    const [inherited, second] = this.#inherited.get(id) ?? [];
    if (inherited === undefined || second !== undefined || this.removalsOf(id).length === 0) return false;
    const isWhole = inherited.feature === theirs.feature && isSameYears(inherited, theirs);
    const present = this.#present.get(id) ?? [];
    return isWhole && present.every((one) => mine !== null && one.feature === mine.feature && isSameYears(one, mine));
  }

  /** Own feature before which a copy goes, so that land is taken in the order of the other scheme; null = behind all. */
  successorOf(other: Presence): string | null {
    return this.#successors.get(other) ?? null;
  }
}

function byFeature(presences: readonly Presence[]): ReadonlyMap<string, readonly Presence[]> {
  const lists = new Map<string, Presence[]>();
  for (const one of presences) lists.set(one.feature.id, [...(lists.get(one.feature.id) ?? []), one]);
  return lists;
}

function isSameYears(one: Presence, other: Presence): boolean {
  return one.from === other.from && one.until === other.until;
}

/** Own features are deleted; inherited ones are removed in the years in which they are there. */
function takeAway(draft: SchemeDraft, into: string, { feature, from, until }: Presence, newId: () => string): void {
  if (feature.properties.scenario === into) {
    draft.remove(feature.id);
    return;
  }
  const { kind, status, name } = feature.properties;
  const usual = `${into}-removes-${feature.id}`;
  draft.put({
    id: draft.plan().features.has(usual) ? newId() : usual,
    geometry: feature.geometry,
    properties: { kind, scenario: into, from, until, status, name, removes: feature.id },
  });
}

function inPlace({ id, properties }: PlanFeature, { feature, from, until }: Presence): PlanFeature {
  const { scenario, origin } = properties;
  const { locked: _locked, hidden: _hidden, origin: _origin, ...content } = feature.properties;
  const known = origin ?? (originOf(feature) === id ? undefined : originOf(feature));
  return {
    ...feature,
    id,
    properties: { ...content, scenario, from, until, ...(known === undefined ? {} : { origin: known }) },
  };
}

/** A feature once more in another scheme, with the mark of where it comes from. */
export function copyOf({ feature, from, until }: Presence, scenario: string, id: string): PlanFeature {
  const { locked: _locked, hidden: _hidden, ...content } = feature.properties;
  return { ...feature, id, properties: { ...content, scenario, from, until, origin: originOf(feature) } };
}
