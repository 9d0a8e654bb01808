import { columnLetters } from '../../plan/sheet.ts';
import { growableUint32 } from '../../land/growable.ts';

/** Everything that can be wrong with a cell or a row; message keys `check.problem.<code>` with `value`. */
export const ESTIMATE_PROBLEM_CODES = [
  'id-missing',
  /** An earlier row has the id: `value` is its number. Only that one is compared. */
  'id-twice',
  /** No parcel has the id. */
  'unknown-id',
  /** More than one parcel has the id; `value` is how many. */
  'several-parcels',
  /** A sum among the rows. */
  'total-row',
  'empty-cell',
  'not-a-number',
  /** Per cent where the field has none. */
  'percent',
  'formula-error',
  'formula-without-value',
  /** Another unit than the column's stands in the cell; the number is used in its own unit. */
  'other-unit',
  'area-not-positive',
  'negative-volume',
  'age-out-of-range',
  'unknown-species',
  'unknown-class',
  /** A share column with a number that only per cent has, and the other way round. */
  'percent-as-share',
  'share-as-percent',
  'canopy-out-of-range',
  'negative-carbon',
  /** A total that only an area makes comparable, or the other way round, and the row has none. */
  'area-needed',
  /** Used as it is, but in another unit it would be what this tool has. */
  'looks-like-mu',
  'looks-like-hectares',
  'looks-like-square-metres',
  'looks-like-co2',
  'looks-like-carbon',
] as const;

/** One of {@link ESTIMATE_PROBLEM_CODES}. */
export type EstimateProblemCode = (typeof ESTIMATE_PROBLEM_CODES)[number];

/** Problems of a table in columns: a sheet of 100 000 rows may have as many (问题清单). */
export interface EstimateProblems {
  readonly count: number;
  /** Rows as the spreadsheet counts, from 1. */
  readonly rows: Uint32Array;
  /** Columns from 0. */
  readonly columns: Uint32Array;
  /** Index into {@link ESTIMATE_PROBLEM_CODES}. */
  readonly codes: Uint32Array;
  /** What stands in the cell, or what the code says. */
  readonly values: readonly string[];
}

/** One problem, for showing. */
export interface EstimateProblem {
  readonly row: number;
  /** Letters of the column. */
  readonly column: string;
  readonly code: EstimateProblemCode;
  readonly value: string;
}

/** Problems of one code in one column. */
export interface ProblemGroup {
  readonly code: EstimateProblemCode;
  readonly column: string;
  readonly count: number;
  /** The first of them. */
  readonly first: EstimateProblem;
}

/** Collects problems. */
export interface ProblemList {
  add(row: number, column: number, code: EstimateProblemCode, value: string): void;
  finish(): EstimateProblems;
}

/** An empty list. */
export function problemList(): ProblemList {
  const rows = growableUint32();
  const columns = growableUint32();
  const codes = growableUint32();
  const values: string[] = [];
  return {
    add(row, column, code, value) {
      rows.push(row);
      columns.push(column);
      codes.push(ESTIMATE_PROBLEM_CODES.indexOf(code));
      values.push(value);
    },
    finish: () => ({
      count: values.length,
      rows: rows.finish(),
      columns: columns.finish(),
      codes: codes.finish(),
      values,
    }),
  };
}

/** A problem by its place in the list. */
export function problemAt({ rows, columns, codes, values }: EstimateProblems, at: number): EstimateProblem {
  const code = ESTIMATE_PROBLEM_CODES[codes[at] ?? 0];
  if (code === undefined || at >= values.length) throw new RangeError(`no problem ${String(at)}`);
  return { row: rows[at] ?? 0, column: columnLetters(columns[at] ?? 0), code, value: values[at] ?? '' };
}

/** Problems counted by code and column, in the order in which they are met. */
export function problemGroups(lists: readonly EstimateProblems[]): readonly ProblemGroup[] {
  const groups = new Map<number, { count: number; first: EstimateProblem }>();
  for (const list of lists) {
    for (let at = 0; at < list.count; at += 1) {
      const key = (list.columns[at] ?? 0) * ESTIMATE_PROBLEM_CODES.length + (list.codes[at] ?? 0);
      const group = groups.get(key);
      if (group === undefined) groups.set(key, { count: 1, first: problemAt(list, at) });
      else group.count += 1;
    }
  }
  return [...groups.values()].map(({ count, first }) => ({ code: first.code, column: first.column, count, first }));
}
