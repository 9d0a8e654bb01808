import type { SheetCell } from '../../plan/sheet.ts';

/** The number of a cell, null for an empty one, or why there is none; see `SheetProblemCode` of `factor-sheet.ts`. */
export type CellNumber =
  | { readonly ok: true; readonly value: number | null }
  | {
      readonly ok: false;
      readonly code: 'not-a-number' | 'percent' | 'formula-error' | 'formula-without-value';
      readonly text: string;
    };

const PLAIN = /^[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?$/u;
const GROUPED = /^[-+]?\d{1,3}(,\d{3})+(\.\d+)?$/u;

/**
 * Reads a cell as a number (单元格数值). Numbers written as text are taken, with thousands marked by commas or not, in
 * full-width digits or not. Per cent as text is refused: whether 47 or 0.47 is meant is not to be guessed.
 */
export function numberOfCell(cell: SheetCell): CellNumber {
  if (cell === null) return { ok: true, value: null };
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? { ok: true, value: cell } : { ok: false, code: 'not-a-number', text: String(cell) };
  }
  if (typeof cell === 'boolean') return { ok: false, code: 'not-a-number', text: String(cell) };
  if (typeof cell === 'object') return { ok: false, code: cell.fault, text: cell.text };
  const text = cell.trim();
  const plain = text.normalize('NFKC').replace('−', '-').toLowerCase();
  if (plain === '') return { ok: true, value: null };
  const number = PLAIN.test(plain) ? Number(plain) : GROUPED.test(plain) ? Number(plain.replaceAll(',', '')) : NaN;
  if (Number.isFinite(number)) return { ok: true, value: number };
  return { ok: false, code: /^[-+]?[\d.,]+\s*[%‰]$/u.test(plain) ? 'percent' : 'not-a-number', text };
}
