import type { Target } from '../plan/target.ts';

/**
 * Picks from targets that a document sets for several years the one that binds in a year: the next one to come, else the last
 * one that has passed. Targets without a year always bind. The order of the document is kept.
 *
 * @param targets all targets of the plan; those of one family have ids that differ in the trailing year only
 * @param year year on screen
 */
export function bindingTargets(targets: readonly Target[], year: number): readonly Target[] {
  const chosen = new Map<string, Target>();
  for (const target of targets) {
    const family = familyOf(target);
    const rival = chosen.get(family);
    if (rival === undefined || isNearer(target, rival, year)) chosen.set(family, target);
  }
  return [...chosen.values()];
}

function familyOf(target: Target): string {
  return target.year === undefined ? target.id : target.id.replace(new RegExp(`-?${target.year}$`), '');
}

function isNearer(target: Target, rival: Target, year: number): boolean {
  const mine = target.year ?? year;
  const other = rival.year ?? year;
  const coming = mine >= year;
  if (coming !== other >= year) return coming;
  return coming ? mine < other : mine > other;
}
