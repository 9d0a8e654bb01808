import type { CarbonCheck } from './carbon-check.ts';
import type { PlacedFeature } from './feature-entries.ts';
import { type GeometryChange, invertChange } from './geometry-patch.ts';
import type { OwnRule, RuleChange } from './plan-rule.ts';
import type { FactorOverride, Plan, Scenario } from './plan.ts';

/**
 * The smallest changes a plan is made of; every command comes down to a list of them. Each says what was there and what is there
 * now, so that it can be done and taken back, also years later (编辑). Null = nothing there.
 */
export type PlanEdit =
  | {
      readonly edit: 'feature';
      readonly id: string;
      readonly before: PlacedFeature | null;
      readonly after: PlacedFeature | null;
    }
  | { readonly edit: 'geometry'; readonly id: string; readonly change: GeometryChange }
  | {
      readonly edit: 'property';
      readonly id: string;
      readonly property: string;
      readonly before: HeldValue | null;
      readonly after: HeldValue | null;
    }
  | { readonly edit: 'order'; readonly id: string; readonly before: string; readonly after: string }
  | { readonly edit: 'setting'; readonly member: EditableSetting; readonly before: unknown; readonly after: unknown }
  | {
      readonly edit: 'factor';
      readonly id: string;
      readonly before: FactorOverride | null;
      readonly after: FactorOverride | null;
    }
  | {
      readonly edit: 'carbon-check';
      readonly id: string;
      readonly before: CarbonCheck | null;
      readonly after: CarbonCheck | null;
    }
  | {
      readonly edit: 'rule-change';
      readonly id: string;
      readonly before: RuleChange | null;
      readonly after: RuleChange | null;
    }
  | {
      readonly edit: 'own-rule';
      readonly id: string;
      readonly before: OwnRule | null;
      readonly after: OwnRule | null;
    }
  | {
      readonly edit: 'scenario';
      readonly id: string;
      readonly before: PlacedScenario | null;
      readonly after: PlacedScenario | null;
    };

/** A value that a property has; in a shell, because null is a value too. */
export interface HeldValue {
  readonly value: unknown;
}

/** Members of the plan that commands change. */
export type EditableSetting = keyof Pick<
  Plan,
  | 'name'
  | 'baseYear'
  | 'years'
  | 'base'
  | 'factors'
  | 'carbon'
  | 'carbonChecks'
  | 'targets'
  | 'blueGreen'
  | 'coverage'
  | 'rules'
  | 'waivers'
  | 'views'
>;

/** A scheme with its place among the others; see {@link orderKey}. */
export interface PlacedScenario {
  readonly order: string;
  readonly scenario: Scenario;
}

/** The same edit the other way round. */
export function invertEdit(edit: PlanEdit): PlanEdit {
  if (edit.edit === 'geometry') return { ...edit, change: invertChange(edit.change) };
  return { ...edit, before: edit.after, after: edit.before } as PlanEdit;
}
