import type { DrawingOrder } from './drawing-order.ts';
import type { Plan } from './plan.ts';
import type { PlacedScenario } from './plan-edit.ts';

/** A plan with the places of its features and schemes, which a snapshot leaves out (带次序的方案). */
export interface PlacedPlan {
  readonly plan: Plan;
  readonly order: DrawingOrder;
  readonly scenarios: readonly PlacedScenario[];
}
