import type { LedgerTurn } from './ledger-turns.ts';
import type { PlannedLand } from './planned-land.ts';

/** Land that a feature turns, and what it makes of it. */
export interface CarbonTurn {
  readonly turn: LedgerTurn;
  /** Null where the feature says nothing about carbon: then the land keeps its own. */
  readonly land: PlannedLand | null;
}

/** A feature at sea, where no parcel lies under it. */
export interface SeaLand {
  readonly feature: string;
  readonly areaM2: number;
  readonly land: PlannedLand;
}

/** What carbon of a plan is asked about. */
export interface CarbonQuestion {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  /** In the order in which features take land. */
  readonly turns: readonly CarbonTurn[];
  readonly sea: readonly SeaLand[];
}
