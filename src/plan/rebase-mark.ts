import { DrawingOrder } from './drawing-order.ts';
import type { PlacedFeature } from './feature-entries.ts';
import { isSame } from './is-same.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { FeatureProperties, Plan, PlanFeature } from './plan.ts';
import { sortScenarios } from './plan-workbench.ts';

/**
 * Lets an earlier state of a plan have what somebody else did meanwhile (标记续接), so that coming back to it does not take that away:
 * of a feature that was changed here too, only the parts that the other one changed.
 *
 * @param before the plan before the other one's change
 * @param after the plan after it
 */
export function rebaseMark(mark: PlacedPlan, before: PlacedPlan, after: PlacedPlan): PlacedPlan {
  const order = new DrawingOrder(mark.order);
  const features = new Map(mark.plan.features);
  for (const id of new Set([...before.plan.features.keys(), ...after.plan.features.keys()])) {
    const [old, next] = [placed(before, id), placed(after, id)];
    if (old?.feature === next?.feature && old?.order === next?.order) continue;
    const mine = placed(mark, id);
    const rebased = next === null || old === null ? next : mine === null ? null : takeChanges(mine, old, next);
    if (rebased === null) {
      features.delete(id);
      order.drop(id);
    } else {
      features.set(id, rebased.feature);
      order.place(id, rebased.order);
    }
  }
  const scenarios = rebaseScenarios(mark, before, after);
  const sorted = order.ids.flatMap((id): [string, PlanFeature][] => {
    const feature = features.get(id);
    return feature === undefined ? [] : [[id, feature]];
  });
  return {
    order,
    scenarios,
    plan: {
      ...rebaseSettings(mark.plan, before.plan, after.plan),
      scenarios: scenarios.map(({ scenario }) => scenario),
      features: new Map(sorted),
    },
  };
}

function takeChanges(mine: PlacedFeature, old: PlacedFeature, next: PlacedFeature): PlacedFeature {
  const properties: Record<string, unknown> = { ...mine.feature.properties };
  const [was, is]: Readonly<Record<string, unknown>>[] = [old.feature.properties, next.feature.properties];
  for (const name of new Set([...Object.keys(was ?? {}), ...Object.keys(is ?? {})])) {
    if (isSame(was?.[name], is?.[name])) continue;
    if (is !== undefined && Object.hasOwn(is, name)) properties[name] = is[name];
    else Reflect.deleteProperty(properties, name);
  }
  const isReshaped = !isSame(old.feature.geometry, next.feature.geometry);
  return {
    feature: {
      ...mine.feature,
      geometry: isReshaped ? next.feature.geometry : mine.feature.geometry,
      properties: properties as FeatureProperties,
    },
    order: old.order === next.order ? mine.order : next.order,
  };
}

function rebaseSettings(mine: Plan, before: Plan, after: Plan): Plan {
  const rebased: Record<string, unknown> = { ...mine };
  for (const member of new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof Plan>) {
    if (before[member] === after[member]) continue;
    if (after[member] === undefined) Reflect.deleteProperty(rebased, member);
    else rebased[member] = after[member];
  }
  return rebased as unknown as Plan;
}

function rebaseScenarios(mark: PlacedPlan, before: PlacedPlan, after: PlacedPlan): PlacedPlan['scenarios'] {
  const byId = ({ scenarios }: PlacedPlan) => new Map(scenarios.map((one) => [one.scenario.id, one]));
  const [mine, was, is] = [byId(mark), byId(before), byId(after)];
  for (const id of new Set([...was.keys(), ...is.keys()])) {
    const [old, next] = [was.get(id), is.get(id)];
    if (isSame(old, next)) continue;
    if (next === undefined) mine.delete(id);
    else mine.set(id, next);
  }
  return sortScenarios(mine.values());
}

function placed({ plan, order }: PlacedPlan, id: string): PlacedFeature | null {
  const feature = plan.features.get(id);
  return feature === undefined ? null : { feature, order: order.keyOf(id) ?? '' };
}
