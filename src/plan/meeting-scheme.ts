import type { PlacedPlan } from './placed-plan.ts';
import { DrawingOrder } from './drawing-order.ts';
import { isSame } from './is-same.ts';
import { orderKeyAfter } from './order-key.ts';
import type { Plan, PlanFeature, Scenario } from './plan.ts';
import { originOf } from './scheme-difference.ts';

/** A new scheme for what was changed of another one in a meeting. */
export interface MeetingScheme {
  /** Scheme whose features were changed; the new one builds on it. */
  readonly parent: string;
  readonly id: string;
  readonly name: string;
}

/** Schemes whose features differ between two states of a plan, in the order of the plan. */
export function changedSchemes(then: Plan, now: Plan): readonly Scenario[] {
  const changed = new Set<string>();
  for (const id of new Set([...then.features.keys(), ...now.features.keys()])) {
    const [before, after] = [then.features.get(id), now.features.get(id)];
    if (before === after || isSame(before, after)) continue;
    for (const one of [before, after]) if (one !== undefined) changed.add(one.properties.scenario);
  }
  return now.scenarios.filter(({ id }) => changed.has(id));
}

/**
 * The plan as it was before a meeting, with what the meeting changed in new schemes of their own (会议方案): what was drawn moves there; of what was
 * reshaped the new scheme has the new shape and takes the old one away; what was deleted it takes away. In the new schemes the map and the
 * numbers are those of the end of the meeting. Places in drawing order alone are not carried over.
 */
export function withMeetingSchemes(then: PlacedPlan, now: Plan, schemes: readonly MeetingScheme[]): PlacedPlan {
  const byParent = new Map(schemes.map((scheme) => [scheme.parent, scheme.id]));
  const moved: PlanFeature[] = [];
  for (const [id, feature] of now.features) {
    const before = then.plan.features.get(id);
    if (before === feature || isSame(before, feature)) continue;
    const scheme = byParent.get(feature.properties.scenario);
    if (scheme === undefined) continue;
    if (before === undefined) {
      moved.push({ ...feature, properties: { ...feature.properties, scenario: scheme } });
      continue;
    }
    // By its origin a merge knows it as the same thing, changed.
    const properties = { ...feature.properties, scenario: scheme, origin: originOf(before) };
    moved.push({ ...feature, id: `${scheme}-${id}`, properties }, removalOf(before, scheme));
  }
  for (const [id, before] of then.plan.features) {
    const scheme = byParent.get(before.properties.scenario);
    if (!now.features.has(id) && scheme !== undefined) moved.push(removalOf(before, scheme));
  }
  const order = new DrawingOrder(then.order);
  const { keys } = order.placesBefore(null, moved.length);
  for (const [index, { id }] of moved.entries()) order.place(id, keys[index] ?? '');
  const scenarios = [...then.scenarios];
  for (const { id, name, parent } of schemes) {
    scenarios.push({ order: orderKeyAfter(scenarios.at(-1)?.order ?? null), scenario: { id, name, parent } });
  }
  return {
    order,
    scenarios,
    plan: {
      ...then.plan,
      scenarios: scenarios.map(({ scenario }) => scenario),
      features: new Map([...then.plan.features, ...moved.map((one) => [one.id, one] as const)]),
    },
  };
}

/** As taking an inherited feature away makes it. */
function removalOf({ id, geometry, properties }: PlanFeature, scenario: string): PlanFeature {
  const { kind, status, name } = properties;
  return {
    id: `${scenario}-removes-${id}`,
    geometry,
    properties: { kind, scenario, from: null, until: null, status, name, removes: id },
  };
}
