import { baselineScenario } from '../plan/default-scope.ts';
import type { Plan, Scenario } from '../plan/plan.ts';

/** The schemes that features can be put into: all but the one that stands for the district as it is (现状), if there are others. */
export function drawableSchemes(plan: Pick<Plan, 'scenarios'>): readonly Scenario[] {
  if (plan.scenarios.length === 1) return plan.scenarios;
  const baseline = baselineScenario(plan);
  return plan.scenarios.filter(({ id }) => id !== baseline?.id);
}
