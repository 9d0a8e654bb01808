import type { Plan, Scenario } from '../plan/plan.ts';
import type { EditObstacle } from './editing.ts';
import { isKeptBaseline } from './kept-baseline.ts';

/** Why nothing can be drawn in, or put into, a scheme; null when it can. */
export function drawingObstacle(
  plan: Pick<Plan, 'scenarios'>,
  id: string,
): Extract<EditObstacle, 'baseline' | 'scheme-locked'> | null {
  if (isKeptBaseline(plan, id)) return 'baseline';
  return plan.scenarios.find((one) => one.id === id)?.locked === true ? 'scheme-locked' : null;
}

/**
 * The schemes that features can be put into: those that are not locked, but for the one that stands for the district as it is (现状),
 * if there are others.
 */
export function drawableSchemes(plan: Pick<Plan, 'scenarios'>): readonly Scenario[] {
  return plan.scenarios.filter(({ id }) => drawingObstacle(plan, id) === null);
}
