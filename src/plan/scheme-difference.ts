import { isSame } from './is-same.ts';
import type { Plan, PlanFeature } from './plan.ts';
import { type Presence, schemePresences } from './scheme-presences.ts';

/** One thing in which two schemes differ (差异项), as seen from the first: what taking it from the second would do to it. */
export interface SchemePiece {
  /** Of the two features and their years; the same as long as they are. */
  readonly id: string;
  /** `added`: only the second scheme has it. `removed`: only the first. `changed`: both, not alike. */
  readonly change: 'added' | 'changed' | 'removed';
  readonly mine: Presence | null;
  readonly theirs: Presence | null;
  /** For `changed`: `shape`, `years` and the names of properties, in this order; empty otherwise. */
  readonly differs: readonly string[];
}

/** What two schemes have alike and what not. */
export interface SchemeDifference {
  readonly pieces: readonly SchemePiece[];
  readonly same: readonly { readonly mine: Presence; readonly theirs: Presence }[];
}

/** Properties that say nothing about what is planned. */
const ASIDE: ReadonlySet<string> = new Set(['scenario', 'origin', 'from', 'until', 'removes', 'locked', 'hidden']);

/** By this a feature and its copies in other schemes are known to be one thing (同源标识). */
export function originOf({ id, properties }: PlanFeature): string {
  return properties.origin ?? id;
}

/**
 * Holds two schemes against each other, over all years (方案差异). Features are one thing when one is a copy of the other or both
 * of a third; of several such those that are alike belong together, then in order. Features that are alike without being
 * copies are one thing too, so what a file brings twice is no difference.
 */
export function schemeDifference(
  plan: Pick<Plan, 'features' | 'scenarios'>,
  mine: string,
  theirs: string,
): SchemeDifference {
  return presenceDifference(schemePresences(plan, mine), schemePresences(plan, theirs));
}

/** The same for what two schemes have, which may be those of two states of a plan. Pieces come in the order of the second, then the first. */
export function presenceDifference(mine: readonly Presence[], theirs: readonly Presence[]): SchemeDifference {
  const pairs = new Map<Presence, Presence>();
  const paired = new Set<Presence>();
  const pair = (one: Presence, other: Presence): void => {
    pairs.set(other, one);
    paired.add(one);
  };
  match(mine, theirs, ({ feature }) => originOf(feature), isAlike, pair);
  const openMine = mine.filter((one) => !paired.has(one));
  match(openMine, open(theirs, pairs), likeness, isAlike, pair);
  match(
    openMine.filter((one) => !paired.has(one)),
    open(theirs, pairs),
    ({ feature }) => originOf(feature),
    () => true,
    pair,
  );

  const same: SchemeDifference['same'][number][] = [];
  const pieces: SchemePiece[] = [];
  for (const other of theirs) {
    const one = pairs.get(other) ?? null;
    if (one === null) pieces.push(pieceOf('added', null, other, []));
    else {
      const differs = differencesOf(one, other);
      if (differs.length === 0) same.push({ mine: one, theirs: other });
      else pieces.push(pieceOf('changed', one, other, differs));
    }
  }
  for (const one of mine) if (!paired.has(one)) pieces.push(pieceOf('removed', one, null, []));
  return { pieces, same };
}

function open(theirs: readonly Presence[], pairs: ReadonlyMap<Presence, Presence>): Presence[] {
  return theirs.filter((other) => !pairs.has(other));
}

/** Pairs what has the same key and fits, each once, in order. */
function match(
  mine: readonly Presence[],
  theirs: readonly Presence[],
  keyOf: (presence: Presence) => string,
  fits: (one: Presence, other: Presence) => boolean,
  pair: (one: Presence, other: Presence) => void,
): void {
  const waiting = new Map<string, Presence[]>();
  for (const one of mine) {
    const key = keyOf(one);
    const list = waiting.get(key);
    if (list === undefined) waiting.set(key, [one]);
    else list.push(one);
  }
  for (const other of theirs) {
    const list = waiting.get(keyOf(other));
    const at = list?.findIndex((one) => fits(one, other)) ?? -1;
    const [one] = at < 0 ? [] : (list?.splice(at, 1) ?? []);
    if (one !== undefined) pair(one, other);
  }
}

function isAlike(one: Presence, other: Presence): boolean {
  return differencesOf(one, other).length === 0;
}

/** A key that features which are alike have in common. */
function likeness({ feature: { geometry, properties }, from, until }: Presence): string {
  const positions = 'coordinates' in geometry ? geometry.coordinates.flat(3).slice(0, 4) : [];
  return JSON.stringify([properties.kind, properties.name, from, until, geometry.type, positions]);
}

function differencesOf(one: Presence, other: Presence): string[] {
  const years = one.from === other.from && one.until === other.until ? [] : ['years'];
  if (one.feature === other.feature) return years;
  const [a, b] = [one.feature.properties, other.feature.properties];
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((name) => !ASIDE.has(name)).sort();
  return [
    ...(isSame(one.feature.geometry, other.feature.geometry) ? [] : ['shape']),
    ...years,
    ...names.filter((name) => !isSame(a[name], b[name])),
  ];
}

function pieceOf(
  change: SchemePiece['change'],
  mine: Presence | null,
  theirs: Presence | null,
  differs: readonly string[],
): SchemePiece {
  return { id: `${change}/${placeOf(mine)}/${placeOf(theirs)}`, change, mine, theirs, differs };
}

function placeOf(presence: Presence | null): string {
  return presence === null ? '' : `${presence.feature.id}@${String(presence.from ?? '')}`;
}
