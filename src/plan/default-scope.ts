import type { Plan, Scenario } from './plan.ts';

/** Which scheme and year are shown and evaluated when nobody says otherwise. */
export interface PlanScope {
  readonly scenario: string;
  readonly year: number;
}

/** The scheme that stands for the district as it is (现状): the first without a parent. */
export function baselineScenario(plan: Pick<Plan, 'scenarios'>): Scenario | null {
  return plan.scenarios.find((one) => one.parent === undefined) ?? plan.scenarios[0] ?? null;
}

/**
 * The first scheme that is drawn on (the first with a parent, else the first at all) and the first plan year after the base
 * year. Screen and command line use the same rule, so that they show the same numbers.
 */
export function defaultScope(plan: Pick<Plan, 'scenarios' | 'years' | 'baseYear'>): PlanScope {
  const scenario = plan.scenarios.find((one) => one.parent !== undefined) ?? plan.scenarios[0];
  const year = plan.years.find((one) => one > plan.baseYear) ?? plan.years.at(-1) ?? plan.baseYear;
  return { scenario: scenario?.id ?? '', year };
}
