import type { FaultKind, FaultOutcome } from '../../../src/land/quality/quality-report.ts';

/** How the inspection of the parcels' geometry stands (图斑质检). */
export type QualitySummary =
  | { readonly state: 'running' | 'failed'; /** Why it failed; a message key. */ readonly code: string | null }
  | {
      readonly state: 'done';
      readonly counts: Readonly<Record<FaultKind, number>>;
      /** Parcels that got other rings, because theirs were invalid or lay on a neighbour's. */
      readonly repairedParcels: number;
      /** Σ area before and after, m². */
      readonly areaBeforeM2: number;
      readonly areaAfterM2: number;
    };

/** One fault of the parcels, as the list shows it. */
export interface ParcelFaultInfo {
  readonly kind: FaultKind;
  /** What was done about it: listed only, repaired for counting, nothing left of the parcel, or repair failed. */
  readonly outcome: FaultOutcome;
  readonly parcel: number;
  /** Id attribute of the parcel; its row number where the file has no id. */
  readonly id: string;
  /** Overlap: the earlier parcel, which keeps the area. Gap: another parcel beside it. Null elsewhere. */
  readonly otherId: string | null;
  readonly longitude: number;
  readonly latitude: number;
  /** Area of the overlap, gap or sliver, m²; null for the other kinds. */
  readonly areaM2: number | null;
  /** Area of the parcel in the file and after all its repairs; null when it was not repaired. */
  readonly areaBeforeM2: number | null;
  readonly areaAfterM2: number | null;
}

/** A page of the fault list. */
export interface FaultPage {
  readonly total: number;
  readonly rows: readonly ParcelFaultInfo[];
}

/** A page of differences between the file's official areas (TBMJ) and computed ones, largest first (面积比对). */
export interface AreaDifferencePage {
  /** Parcels with an official area; 0 when the file has none. */
  readonly compared: number;
  readonly missing: number;
  readonly officialM2: number;
  readonly computedM2: number;
  /** Parcels whose difference exceeds the tolerance. */
  readonly total: number;
  readonly rows: readonly {
    readonly parcel: number;
    readonly id: string;
    readonly officialM2: number;
    readonly computedM2: number;
    readonly longitude: number;
    readonly latitude: number;
  }[];
  /** Set when the plan states a control area (控制面积): Σ parcels, what rounding left over, the largest change to a parcel, m². */
  readonly control: {
    readonly controlM2: number;
    readonly computedM2: number;
    readonly residualM2: number;
    readonly largestChangeM2: number;
  } | null;
}
