/** What a step did (步骤); message keys `step.<label>`. */
export type StepLabel =
  | 'add-feature'
  | 'remove-feature'
  | 'move-vertex'
  | 'add-vertex'
  | 'remove-vertex'
  | 'move-feature'
  | 'set-field'
  | 'rename-feature'
  | 'rename-plan'
  | 'add-scenario'
  | 'set-base';

/** Name of one undo step (撤销步): what was done, and to what. */
export interface StepName {
  /** Message key `step.<label>`. */
  readonly label: StepLabel;
  /** Name of what it was done to; empty when it has none or when there were several. */
  readonly subject: string;
}

/** A step that is part of the plan as it stands, signed and timed (操作记录). */
export interface LoggedStep extends StepName {
  readonly author: string;
  /** ms since 1970. */
  readonly at: number;
}
