import { DrawingOrder } from './drawing-order.ts';
import { isSame } from './is-same.ts';
import { orderKeyAfter, orderKeysBetween } from './order-key.ts';
import type { Plan, Scenario } from './plan.ts';
import type { PlacedPlan } from './placed-plan.ts';
import type { PlacedScenario, PlanEdit } from './plan-edit.ts';
import { requireFeature } from './require-feature.ts';
import type {
  AddScenario,
  OrderScenarios,
  ReviseSchemes,
  SchemeCommand,
  SchemeRevision,
  SetScenario,
  SetYears,
} from './scheme-command.ts';

/**
 * Says what a command about schemes or years changes in a plan; an empty list when it changes nothing.
 *
 * @throws Error when the command names a scheme or feature that does not exist, or adds one that does
 */
export function schemeEdits(placed: PlacedPlan, command: SchemeCommand): PlanEdit[] {
  switch (command.do) {
    case 'add-scenario':
      return editsOfAddition(placed, command);
    case 'set-scenario':
      return editsOfSetting(placed, command);
    case 'order-scenarios':
      return editsOfOrder(placed, command);
    case 'revise-schemes':
      return editsOfRevision(placed, command);
    case 'set-years':
      return editsOfYears(placed.plan, command);
  }
}

function editsOfAddition({ scenarios }: PlacedPlan, { scenario }: AddScenario): PlanEdit[] {
  requireNew(scenarios, scenario.id);
  return [putScenario(scenario, orderKeyAfter(scenarios.at(-1)?.order ?? null))];
}

function editsOfSetting({ scenarios }: PlacedPlan, { id, values }: SetScenario): PlanEdit[] {
  const before = requireScenario(scenarios, id);
  const members = Object.entries({ ...before.scenario, ...values }).filter(([, value]) => value !== null);
  const scenario = Object.fromEntries(members) as unknown as Scenario;
  return isSame(before.scenario, scenario)
    ? []
    : [{ edit: 'scenario', id, before, after: { order: before.order, scenario } }];
}

function editsOfOrder({ scenarios }: PlacedPlan, { id, before: next }: OrderScenarios): PlanEdit[] {
  const moved = requireScenario(scenarios, id);
  if (next === id) return [];
  if (next !== null) requireScenario(scenarios, next);
  const staying = scenarios.filter((one) => one !== moved);
  const at = next === null ? staying.length : staying.findIndex((one) => one.scenario.id === next);
  if (scenarios.indexOf(moved) === at) return [];
  const low = staying[at - 1]?.order ?? null;
  // Two pages may have given their schemes the same place; those behind get one of their own then.
  let end = at;
  while (end < staying.length && staying[end]?.order === low) end += 1;
  const shifted = [moved, ...staying.slice(at, end)];
  const keys = orderKeysBetween(low, staying[end]?.order ?? null, shifted.length);
  return shifted.map((before, index) => ({
    edit: 'scenario',
    id: before.scenario.id,
    before,
    after: { ...before, order: keys[index] ?? before.order },
  }));
}

function editsOfRevision(placed: PlacedPlan, { revision }: ReviseSchemes): PlanEdit[] {
  const { plan, order } = placed;
  const placedOf = (id: string) => ({ feature: requireFeature(plan, id), order: order.keyOf(id) ?? '' });
  return [
    ...scenarioEdits(placed, revision),
    ...revision.removed.map((id): PlanEdit => ({ edit: 'feature', id, before: placedOf(id), after: null })),
    ...revision.changed.flatMap((feature): PlanEdit[] => {
      const before = placedOf(feature.id);
      const after = { feature, order: before.order };
      return isSame(before, after) ? [] : [{ edit: 'feature', id: feature.id, before, after }];
    }),
    ...additions(placed, revision),
  ];
}

function scenarioEdits({ scenarios }: PlacedPlan, { scenarios: changed, addedScenario }: SchemeRevision): PlanEdit[] {
  const edits = Object.entries(changed).map(([id, scenario]): PlanEdit => {
    const before = requireScenario(scenarios, id);
    return { edit: 'scenario', id, before, after: scenario === null ? null : { order: before.order, scenario } };
  });
  if (addedScenario === null) return edits;
  const { scenario, after } = addedScenario;
  requireNew(scenarios, scenario.id);
  const low = requireScenario(scenarios, after).order;
  const high = scenarios.find((one) => one.order > low)?.order ?? null;
  return [...edits, putScenario(scenario, orderKeysBetween(low, high, 1)[0] ?? low)];
}

function additions({ plan, order }: PlacedPlan, { added, removed }: SchemeRevision): PlanEdit[] {
  const last = added.filter(({ before }) => before === null);
  const between = added.filter(({ before }) => before !== null);
  const { keys } = order.placesBefore(null, last.length);
  const edits: PlanEdit[] = [];
  const put = (feature: (typeof added)[number]['feature'], key: string): void => {
    if (plan.features.has(feature.id)) throw new Error(`feature ${feature.id} exists already`);
    edits.push({ edit: 'feature', id: feature.id, before: null, after: { feature, order: key } });
  };
  for (const [index, { feature }] of last.entries()) put(feature, keys[index] ?? '');
  const gone = new Set(removed);
  const places = between.length === 0 ? order : new DrawingOrder(order);
  for (const { feature, before } of between) {
    const place = places.placesBefore(before, 1);
    const key = place.keys[0] ?? '';
    put(feature, key);
    places.place(feature.id, key);
    for (const { id, key: shiftedKey } of place.shifted) {
      const held = places.keyOf(id) ?? '';
      places.place(id, shiftedKey);
      if (!gone.has(id)) edits.push({ edit: 'order', id, before: held, after: shiftedKey });
    }
  }
  return edits;
}

function editsOfYears(plan: Plan, { baseYear, years, shifts }: SetYears): PlanEdit[] {
  const edits: PlanEdit[] = [];
  if (plan.baseYear !== baseYear) {
    edits.push({ edit: 'setting', member: 'baseYear', before: plan.baseYear, after: baseYear });
  }
  if (!isSame(plan.years, years)) edits.push({ edit: 'setting', member: 'years', before: plan.years, after: years });
  const shifted = new Map(shifts.map(({ from, to }) => [from, to]));
  for (const { id, properties } of plan.features.values()) {
    for (const property of ['from', 'until'] as const) {
      const before = properties[property];
      const after = before === null ? undefined : shifted.get(before);
      if (after === undefined) continue;
      edits.push({ edit: 'property', id, property, before: { value: before }, after: { value: after } });
    }
  }
  return edits;
}

function putScenario(scenario: Scenario, order: string): PlanEdit {
  return { edit: 'scenario', id: scenario.id, before: null, after: { order, scenario } };
}

function requireScenario(scenarios: readonly PlacedScenario[], id: string): PlacedScenario {
  const found = scenarios.find((one) => one.scenario.id === id);
  if (found === undefined) throw new Error(`no scheme ${id}`);
  return found;
}

function requireNew(scenarios: readonly PlacedScenario[], id: string): void {
  if (scenarios.some((one) => one.scenario.id === id)) throw new Error(`scheme ${id} exists already`);
}
