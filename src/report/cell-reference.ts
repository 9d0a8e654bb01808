/** The letters of a column counted from 0: A … Z, AA … */
export function columnLetters(column: number): string {
  const last = String.fromCharCode(65 + (column % 26));
  return column < 26 ? last : columnLetters(Math.floor(column / 26) - 1) + last;
}

/** A cell of another sheet, the same wherever the formula is copied to; the column counted from 0, the row from 1. */
export function cellOf(sheet: string, column: number, row: number): string {
  return `'${sheet}'!$${columnLetters(column)}$${String(row)}`;
}

/** The cells of a column of another sheet from the second row on, below its headings. */
export function columnOf(sheet: string, column: number, rowCount: number): string {
  const letters = columnLetters(column);
  return `'${sheet}'!$${letters}$2:$${letters}$${String(Math.max(2, rowCount + 1))}`;
}
