import { baselineScenario } from '../plan/default-scope.ts';
import type { Plan } from '../plan/plan.ts';

/** Whether a scheme is the baseline (现状) and stays as it is. The only scheme of a plan is drawn in, whatever it stands for. */
export function isKeptBaseline({ scenarios }: Pick<Plan, 'scenarios'>, id: string): boolean {
  return scenarios.length > 1 && baselineScenario({ scenarios })?.id === id;
}
