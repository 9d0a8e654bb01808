import type { Plan, PlanFeature } from './plan.ts';

/**
 * The feature with this id.
 *
 * @throws Error when there is none
 */
export function requireFeature(plan: Pick<Plan, 'features'>, id: string): PlanFeature {
  const feature = plan.features.get(id);
  if (feature === undefined) throw new Error(`no feature ${id}`);
  return feature;
}
