import { defaultScope, type PlanScope } from '../plan/default-scope.ts';
import type { Plan } from '../plan/plan.ts';

/** Scheme and year that somebody asked for, as far as he did. */
export type AskedScope = Partial<PlanScope>;

/** The scheme and year asked for where the plan has them, else its own defaults. */
export function startScope(plan: Plan, asked: AskedScope = {}): PlanScope {
  const usual = defaultScope(plan);
  const { scenario, year } = asked;
  return {
    scenario: plan.scenarios.find((one) => one.id === scenario)?.id ?? usual.scenario,
    year: year !== undefined && hasYear(plan, year) ? year : usual.year,
  };
}

/** Whether a plan can be shown in this year: one of its own, or the base year. */
export function hasYear(plan: Plan, year: number): boolean {
  return plan.years.includes(year) || year === plan.baseYear;
}
