import type { Geometry } from 'geojson';
import type { CarbonCheck } from './carbon-check.ts';
import type { CoverageChoices } from './coverage-choices.ts';
import type { CarbonChoices } from './carbon-choices.ts';
import type { ChapterEdit } from './chapter-list.ts';
import type { OwnRule, RuleChange } from './plan-rule.ts';
import type { BaseDataset, FactorOverride, PlanFeature, Waiver } from './plan.ts';
import type { SchemeCommand } from './scheme-command.ts';
import type { Target } from './target.ts';

/**
 * Everything that can be done to a plan, as plain data (编辑命令): it can be stored, sent and compared. One command is one
 * undo step. Values handed in belong to the plan afterwards and must not be changed.
 */
export type PlanCommand =
  | AddFeatures
  | ReshapeFeatures
  | SetProperties
  | RemoveFeatures
  | OrderFeatures
  | RenamePlan
  | SchemeCommand
  | SetBase
  | RemoveBase
  | SetFactors
  | SetCarbon
  | SetCarbonChecks
  | SetTargets
  | SetBlueGreen
  | SetCoverage
  | SetRules
  | SetWaivers
  | SetChapters;

/** Adds features; they come last, so that where they overlap others those keep the land. Ids must be new. */
export interface AddFeatures {
  readonly do: 'add-features';
  readonly features: readonly PlanFeature[];
  readonly label:
    'add-feature' | 'paste-feature' | 'duplicate-feature' | 'import-features' | 'paint-parcels' | 'lay-out-turbines';
}

/** By which gesture shapes came to be (图形编辑). */
export type ReshapeLabel =
  | 'move-vertex'
  | 'add-vertex'
  | 'remove-vertex'
  | 'move-edge'
  | 'move-feature'
  | 'rotate-feature'
  | 'scale-feature'
  | 'resize-feature'
  | 'clip-to-net'
  | 'split-feature'
  | 'merge-features'
  | 'subtract-feature'
  | 'intersect-features'
  | 'cut-hole'
  | 'fill-holes'
  | 'add-part'
  | 'separate-parts'
  | 'buffer-feature'
  | 'simplify-feature'
  | 'move-shared-border'
  | 'paint-parcels';

/** Gives features other shapes, and takes in or out the features that the gesture makes or uses up. */
export interface ReshapeFeatures {
  readonly do: 'reshape-features';
  readonly label: ReshapeLabel;
  readonly shapes: readonly FeatureShape[];
  /** New features, each right behind another in drawing order, so that its claim on land stays where it was. */
  readonly added: readonly { readonly feature: PlanFeature; readonly after: string }[];
  /** Features of `scenario` itself that are used up, such as those merged into another. */
  readonly removed: readonly string[];
  readonly scenario: string;
}

/** A feature and the geometry it gets. */
export interface FeatureShape {
  readonly id: string;
  readonly geometry: Geometry;
  /** Properties that follow from the shape, such as a capacity that the pieces of a split feature share. */
  readonly values?: Readonly<Record<string, unknown>>;
}

/** Sets properties of features and takes others away (which brings back the default of the kind). */
export interface SetProperties {
  readonly do: 'set-properties';
  readonly ids: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
  readonly unset: readonly string[];
  readonly label:
    | 'set-field'
    | 'rename-feature'
    | 'move-to-folder'
    | 'lock-feature'
    | 'unlock-feature'
    | 'hide-feature'
    | 'show-feature'
    | 'change-kind';
}

/**
 * Takes features out of a scheme: own ones are deleted, together with the removals that name them; for inherited ones the
 * scheme gets a removal, and the parent keeps them.
 */
export interface RemoveFeatures {
  readonly do: 'remove-features';
  readonly ids: readonly string[];
  readonly scenario: string;
}

/**
 * Moves features in the drawing order, keeping their order among themselves: right before another one, or behind all.
 * Where two features overlap, the earlier one takes the land.
 */
export interface OrderFeatures {
  readonly do: 'order-features';
  readonly ids: readonly string[];
  readonly before: string | null;
}

