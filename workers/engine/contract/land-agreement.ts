import type { LandAgreement } from '../../../src/evaluate/compare/land-agreement.ts';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { PlanUpdate } from './plan-update.ts';

/** A scheme in a year, of the plan as it stands or of an earlier state of it. */
export interface ComparedScope {
  readonly scenario: string;
  readonly year: number;
  readonly isEarlier: boolean;
}

/** The part of the engine that holds schemes, and states of the plan, against each other. */
export interface AgreementApi {
  /**
   * What the schemes make of the land, in slices, with progress `agreement`; outdated and given up as evaluations are, with
   * `agreement-…`. Null without land cover.
   *
   * @param earlier what differs from the plan as it stands, as an update that the engine does not keep; needed where a scope is
   * earlier
   */
  agreement(scopes: readonly ComparedScope[], earlier: PlanUpdate | null): Promise<LandAgreement | null>;
  /** Gives up what is under way here (`agreement-cancelled`). */
  cancelAgreement(): Promise<void>;
  /** Numbers of an earlier state of the plan; outdated and given up with `agreement-…`. */
  evaluateEarlier(earlier: PlanUpdate, scenario: string, year: number): Promise<Evaluation>;
}
