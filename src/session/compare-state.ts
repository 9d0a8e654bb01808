import type { LandAgreement } from '../evaluate/compare/land-agreement.ts';
import type { MatrixSource } from '../report/compare-matrix.ts';
import type { Cell } from './cell.ts';
import type { FollowedState } from './results-follower.ts';

/** One of those that are compared (对比的一方): a scheme of the plan now, or as it was after an earlier step. */
export interface ComparedSide {
  readonly scenario: string;
  readonly isEarlier: boolean;
}

/** What is compared. */
export interface CompareRequest {
  readonly sides: readonly ComparedSide[];
  readonly year: number;
  /** Step after which the earlier state is taken (null: before the first); of no account without an earlier side. */
  readonly step: string | null;
  /** Years for which the numbers of all sides are asked. */
  readonly years: readonly number[];
}

/** How the comparison stands. */
export interface CompareState extends FollowedState {
  /** What the answer is of. */
  readonly request: CompareRequest | null;
  /** Null without land cover. */
  readonly agreement: LandAgreement | null;
  /** Numbers of the sides in the years asked for, side by side, year by year; `side` as {@link sideId} names it. */
  readonly cells: readonly MatrixSource[];
  /** How much of the land is worked out, a share; null while nothing of it is under way. */
  readonly landShare: number | null;
  /** Cells that are worked out, of how many. */
  readonly done: number;
  readonly total: number;
  /** Area of every drawn polygon of the earlier state, m², by feature id; empty without one. */
  readonly drawnM2: Readonly<Record<string, number>>;
  /** Stopped by the user; the numbers stay as far as they have come until he asks again or edits. */
  readonly isStopped: boolean;
}

/** Schemes held against each other while somebody looks. */
export interface CompareDesk {
  readonly state: Cell<CompareState>;
  /** Asks, and again after each edit; null: nobody looks any more. */
  watch(request: CompareRequest | null): void;
  /** How far the engine is with the land. */
  follow(progress: { readonly done: number; readonly total: number | null }): void;
  /** Gives up what is under way. */
  stop(): void;
  /** Asks again after a stop. */
  again(): void;
}

/** A name for a side, the same as long as the side is: the scheme's id, marked where it is an earlier state. */
export function sideId({ scenario, isEarlier }: ComparedSide): string {
  return isEarlier ? `${scenario}@earlier` : scenario;
}
