import type { Plan, Scenario } from '../plan/plan.ts';
import { lineageOf } from '../plan/scheme-features.ts';

/** A scheme with its place among those that it builds on. */
export interface OutlinedScheme {
  readonly scheme: Scenario;
  /** How many schemes it builds on, directly or not. */
  readonly depth: number;
}

/** All schemes in the order of the plan, as a list that shows which builds on which (方案谱系). */
export function schemeOutline({ scenarios }: Pick<Plan, 'scenarios'>): readonly OutlinedScheme[] {
  return scenarios.map((scheme) => ({ scheme, depth: Math.max(0, lineageOf(scenarios, scheme.id).length - 1) }));
}
