import { editViews } from './chapter-list.ts';
import { DrawingOrder } from './drawing-order.ts';
import { changeOfGeometry } from './geometry-patch.ts';
import { isSame } from './is-same.ts';
import type { Plan, PlanFeature } from './plan.ts';
import type {
  AddFeatures,
  OrderFeatures,
  PlanCommand,
  RemoveFeatures,
  ReshapeFeatures,
  SetBase,
  SetBlueGreen,
  SetCarbon,
  SetCoverage,
  SetCarbonChecks,
  SetChapters,
  SetFactors,
  SetProperties,
  SetRules,
  SetTargets,
  SetWaivers,
} from './plan-command.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { HeldValue, PlanEdit } from './plan-edit.ts';
import { requireFeature } from './require-feature.ts';
import { schemeEdits } from './scheme-edits.ts';

/**
 * Says what a command changes in a plan; an empty list when it changes nothing.
 *
 * @throws Error when the command names a feature or scheme that does not exist, or adds one that does: a mistake of the
 *   caller, who has the plan before him
 */
export function editsOf(placed: PlacedPlan, command: PlanCommand): readonly PlanEdit[] {
  switch (command.do) {
    case 'add-features':
      return editsOfAddition(placed, command);
    case 'reshape-features':
      return editsOfReshaping(placed, command);
    case 'set-properties':
      return editsOfProperties(placed.plan, command);
    case 'remove-features':
      return editsOfRemoval(placed, command);
    case 'order-features':
      return editsOfOrder(placed, command);
    case 'rename-plan': {
      const { name } = placed.plan;
      return name === command.name ? [] : [{ edit: 'setting', member: 'name', before: name, after: command.name }];
    }
    case 'add-scenario':
    case 'set-scenario':
    case 'order-scenarios':
    case 'revise-schemes':
    case 'set-years':
      return schemeEdits(placed, command);
    case 'set-base':
      return editsOfBase(placed.plan, command);
    case 'remove-base': {
      const { base } = placed.plan;
      const after = base.filter(({ role }) => role !== command.role);
      return after.length === base.length ? [] : [{ edit: 'setting', member: 'base', before: base, after }];
    }
    case 'set-factors':
      return editsOfFactors(placed.plan, command);
    case 'set-carbon':
      return editsOfCarbon(placed.plan, command);
    case 'set-carbon-checks':
      return editsOfChecks(placed.plan, command);
    case 'set-targets':
      return editsOfTargets(placed.plan, command);
    case 'set-blue-green':
      return editsOfBlueGreen(placed.plan, command);
    case 'set-coverage':
      return editsOfCoverage(placed.plan, command);
    case 'set-waivers':
      return editsOfWaivers(placed.plan, command);
    case 'set-chapters':
      return editsOfChapters(placed.plan, command);
    case 'set-rules':
      return editsOfRules(placed.plan, command);
  }
}

function editsOfAddition({ plan, order }: PlacedPlan, { features }: AddFeatures): PlanEdit[] {
  const { keys } = order.placesBefore(null, features.length);
  const ids = new Set(plan.features.keys());
  return features.map((feature, index) => {
    requireNew(ids, feature.id);
    return putFeature(feature, keys[index]);
  });
}

function editsOfReshaping(placed: PlacedPlan, { shapes, added, removed, scenario }: ReshapeFeatures): PlanEdit[] {
  const { plan } = placed;
  const used = new Set(removed);
  const edits: PlanEdit[] = [];
  for (const { id, geometry, values = {} } of shapes) {
    const { geometry: present } = requireFeature(plan, id);
    if (used.has(id)) throw new Error(`feature ${id} gets a shape twice or is used up`);
    used.add(id);
    if (!isSame(present, geometry)) edits.push({ edit: 'geometry', id, change: changeOfGeometry(present, geometry) });
    edits.push(...editsOfProperties(plan, { ids: [id], values, unset: [] }));
  }
  const ids = new Set(plan.features.keys());
  const order = added.length === 0 ? placed.order : new DrawingOrder(placed.order);
  const lastBehind = new Map<string, string>();
  for (const { feature, after } of added) {
    requireNew(ids, feature.id);
    const previous = lastBehind.get(after) ?? after;
    if (order.keyOf(previous) === null) throw new Error(`no feature ${after}`);
    const { keys, shifted } = order.placesBefore(order.idAfter(previous), 1);
    edits.push(...shiftEdits(order, shifted), putFeature(feature, keys[0]));
    for (const { id, key } of shifted) order.place(id, key);
    order.place(feature.id, keys[0] ?? '');
    lastBehind.set(after, feature.id);
  }
  return [...edits, ...editsOfRemoval({ ...placed, order }, { do: 'remove-features', ids: removed, scenario })];
}

