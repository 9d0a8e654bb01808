import { isSame } from './is-same.ts';
import type { Plan, PlanFeature } from './plan.ts';

/** What differs between two states of a plan, for a list that people read (变更清单). */
export interface PlanDifference {
  readonly added: readonly PlanFeature[];
  readonly removed: readonly PlanFeature[];
  readonly changed: readonly FeatureDifference[];
  /** Settings that differ, by the names of the plan's members. */
  readonly settings: readonly string[];
}

/** A feature that is in both states and not the same. */
export interface FeatureDifference {
  readonly before: PlanFeature;
  readonly after: PlanFeature;
  readonly reshaped: boolean;
  /** Properties whose values differ, in alphabetical order. */
  readonly properties: readonly string[];
  /** Whether it stands at another place in drawing order relative to the features of both states. */
  readonly reordered: boolean;
}

/** Says what differs between two states of a plan, in drawing order. Parts that are the same objects are not looked into. */
export function differenceOf(before: Plan, after: Plan): PlanDifference {
  const moved = findMoved(before.features, after.features);
  const changed: FeatureDifference[] = [];
  for (const [id, current] of after.features) {
    const old = before.features.get(id);
    if (old === undefined || (old === current && !moved.has(id))) continue;
    const properties = differingMembers(old.properties, current.properties);
    const reshaped = !isSame(old.geometry, current.geometry);
    const reordered = moved.has(id);
    if (reshaped || reordered || properties.length > 0) {
      changed.push({ before: old, after: current, reshaped, properties, reordered });
    }
  }
  return {
    added: [...after.features.values()].filter(({ id }) => !before.features.has(id)),
    removed: [...before.features.values()].filter(({ id }) => !after.features.has(id)),
    changed,
    settings: differingMembers({ ...before, features: null }, { ...after, features: null }),
  };
}

function differingMembers(before: object, after: object): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isSame(before[name as never], after[name as never])).sort();
}

/** The fewest features that have to be moved to bring one drawing order into the other; those in one state only stay out. */
function findMoved(before: Plan['features'], after: Plan['features']): ReadonlySet<string> {
  const ranks = new Map([...before.keys()].filter((id) => after.has(id)).map((id, rank) => [id, rank]));
  const ids = [...after.keys()].filter((id) => ranks.has(id));
  const staying = longestRising(ids.map((id) => ranks.get(id) ?? 0));
  return new Set(ids.filter((_, position) => !staying.has(position)));
}

/** Positions of a longest rising subsequence, by patience sorting. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  /** Of every length the position of the smallest number that ends such a sequence. */
  const ends: number[] = [];
  const previous: (number | undefined)[] = [];
  for (const [position, number] of numbers.entries()) {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[ends[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[position] = ends[low - 1];
    ends[low] = position;
  }
  const rising = new Set<number>();
  for (let position = ends.at(-1); position !== undefined; position = previous[position]) rising.add(position);
  return rising;
}
