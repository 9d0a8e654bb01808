import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import type { PlanUpdate } from './contract/plan-update.ts';

/** The plan after an update; features and settings that it does not name stay the same objects. */
export function updatedPlan(plan: EvaluablePlan, update: PlanUpdate): EvaluablePlan {
  const features = new Map<string, PlanFeature>();
  const upserts = new Map(update.upserts.map((feature) => [feature.id, feature]));
  for (const id of update.order) {
    const feature = upserts.get(id) ?? plan.features.get(id);
    if (feature !== undefined) features.set(id, feature);
  }
  return {
    features,
    scenarios: update.scenarios,
    targets: update.targets,
    ...(update.blueGreen === undefined ? {} : { blueGreen: update.blueGreen }),
    ...(update.coverage === undefined ? {} : { coverage: update.coverage }),
    ...(update.rules === undefined ? {} : { rules: update.rules }),
    zones: update.zones ?? plan.zones ?? [],
    ...carbonOf(plan, update),
    ...(update.landAreaM2 === null ? {} : { landAreaM2: update.landAreaM2 }),
  };
}

/** Without changes the rules stay the same objects, and what was worked out with them stays good. */
function carbonOf({ carbon }: EvaluablePlan, update: PlanUpdate): Pick<EvaluablePlan, 'carbon'> {
  if (update.carbon === null) return carbon === undefined ? {} : { carbon };
  const { factors, ...others } = update.carbon;
  return { carbon: { ...others, library: createFactorLibrary(factors) } };
}
