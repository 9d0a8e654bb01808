import type { EligibleLand, EligiblePlace } from '../evaluate/eligible/eligible-land.ts';
import type { KindId } from '../kinds/kind.ts';
import type { Cell } from './cell.ts';
import type { FollowedState } from './results-follower.ts';

/** How the land for a kind stands (哪里可以放). */
export interface EligibleState extends FollowedState {
  /** Kind that is asked for; null: nobody asks. */
  readonly kind: KindId | null;
  /** The last answer; of the kind, scheme and year that it names. */
  readonly land: EligibleLand | null;
  /** Another one with every answer: tiles of the one before are fetched again. */
  readonly edition: number;
  /** How far the engine is, 0–1; null while unknown. */
  readonly share: number | null;
}

/** What the desk tells of it. */
export interface EligibleDesk {
  readonly state: Cell<EligibleState>;
  /** What may be done at the pointer; null off the district, and while nothing is shown. */
  readonly pointed: Cell<EligiblePlace | null>;
  /** Shows where a kind could go; null gives it up. */
  choose(kind: KindId | null): void;
}
