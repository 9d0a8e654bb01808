import type { Plan, PlanChange } from './plan.ts';

/**
 * Says what differs between two snapshots of the same plan. Features are compared by identity, which is what snapshots
 * promise.
 *
 * @param candidates ids that may differ; all ids of both snapshots when left out
 */
export function comparePlans(before: Plan, after: Plan, candidates?: Iterable<string>): PlanChange {
  const added: string[] = [];
  const changed: string[] = [];
  const removed: string[] = [];
  for (const id of candidates ?? new Set([...before.features.keys(), ...after.features.keys()])) {
    const old = before.features.get(id);
    const current = after.features.get(id);
    if (old === current) continue;
    if (old === undefined) added.push(id);
    else if (current === undefined) removed.push(id);
    else changed.push(id);
  }
  return { added, changed, removed, settings: differInSettings(before, after) };
}

function differInSettings(before: Plan, after: Plan): boolean {
  const members = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Plan>;
  members.delete('features');
  return [...members].some((member) => before[member] !== after[member]);
}