function editsOfProperties(
  plan: Plan,
  { ids, values, unset }: Pick<SetProperties, 'ids' | 'values' | 'unset'>,
): PlanEdit[] {
  const edits: PlanEdit[] = [];
  for (const id of new Set(ids)) {
    const { properties } = requireFeature(plan, id);
    const set = (property: string, after: HeldValue | null): void => {
      const before = Object.hasOwn(properties, property) ? { value: properties[property] } : null;
      if (!isSame(before, after)) edits.push({ edit: 'property', id, property, before, after });
    };
    for (const [property, value] of Object.entries(values)) set(property, { value });
    for (const property of unset) set(property, null);
  }
  return edits;
}

function editsOfRemoval({ plan, order }: PlacedPlan, { ids, scenario }: RemoveFeatures): PlanEdit[] {
  const deleted = new Set<string>();
  const removals: PlanFeature[] = [];
  for (const id of new Set(ids)) {
    const feature = requireFeature(plan, id);
    if (feature.properties.scenario === scenario) deleted.add(id);
    else removals.push(removalOf(feature, scenario));
  }
  for (const { id, properties } of plan.features.values()) {
    if (properties.removes !== undefined && deleted.has(properties.removes)) deleted.add(id);
  }
  const fresh = removals.filter(({ id }) => !plan.features.has(id));
  const { keys } = order.placesBefore(null, fresh.length);
  return [
    ...[...deleted].map((id): PlanEdit => {
      const before = { feature: requireFeature(plan, id), order: order.keyOf(id) ?? '' };
      return { edit: 'feature', id, before, after: null };
    }),
    ...fresh.map((removal, index) => putFeature(removal, keys[index])),
  ];
}

function editsOfOrder({ plan, order }: PlacedPlan, { ids, before }: OrderFeatures): PlanEdit[] {
  const moving = new Set(ids);
  for (const id of moving) requireFeature(plan, id);
  if (before !== null) requireFeature(plan, before);
  const moved = order.ids.filter((id) => moving.has(id));
  // A feature that is moved itself stands for the next one that is not.
  let next = before;
  while (next !== null && moving.has(next)) next = order.idAfter(next);

  const staying = order.ids.filter((id) => !moving.has(id));
  const position = next === null ? staying.length : staying.indexOf(next);
  if (isSame([...staying.slice(0, position), ...moved, ...staying.slice(position)], order.ids)) return [];
  const { keys, shifted } = order.placesBefore(next, moved.length, moving);
  const places = moved.map((id, index) => ({ id, key: keys[index] ?? '' }));
  return shiftEdits(order, [...places, ...shifted]);
}

function editsOfBase({ base }: Plan, { dataset }: SetBase): PlanEdit[] {
  const others = base.filter(({ role }) => role !== dataset.role);
  const [present, second] = base.filter(({ role }) => role === dataset.role);
  if (second === undefined && isSame(present, dataset)) return [];
  return [{ edit: 'setting', member: 'base', before: base, after: [dataset, ...others] }];
}

function editsOfFactors({ factors: present }: Plan, { factors }: SetFactors): PlanEdit[] {
  return Object.entries(factors).flatMap(([id, after]): PlanEdit[] => {
    const before = present[id] ?? null;
    return isSame(before, after) ? [] : [{ edit: 'factor', id, before, after }];
  });
}

