import type { Plan } from '../plan/plan.ts';

/** Gives one free name after the other: a kind with the next number that no feature of the plan has, e.g. 风机 4. */
export function numberedNames(plan: Plan, kindName: string): () => string {
  const names = new Set([...plan.features.values()].map((feature) => feature.properties.name));
  let number = 0;
  return () => {
    do number += 1;
    while (names.has(`${kindName} ${String(number)}`));
    return `${kindName} ${String(number)}`;
  };
}
