import { startOf } from '../../geo/shape-table.ts';
import type { LandTable } from '../land-table.ts';
import {
  FAULT_KINDS,
  FAULT_OUTCOMES,
  type FaultKind,
  type FaultOutcome,
  type QualityReport,
} from './quality-report.ts';

/** Faults of one kind that are listed; more are only counted, so that a broken file does not fill the memory. */
export const LISTED_PER_KIND = 100_000;

const LISTED = FAULT_OUTCOMES.indexOf('listed');
const REPAIRED = FAULT_OUTCOMES.indexOf('repaired');
const EMPTIED = FAULT_OUTCOMES.indexOf('emptied');

/** Gathers faults while an inspection goes on. */
export class FaultList {
  readonly #counts = new Uint32Array(FAULT_KINDS.length);
  readonly #kinds: number[] = [];
  readonly #outcomes: number[] = [];
  readonly #parcels: number[] = [];
  readonly #others: number[] = [];
  readonly #x: number[] = [];
  readonly #y: number[] = [];
  readonly #areasM2: number[] = [];

  /**
   * Adds a fault, or only counts it when its kind has enough of them.
   *
   * @param other the other parcel, −1 for none
   * @param areaM2 area of the sliver, overlap or gap, 0 for the other kinds
   * @returns its row for {@link setOutcome}, −1 when it was only counted
   */
  add(kind: FaultKind, parcel: number, other: number, x: number, y: number, areaM2: number): number {
    const index = FAULT_KINDS.indexOf(kind);
    const found = (this.#counts[index] ?? 0) + 1;
    this.#counts[index] = found;
    if (found > LISTED_PER_KIND) return -1;
    this.#outcomes.push(LISTED);
    this.#parcels.push(parcel);
    this.#others.push(other);
    this.#x.push(x);
    this.#y.push(y);
    this.#areasM2.push(areaM2);
    return this.#kinds.push(index) - 1;
  }

  /** Where a listed fault is. */
  placeOf(row: number): readonly [number, number] {
    return [at(this.#x, row), at(this.#y, row)];
  }

  /** Says what was done about a fault; `emptied` follows from the tables in the end. */
  setOutcome(row: number, outcome: Exclude<FaultOutcome, 'emptied'>): void {
    if (row >= 0) this.#outcomes[row] = FAULT_OUTCOMES.indexOf(outcome);
  }

  /**
   * The report.
   *
   * @param before the table as it was read
   * @param after the effective table
   * @param changedParcels rows in which they differ, ascending
   */
  finish(before: LandTable, after: LandTable, changedParcels: Uint32Array): QualityReport {
    const rows = Uint32Array.from(this.#kinds.keys()).sort(
      (a, b) => at(this.#kinds, a) - at(this.#kinds, b) || at(this.#parcels, a) - at(this.#parcels, b) || a - b,
    );
    const outcomes = Uint8Array.from(rows, (row) => {
      const outcome = at(this.#outcomes, row);
      return outcome === REPAIRED && isEmpty(after, at(this.#parcels, row)) ? EMPTIED : outcome;
    });
    const areasOf = (table: LandTable): Float64Array =>
      Float64Array.from(rows, (row) =>
        at(this.#outcomes, row) === REPAIRED ? (table.areasM2[at(this.#parcels, row)] ?? 0) : 0,
      );
    const counts = Object.fromEntries(FAULT_KINDS.map((kind, index) => [kind, this.#counts[index] ?? 0]));
    return {
      parcelCount: before.parcelCount,
      counts: counts as Record<FaultKind, number>,
      changedParcels,
      faults: {
        kinds: Uint8Array.from(rows, (row) => at(this.#kinds, row)),
        outcomes,
        parcels: rows.map((row) => at(this.#parcels, row)),
        others: Int32Array.from(rows, (row) => at(this.#others, row)),
        x: Float64Array.from(rows, (row) => at(this.#x, row)),
        y: Float64Array.from(rows, (row) => at(this.#y, row)),
        areasM2: Float64Array.from(rows, (row) => at(this.#areasM2, row)),
        areasBeforeM2: areasOf(before),
        areasAfterM2: areasOf(after),
      },
    };
  }
}

function at(column: readonly number[], row: number): number {
  return column[row] ?? 0;
}

function isEmpty(table: LandTable, parcel: number): boolean {
  return table.shapeEnds[parcel] === startOf(table.shapeEnds, parcel);
}