function editsOfCarbon({ carbon: before }: Plan, { choices }: SetCarbon): PlanEdit[] {
  const after = Object.keys(choices).length === 0 ? undefined : choices;
  return isSame(before, after) ? [] : [{ edit: 'setting', member: 'carbon', before, after }];
}

function editsOfChecks({ carbonChecks: present = {} }: Plan, { checks }: SetCarbonChecks): PlanEdit[] {
  return Object.entries(checks).flatMap(([id, after]): PlanEdit[] => {
    const before = present[id] ?? null;
    return isSame(before, after) ? [] : [{ edit: 'carbon-check', id, before, after }];
  });
}

function editsOfTargets({ targets: before }: Plan, { targets }: SetTargets): PlanEdit[] {
  const kept = before.flatMap((target) => {
    const after = targets[target.id];
    return after === undefined ? [target] : after === null ? [] : [after];
  });
  const known = new Set(before.map(({ id }) => id));
  const added = Object.values(targets).filter((target) => target !== null && !known.has(target.id));
  const after = [...kept, ...added];
  return isSame(before, after) ? [] : [{ edit: 'setting', member: 'targets', before, after }];
}

function editsOfChapters({ views: before }: Plan, { change }: SetChapters): PlanEdit[] {
  const after = editViews(before, change);
  return isSame(before, after) ? [] : [{ edit: 'setting', member: 'views', before, after }];
}

function editsOfBlueGreen({ blueGreen: before }: Plan, { classes }: SetBlueGreen): PlanEdit[] {
  const after = classes ?? undefined;
  return isSame(before, after) ? [] : [{ edit: 'setting', member: 'blueGreen', before, after }];
}

function editsOfCoverage({ coverage: before }: Plan, { choices }: SetCoverage): PlanEdit[] {
  const after = choices ?? undefined;
  return isSame(before, after) ? [] : [{ edit: 'setting', member: 'coverage', before, after }];
}

function editsOfWaivers({ waivers: before }: Plan, { waivers }: SetWaivers): PlanEdit[] {
  const kept = before.flatMap((waiver) => {
    const answer = waivers[waiver.finding];
    return answer === undefined ? [waiver] : answer === null ? [] : [{ ...waiver, ...answer }];
  });
  const known = new Set(before.map(({ finding }) => finding));
  const added = Object.entries(waivers).flatMap(([finding, answer]) =>
    answer === null || known.has(finding) ? [] : [{ finding, ...answer }],
  );
  const after = [...kept, ...added];
  return isSame(before, after) ? [] : [{ edit: 'setting', member: 'waivers', before, after }];
}

function editsOfRules({ rules }: Plan, { changes = {}, own = {} }: SetRules): PlanEdit[] {
  return [
    ...Object.entries(changes).flatMap(([id, after]): PlanEdit[] => {
      const before = rules?.changes[id] ?? null;
      return isSame(before, after) ? [] : [{ edit: 'rule-change', id, before, after }];
    }),
    ...Object.entries(own).flatMap(([id, after]): PlanEdit[] => {
      const before = rules?.own[id] ?? null;
      return isSame(before, after) ? [] : [{ edit: 'own-rule', id, before, after }];
    }),
  ];
}

/** The id is derived, so that two planners who remove the same feature make the same removal. */
function removalOf({ id, geometry, properties }: PlanFeature, scenario: string): PlanFeature {
  const { kind, status, name } = properties;
  return {
    id: `${scenario}-removes-${id}`,
    geometry,
    properties: { kind, scenario, from: null, until: null, status, name, removes: id },
  };
}

function putFeature(feature: PlanFeature, order = ''): PlanEdit {
  return { edit: 'feature', id: feature.id, before: null, after: { feature, order } };
}

function shiftEdits(order: DrawingOrder, places: readonly { readonly id: string; readonly key: string }[]): PlanEdit[] {
  return places.map(({ id, key }) => ({ edit: 'order', id, before: order.keyOf(id) ?? '', after: key }));
}

function requireNew(ids: Set<string>, id: string): void {
  if (ids.has(id)) throw new Error(`feature ${id} exists already`);
  ids.add(id);
}
