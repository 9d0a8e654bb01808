import {
  countDifferences,
  DIFFERENCE_KINDS,
  type DifferenceKind,
  type EstimateRow,
  estimateRow,
  rankRows,
} from '../evaluate/carbon/estimate-rows.ts';
import type { EstimateReport } from './estimate-report.ts';

/** A row of the list. */
export type ListedRow = EstimateRow;

/** What rows are listed: those that differ in something, or all. */
export type ListedKind = DifferenceKind | 'all';

/** Everything the list can be filtered by. */
export const LISTED_KINDS: readonly ListedKind[] = ['all', ...DIFFERENCE_KINDS];

/** The ranked rows of a check, each made when it is asked for. */
export function listRows(
  { table, check, tolerance }: EstimateReport,
  kind: ListedKind,
): { readonly total: number; readonly row: (rank: number) => ListedRow | null } {
  const places = rankRows(table, check, tolerance, kind === 'all' ? null : kind);
  return {
    total: places.length,
    row(rank) {
      const at = places[rank];
      return at === undefined ? null : estimateRow(table, check, at, tolerance);
    },
  };
}

/** How many rows each filter lists. */
export function listedCounts({ table, check, tolerance }: EstimateReport): Readonly<Record<ListedKind, number>> {
  return { all: check.matchedCount, ...countDifferences(table, check, tolerance) };
}

/** A matched row by its place in the check, wherever it is ranked. */
export function listedRow({ table, check, tolerance }: EstimateReport, at: number): ListedRow {
  return estimateRow(table, check, at, tolerance);
}
