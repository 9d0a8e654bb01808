import { baselineScenario } from '../plan/default-scope.ts';
import type { Plan, Scenario } from '../plan/plan.ts';

/**
 * The schemes that features can be put into: those that are not locked, but for the one that stands for the district as it is (现状),
 * if there are others.
 */
export function drawableSchemes(plan: Pick<Plan, 'scenarios'>): readonly Scenario[] {
  const open = plan.scenarios.filter(({ locked }) => locked !== true);
  if (plan.scenarios.length === 1) return open;
  const baseline = baselineScenario(plan);
  return open.filter(({ id }) => id !== baseline?.id);
}
