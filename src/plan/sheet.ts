/** A cell of a spreadsheet (单元格): text, a number, a truth value, nothing, or something that has no value. */
export type SheetCell = string | number | boolean | null | CellFault;

/** A formula that ended in an error, or whose result the file does not hold. */
export interface CellFault {
  readonly fault: 'formula-error' | 'formula-without-value';
  /** What stands in the cell (`#DIV/0!`, `=A1*2`). */
  readonly text: string;
}

/** A sheet as rows of cells; `rows[0]` is row 1 of the file, empty rows included. */
export interface Sheet {
  /** Empty for a text file, which has only one. */
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The letters of a column as spreadsheets name it: 0 → `A`, 26 → `AA`. */
export function columnLetters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : columnLetters(Math.floor(column / 26) - 1) + letter;
}
