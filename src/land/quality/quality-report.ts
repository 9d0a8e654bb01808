/** Kinds of faults in the geometry of parcels (图形质量问题). Their order is the order of the report. */
export const FAULT_KINDS = [
  'self-crossing',
  'spike',
  'duplicate-vertex',
  'wrong-ring',
  'sliver',
  'overlap',
  'gap',
] as const;

/** One of {@link FAULT_KINDS}. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/**
 * What was done about a fault: `listed`: nothing; `repaired`: the parcel has other rings in the effective table;
 * `emptied`: the repair left nothing of it; `failed`: the overlay could not be done and the parcel stays as it is.
 */
export const FAULT_OUTCOMES = ['listed', 'repaired', 'emptied', 'failed'] as const;

/** One of {@link FAULT_OUTCOMES}. */
export type FaultOutcome = (typeof FAULT_OUTCOMES)[number];

/** A fault of a parcel and where it is. */
export interface Fault {
  readonly kind: FaultKind;
  readonly outcome: FaultOutcome;
  /** Row of the table; of a gap, one of the parcels around it; of an overlap, the later one, which loses the area. */
  readonly parcel: number;
  /** Overlap: the parcel that keeps the area. Gap: another parcel around it. Null elsewhere. */
  readonly other: number | null;
  /** Place in the working plane, m. */
  readonly x: number;
  readonly y: number;
  /** Area of the sliver, the overlap or the gap; null for the other kinds. */
  readonly areaM2: number | null;
  /** Area of the parcel in the file and after all its repairs; null when it was not repaired. */
  readonly areaBeforeM2: number | null;
  readonly areaAfterM2: number | null;
}

/** Faults in columns, one row each, by kind, then by parcel. What a kind or outcome does not have is 0 here. */
export interface FaultColumns {
  /** Index into {@link FAULT_KINDS}. */
  readonly kinds: Uint8Array;
  /** Index into {@link FAULT_OUTCOMES}. */
  readonly outcomes: Uint8Array;
  readonly parcels: Uint32Array;
  /** −1 = none. */
  readonly others: Int32Array;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly areasM2: Float64Array;
  readonly areasBeforeM2: Float64Array;
  readonly areasAfterM2: Float64Array;
}

/** What an inspection of the parcels found (图形质量检查报告). */
export interface QualityReport {
  readonly parcelCount: number;
  /** Faults found per kind. The list may be shorter, the counts are not. */
  readonly counts: Readonly<Record<FaultKind, number>>;
  /** Parcels with other rings in the effective table, ascending. */
  readonly changedParcels: Uint32Array;
  readonly faults: FaultColumns;
}

/** Number of faults in the list. */
export function faultCount(report: QualityReport): number {
  return report.faults.kinds.length;
}

/**
 * One fault of the list.
 *
 * @param row 0 … `faultCount(report) − 1`
 */
export function faultAt({ faults }: QualityReport, row: number): Fault {
  const kind = FAULT_KINDS[faults.kinds[row] ?? -1];
  const outcome = FAULT_OUTCOMES[faults.outcomes[row] ?? -1];
  if (kind === undefined || outcome === undefined) throw new Error(`no fault ${row}`);
  const other = faults.others[row] ?? -1;
  const hasArea = kind === 'sliver' || kind === 'overlap' || kind === 'gap';
  const isRepaired = outcome === 'repaired' || outcome === 'emptied';
  return {
    kind,
    outcome,
    parcel: faults.parcels[row] ?? 0,
    other: other < 0 ? null : other,
    x: faults.x[row] ?? 0,
    y: faults.y[row] ?? 0,
    areaM2: hasArea ? (faults.areasM2[row] ?? 0) : null,
    areaBeforeM2: isRepaired ? (faults.areasBeforeM2[row] ?? 0) : null,
    areaAfterM2: isRepaired ? (faults.areasAfterM2[row] ?? 0) : null,
  };
}
