import type {
  AddFeatures,
  ReshapeLabel,
  SetChapters,
  SetFactors,
  SetProperties,
  SetRules,
  SetTargets,
  SetWaivers,
} from './plan-command.ts';
import type { ReviseSchemes, SetScenario, SetYears } from './scheme-command.ts';

/** What a step did (步骤); message keys `step.<label>`. */
export type StepLabel =
  | AddFeatures['label']
  | ReshapeLabel
  | SetProperties['label']
  | SetFactors['label']
  | SetTargets['label']
  | SetWaivers['label']
  | SetRules['label']
  | SetChapters['label']
  | 'revert-meeting'
  | 'keep-meeting'
  | 'remove-feature'
  | 'order-features'
  | 'rename-plan'
  | 'add-scenario'
  | SetScenario['label']
  | 'order-scenarios'
  | ReviseSchemes['label']
  | SetYears['label']
  | 'set-base'
  | 'remove-base'
  | 'set-carbon'
  | 'set-carbon-checks'
  | 'set-coverage'
  | 'set-blue-green';

/** Name of one undo step (撤销步): what was done, and to what. */
export interface StepName {
  /** Message key `step.<label>`. */
  readonly label: StepLabel;
  /** Name of what it was done to; empty when it has none or when there were several. */
  readonly subject: string;
  /** How many features, factors or rows it was done to; 0 for steps that are about none of them. */
  readonly count: number;
}

/** A step that is part of the record of the plan, signed and timed (操作记录). */
export interface LoggedStep extends StepName {
  readonly author: string;
  /** ms since 1970. */
  readonly at: number;
}

/** A step with its place in the history (历史记录). */
export interface HistoryStep extends LoggedStep {
  readonly id: string;
  /**
   * `done`: part of the plan as it stands. `undone`: taken back, can be done again. `dropped`: taken back, and then something
   * else was done, so that it only stays on record.
   */
  readonly state: 'done' | 'undone' | 'dropped';
  /** False for steps of drafts that were written before steps kept what they changed. */
  readonly reversible: boolean;
}