/** Gives the plan another name. */
export interface RenamePlan {
  readonly do: 'rename-plan';
  readonly name: string;
}

/** Makes a dataset the plan's only one of its role (换底图), in the place of the one it had. */
export interface SetBase {
  readonly do: 'set-base';
  readonly dataset: BaseDataset;
}

/** Takes the plan's own dataset of a role away (去掉底图); one that the seed brings is then used again. */
export interface RemoveBase {
  readonly do: 'remove-base';
  readonly role: BaseDataset['role'];
}

/** Gives factors numbers of the plan's own, and takes them away again (自定因子); the shipped numbers stay what they are. */
export interface SetFactors {
  readonly do: 'set-factors';
  /** By id of the factor; null brings back the shipped number. */
  readonly factors: Readonly<Record<string, FactorOverride | null>>;
  readonly label: 'set-factor' | 'reset-factor' | 'import-factors';
  /** What the record calls the factor when it is one; its id without this. */
  readonly name?: string;
}

/** Sets what the carbon ledger is worked out with (碳核算设置); what is left out is as proposed again. */
export interface SetCarbon {
  readonly do: 'set-carbon';
  readonly choices: CarbonChoices;
}

/** Decides about rows of somebody's estimate, and takes decisions back (核对结论). */
export interface SetCarbonChecks {
  readonly do: 'set-carbon-checks';
  /** By id of the parcel; null: nothing is decided any more. */
  readonly checks: Readonly<Record<string, CarbonCheck | null>>;
}

/**
 * Gives the plan targets of its own, changes them and takes them away (自定目标、台账填报). A target with the id of one that the seed brings
 * stands in its place, so readings of those are kept in the plan; without it the seed's is back.
 */
export interface SetTargets {
  readonly do: 'set-targets';
  /** By id; null takes the plan's own away. New ones come last. */
  readonly targets: Readonly<Record<string, Target | null>>;
  readonly label: 'add-target' | 'edit-target' | 'remove-target' | 'set-reading';
  /** What the record calls the target when it is one; its id without this. */
  readonly name?: string;
}

/** Answers for findings, and takes answers back (豁免). */
export interface SetWaivers {
  readonly do: 'set-waivers';
  /** By id of the finding; null: nobody answers for it any more. New ones come last. */
  readonly waivers: Readonly<Record<string, Omit<Waiver, 'finding'> | null>>;
  readonly label: 'waive-finding' | 'withdraw-waiver';
  /** What the record calls the finding when it is one; its id without this. */
  readonly name?: string;
}

/** Chooses what coverage by stations is worked out with (覆盖口径); all of it. Null goes back to what is proposed. */
export interface SetCoverage {
  readonly do: 'set-coverage';
  readonly choices: CoverageChoices | null;
}

/** Says which land classes count as blue-green space (蓝绿空间地类); null goes back to what is proposed. */
export interface SetBlueGreen {
  readonly do: 'set-blue-green';
  readonly classes: readonly string[] | null;
}

/** Changes shipped rules for this plan and gives it rules of its own (用地规则); the shipped rules stay what they are. */
export interface SetRules {
  readonly do: 'set-rules';
  /** By id of the shipped rule; null: as shipped again. */
  readonly changes?: Readonly<Record<string, RuleChange | null>>;
  /** By id; null takes the rule away. */
  readonly own?: Readonly<Record<string, OwnRule | null>>;
  readonly label:
    'change-rule' | 'switch-off-rule' | 'reset-rule' | 'add-rule' | 'edit-rule' | 'remove-rule' | 'import-rules';
  /** What the record calls the rule when it is one; its id without this. */
  readonly name?: string;
}

/** Changes the chapters of the report (编辑章节). */
export interface SetChapters {
  readonly do: 'set-chapters';
  readonly change: ChapterEdit;
  readonly label:
    | 'add-chapter'
    | 'duplicate-chapter'
    | 'rename-chapter'
    | 'edit-chapter'
    | 'set-chapter-view'
    | 'move-chapter'
    | 'remove-chapter';
  /** Title of the chapter, for the record. */
  readonly name: string;
}
