import type { PlacedPlan } from './placed-plan.ts';
import type { DrawingOrder } from './drawing-order.ts';
import type { PlacedFeature } from './feature-entries.ts';
import { isSame } from './is-same.ts';
import type { Plan } from './plan.ts';
import type { EditableSetting, PlanEdit } from './plan-edit.ts';

/**
 * The edits that make one state of a plan of another, whatever was done between them (整体还原): as one step they can be taken back, and give
 * every feature its geometry, fields and place in drawing order again. Parts that are the same objects are not looked into.
 */
export function editsBetween(now: PlacedPlan, then: PlacedPlan): readonly PlanEdit[] {
  return [...editsOfSchemes(now, then), ...editsOfSettings(now.plan, then.plan), ...editsOfFeatures(now, then)];
}

function editsOfFeatures(now: PlacedPlan, then: PlacedPlan): PlanEdit[] {
  const edits: PlanEdit[] = [];
  for (const id of new Set([...now.plan.features.keys(), ...then.plan.features.keys()])) {
    const isUntouched =
      now.plan.features.get(id) === then.plan.features.get(id) && now.order.keyOf(id) === then.order.keyOf(id);
    if (isUntouched) continue;
    const before = placed(now.plan, now.order, id);
    const after = placed(then.plan, then.order, id);
    if (!isSame(before, after)) edits.push({ edit: 'feature', id, before, after });
  }
  return edits;
}

function editsOfSettings(now: Plan, then: Plan): PlanEdit[] {
  const members = new Set([...Object.keys(now), ...Object.keys(then)] as (keyof Plan)[]);
  members.delete('features');
  members.delete('scenarios');
  return [...members].flatMap((member): PlanEdit[] => {
    const [before, after] = [now[member], then[member]];
    if (before === after || isSame(before, after)) return [];
    // Only what commands change can differ between two states of one plan.
    return [{ edit: 'setting', member: member as EditableSetting, before, after }];
  });
}

function editsOfSchemes(now: PlacedPlan, then: PlacedPlan): PlanEdit[] {
  const [present, wanted] = [now, then].map(({ scenarios }) => new Map(scenarios.map((one) => [one.scenario.id, one])));
  const ids = new Set([...(present?.keys() ?? []), ...(wanted?.keys() ?? [])]);
  return [...ids].flatMap((id): PlanEdit[] => {
    const [before, after] = [present?.get(id) ?? null, wanted?.get(id) ?? null];
    return isSame(before, after) ? [] : [{ edit: 'scenario', id, before, after }];
  });
}

function placed(plan: Plan, order: DrawingOrder, id: string): PlacedFeature | null {
  const feature = plan.features.get(id);
  return feature === undefined ? null : { feature, order: order.keyOf(id) ?? '' };
}
