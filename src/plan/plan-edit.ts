import type { BaseDataset, Plan, PlanFeature, Scenario } from './plan.ts';
import type { AddFeatures, PlanCommand, RemoveFeatures, SetBase, SetProperties } from './plan-command.ts';
import type { StepName } from './step-name.ts';

/** The smallest changes a plan is made of; every command comes down to a list of them. */
export type PlanEdit =
  | { readonly edit: 'put-feature'; readonly feature: PlanFeature }
  | { readonly edit: 'delete-feature'; readonly id: string }
  | { readonly edit: 'put-geometry'; readonly id: string; readonly geometry: PlanFeature['geometry'] }
  | { readonly edit: 'put-property'; readonly id: string; readonly property: string; readonly value: unknown }
  | { readonly edit: 'delete-property'; readonly id: string; readonly property: string }
  | { readonly edit: 'put-name'; readonly name: string }
  | { readonly edit: 'put-base'; readonly base: readonly BaseDataset[] }
  | { readonly edit: 'put-scenario'; readonly scenario: Scenario };

/**
 * Says what a command changes in a plan; an empty list when it changes nothing.
 *
 * @throws Error when the command names a feature or scheme that does not exist, or adds one that does: a mistake of the
 *   caller, who has the plan before him
 */
export function editsOf(plan: Plan, command: PlanCommand): readonly PlanEdit[] {
  switch (command.do) {
    case 'add-features':
      return editsOfAddition(plan, command);
    case 'replace-geometry': {
      const { id, geometry } = command;
      return requireFeature(plan, id).geometry === geometry ? [] : [{ edit: 'put-geometry', id, geometry }];
    }
    case 'set-properties':
      return editsOfProperties(plan, command);
    case 'remove-features':
      return editsOfRemoval(plan, command);
    case 'rename-plan':
      return plan.name === command.name ? [] : [{ edit: 'put-name', name: command.name }];
    case 'add-scenario':
      if (plan.scenarios.some(({ id }) => id === command.scenario.id)) {
        throw new Error(`scheme ${command.scenario.id} exists already`);
      }
      return [{ edit: 'put-scenario', scenario: command.scenario }];
    case 'set-base':
      return editsOfBase(plan, command);
  }
}

/** Names the step a command makes, for the undo button and the record. */
export function nameStep(plan: Plan, command: PlanCommand): StepName {
  switch (command.do) {
    case 'add-features':
      return { label: 'add-feature', subject: nameOfOnly(command.features) };
    case 'replace-geometry':
      return { label: command.label, subject: requireFeature(plan, command.id).properties.name };
    case 'set-properties':
      return { label: command.label, subject: requireFeature(plan, command.id).properties.name };
    case 'remove-features':
      return { label: 'remove-feature', subject: nameOfOnly(command.ids.map((id) => requireFeature(plan, id))) };
    case 'rename-plan':
      return { label: 'rename-plan', subject: command.name };
    case 'add-scenario':
      return { label: 'add-scenario', subject: command.scenario.name };
    case 'set-base':
      return { label: 'set-base', subject: command.dataset.href };
  }
}

function editsOfAddition(plan: Plan, { features }: AddFeatures): PlanEdit[] {
  const ids = new Set(plan.features.keys());
  return features.map((feature) => {
    if (ids.has(feature.id)) throw new Error(`feature ${feature.id} exists already`);
    ids.add(feature.id);
    return { edit: 'put-feature', feature };
  });
}

function editsOfProperties(plan: Plan, { id, values, unset }: SetProperties): PlanEdit[] {
  const { properties } = requireFeature(plan, id);
  const edits: PlanEdit[] = [];
  for (const [property, value] of Object.entries(values)) {
    if (properties[property] !== value) edits.push({ edit: 'put-property', id, property, value });
  }
  for (const property of unset) {
    if (Object.hasOwn(properties, property)) edits.push({ edit: 'delete-property', id, property });
  }
  return edits;
}

function editsOfRemoval(plan: Plan, { ids, scenario }: RemoveFeatures): PlanEdit[] {
  const deleted = new Set<string>();
  const edits: PlanEdit[] = [];
  for (const id of new Set(ids)) {
    const feature = requireFeature(plan, id);
    if (feature.properties.scenario === scenario) {
      deleted.add(id);
      edits.push({ edit: 'delete-feature', id });
    } else {
      const removal = removalOf(feature, scenario);
      if (!plan.features.has(removal.id)) edits.push({ edit: 'put-feature', feature: removal });
    }
  }
  for (const { id, properties } of plan.features.values()) {
    if (properties.removes !== undefined && deleted.has(properties.removes) && !deleted.has(id)) {
      edits.push({ edit: 'delete-feature', id });
    }
  }
  return edits;
}

function editsOfBase(plan: Plan, { dataset }: SetBase): PlanEdit[] {
  const others = plan.base.filter(({ role }) => role !== dataset.role);
  const before = plan.base.filter(({ role }) => role === dataset.role);
  if (before.length === 1 && JSON.stringify(before[0]) === JSON.stringify(dataset)) return [];
  return [{ edit: 'put-base', base: [dataset, ...others] }];
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

function requireFeature(plan: Plan, id: string): PlanFeature {
  const feature = plan.features.get(id);
  if (feature === undefined) throw new Error(`no feature ${id}`);
  return feature;
}

function nameOfOnly(features: readonly PlanFeature[]): string {
  const [first, second] = features;
  return first === undefined || second !== undefined ? '' : first.properties.name;
}
