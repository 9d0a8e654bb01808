import type { PlanFeature, Scenario } from './plan.ts';

/** What can be done to schemes and years as a whole (方案与年份的编辑命令); see `PlanCommand`. */
export type SchemeCommand = AddScenario | SetScenario | OrderScenarios | ReviseSchemes | SetYears;

/** Adds a scheme after the existing ones; its id must be new. */
export interface AddScenario {
  readonly do: 'add-scenario';
  readonly scenario: Scenario;
}

/** Members of a scheme that can be set; null takes one away. */
export type ScenarioValues = { readonly [Member in keyof Omit<Scenario, 'id'>]?: Scenario[Member] | null };

/** Gives a scheme another name, colour, note, parent or lock. */
export interface SetScenario {
  readonly do: 'set-scenario';
  readonly id: string;
  readonly values: ScenarioValues;
  readonly label:
    'rename-scenario' | 'colour-scenario' | 'note-scenario' | 'lock-scenario' | 'unlock-scenario' | 'change-parent';
}

/** Moves a scheme right before another one, or behind all. */
export interface OrderScenarios {
  readonly do: 'order-scenarios';
  readonly id: string;
  readonly before: string | null;
}

/** A revision of schemes as one step: what merging, copying and deleting schemes come down to. */
export interface ReviseSchemes {
  readonly do: 'revise-schemes';
  readonly label: 'merge-schemes' | 'duplicate-scenario' | 'remove-scenario';
  /** Name of the scheme it is about, for the record. */
  readonly name: string;
  readonly revision: SchemeRevision;
}

/** Which features and schemes come, go and change (方案修订). */
export interface SchemeRevision {
  /** Schemes that change, by id; null = taken away. */
  readonly scenarios: Readonly<Record<string, Scenario | null>>;
  /** A scheme that comes new, with the one it stands behind. */
  readonly addedScenario: { readonly scenario: Scenario; readonly after: string } | null;
  /** Features that are there already, as they become. */
  readonly changed: readonly PlanFeature[];
  /** New features, each right before another one in drawing order, or behind all (null). */
  readonly added: readonly { readonly feature: PlanFeature; readonly before: string | null }[];
  /** Ids of features that go. */
  readonly removed: readonly string[];
}

/** Sets base year and years of the plan (规划年), and moves the years of features along with a renamed stop. */
export interface SetYears {
  readonly do: 'set-years';
  readonly baseYear: number;
  readonly years: readonly number[];
  /** Years in which features start or end and that become others. */
  readonly shifts: readonly { readonly from: number; readonly to: number }[];
  readonly label: 'add-year' | 'remove-year' | 'rename-year' | 'set-base-year';
  /** The year as the record names it. */
  readonly year: number;
}
