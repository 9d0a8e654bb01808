import type { LedgerColumn } from './ledger.ts';

/** Stands for the class of land at sea, where a class is asked for (海域). */
export const SEA_CLASS = 'sea';

/** What the rows of a ledger can be sorted by. */
export type LedgerSortColumn =
  'parcel' | 'class-before' | 'class-after' | 'feature' | 'area' | 'method' | 'total' | LedgerColumn;

/** Which rows of a ledger are wanted (筛选). Empty lists and texts let everything through. */
export interface LedgerFilter {
  /** Codes of the base's system; '' for land of no known class, {@link SEA_CLASS} at sea. */
  readonly classesBefore: readonly string[];
  readonly classesAfter: readonly string[];
  /** Ids of features; '' for land that stays what it is. */
  readonly features: readonly string[];
  /** `incomplete`: some pool has no number; `without-number`: no pool of the total has one. */
  readonly missing: 'all' | 'incomplete' | 'without-number';
  /** A part of the parcel's id, in either case. */
  readonly id: string;
}

/** The order of rows; without one they stand as in the ledger. Rows that have nothing to sort by come last in either direction. */
export interface LedgerOrder {
  readonly column: LedgerSortColumn;
  readonly isDescending: boolean;
}

/** Names that a ledger itself does not know. */
export interface LedgerNames {
  readonly parcelId: (parcel: number) => string;
  readonly featureName: (feature: string) => string;
}
