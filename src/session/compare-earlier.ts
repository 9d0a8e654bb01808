import type { CarbonInputs, PlanUpdate } from '../../workers/engine/contract/plan-update.ts';
import { carbonPlaceOf, carbonSettingsOf } from '../evaluate/carbon/default-settings.ts';
import { isSame } from '../plan/is-same.ts';
import type { Plan } from '../plan/plan.ts';
import type { Target } from '../plan/target.ts';

/**
 * An earlier state of a plan as what differs from the plan that the engine has, for a comparison that the engine does not keep.
 * Features that are the same objects are not sent.
 *
 * @param targets those by which both states are judged
 */
export function earlierUpdate(earlier: Plan, now: Plan, targets: readonly Target[], revision: number): PlanUpdate {
  return {
    revision,
    upserts: [...earlier.features.values()].filter((feature) => now.features.get(feature.id) !== feature),
    removed: [...now.features.keys()].filter((id) => !earlier.features.has(id)),
    order: [...earlier.features.keys()],
    scenarios: earlier.scenarios,
    zones: earlier.zones === now.zones ? null : earlier.zones,
    targets,
    ...(earlier.blueGreen === undefined ? {} : { blueGreen: earlier.blueGreen }),
    ...(earlier.coverage === undefined ? {} : { coverage: earlier.coverage }),
    ...(earlier.rules === undefined ? {} : { rules: earlier.rules }),
    landAreaM2: earlier.landAreaM2 ?? null,
    carbon: otherCarbon(earlier, now),
  };
}

/** Null where both states work carbon out the same way: what the engine keeps for it then stays good. */
function otherCarbon(earlier: Plan, now: Plan): CarbonInputs | null {
  const settings = carbonSettingsOf(earlier);
  if (earlier.factors === now.factors && isSame(settings, carbonSettingsOf(now))) return null;
  return { ...carbonPlaceOf(earlier), settings, factors: earlier.factors };
}
