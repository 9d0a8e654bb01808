import { columnLetters, type Sheet, type SheetCell } from '../../plan/sheet.ts';
import type { FactorChange, FactorLibrary, UsedFactor } from './factor.ts';
import { looksLikePercent } from './factor-change.ts';
import { findFactorColumns, type FactorColumn, type FactorColumns } from './factor-sheet-columns.ts';
import { numberOfCell } from './sheet-number.ts';

/** What is wrong with a cell; message keys `factors.sheet.<code>` with the details as values. */
export type SheetProblemCode =
  | 'id-missing'
  /** No table has the id. `id`. */
  | 'unknown-id'
  /** An earlier row has the id. `id`, `firstRow`. */
  | 'id-twice'
  | 'value-missing'
  /** `text`. */
  | 'not-a-number'
  /** Per cent written as text: whether 47 or 0.47 is meant is not for the reader to say. `text`. */
  | 'percent'
  /** A formula that ended in an error, or without its result. `text`. */
  | 'formula-error'
  | 'formula-without-value'
  /** `value`, `low`, `high`. */
  | 'outside-range'
  | 'source-missing';

/** A cell that keeps its row from being used (表格问题). */
export interface SheetProblem {
  /** As the spreadsheet counts, from 1. */
  readonly row: number;
  /** Letters of the column. */
  readonly column: string;
  readonly code: SheetProblemCode;
  readonly details: Readonly<Record<string, string | number>>;
}

/** What a row of a sheet would do to a factor (拟改因子). */
export interface FactorSheetRow {
  readonly row: number;
  readonly factor: UsedFactor;
  /** Null: the row says what the table says, so the plan's own number goes. */
  readonly change: FactorChange | null;
  /** Whether the new value looks as if per cent and share had been mixed up. */
  readonly isDoubtful: boolean;
}

/** What a sheet says about factors, or that it has no columns for it. Nothing is changed by reading. */
export type FactorSheetReading =
  | {
      readonly ok: true;
      /** Name of the sheet; empty for a text file. */
      readonly sheet: string;
      readonly rows: readonly FactorSheetRow[];
      /** Rows that say what is in use already. */
      readonly sameCount: number;
      readonly problems: readonly SheetProblem[];
    }
  | { readonly ok: false; readonly code: 'factor-sheet-columns' };

/**
 * Reads numbers for factors from a sheet (导入因子表): the first one with columns for the id, the value and the source. A row is
 * used whole or not at all; what keeps it out is listed by row and column. Empty rows mean nothing.
 */
export function readFactorSheet(sheets: readonly Sheet[], library: FactorLibrary): FactorSheetReading {
  for (const { name, rows } of sheets) {
    const columns = findFactorColumns(rows);
    if (columns !== null) return { ok: true, sheet: name, ...readRows(rows, columns, library) };
  }
  return { ok: false, code: 'factor-sheet-columns' };
}

function readRows(
  rows: Sheet['rows'],
  columns: FactorColumns,
  library: FactorLibrary,
): Omit<Extract<FactorSheetReading, { readonly ok: true }>, 'ok' | 'sheet'> {
  const problems: SheetProblem[] = [];
  const found: FactorSheetRow[] = [];
  const rowsById = new Map<string, number>();
  let sameCount = 0;
  for (let at = columns.headingRow + 1; at < rows.length; at += 1) {
    const cells = rows[at] ?? [];
    if (cells.every((cell) => cell === null)) continue;
    const reader = new RowReader(cells, at + 1, columns, problems);
    const id = reader.text('id');
    const factor = library.find(id);
    const firstRow = rowsById.get(id);
    if (id === '') reader.refuse('id', 'id-missing');
    else if (factor === null) reader.refuse('id', 'unknown-id', { id });
    else if (firstRow !== undefined) reader.refuse('id', 'id-twice', { id, firstRow });
    else {
      rowsById.set(id, at + 1);
      const change = reader.change(factor);
      if (change === 'same') sameCount += 1;
      else if (change !== 'refused') {
        const { shipped } = factor;
        const isDoubtful = change !== null && looksLikePercent(change.value, shipped);
        found.push({ row: at + 1, factor, change, isDoubtful });
      }
    }
  }
  return { rows: found, sameCount, problems };
}

/** One row under its headings; what is wrong goes to the list. */
class RowReader {
  readonly #cells: readonly SheetCell[];
  readonly #row: number;
  readonly #columns: FactorColumns;
  readonly #problems: SheetProblem[];

  constructor(cells: readonly SheetCell[], row: number, columns: FactorColumns, problems: SheetProblem[]) {
    this.#cells = cells;
    this.#row = row;
    this.#columns = columns;
    this.#problems = problems;
  }

  refuse(column: FactorColumn, code: SheetProblemCode, details: SheetProblem['details'] = {}): void {
    this.#problems.push({ row: this.#row, column: columnLetters(this.#columns[column] ?? 0), code, details });
  }

  text(column: FactorColumn): string {
    const cell = this.#cell(column);
    return typeof cell === 'string' || typeof cell === 'number' ? String(cell).trim() : '';
  }

  /** The change that the row asks for; null = back to the shipped number. */
  change(factor: UsedFactor): FactorChange | 'same' | 'refused' | null {
    const [value, low, high] = [this.#number('value'), this.#number('low'), this.#number('high')];
    if (value === 'refused' || low === 'refused' || high === 'refused') return 'refused';
    const source = this.text('source');
    const isLike = (one: Pick<UsedFactor, 'value' | 'low' | 'high' | 'source'>): boolean =>
      one.value === value && one.low === low && one.high === high && one.source.trim() === source;
    if (isLike(factor)) return 'same';
    if (isLike(factor.shipped)) return null;
    if (value === null) this.refuse('value', 'value-missing');
    else if (value < (low ?? value) || value > (high ?? value)) {
      this.refuse('value', 'outside-range', { value, low: low ?? '', high: high ?? '' });
    } else if (source === '') this.refuse('source', 'source-missing');
    else return { value, low, high, source };
    return 'refused';
  }

  #number(column: FactorColumn): number | 'refused' | null {
    const read = numberOfCell(this.#cell(column));
    if (read.ok) return read.value;
    this.refuse(column, read.code, { text: read.text });
    return 'refused';
  }

  #cell(column: FactorColumn): SheetCell {
    const at = this.#columns[column];
    return at === null ? null : (this.#cells[at] ?? null);
  }
}
