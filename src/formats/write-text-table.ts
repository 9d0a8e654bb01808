import Papa from 'papaparse';

/** Excel takes a text for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows of cells as text with commas that spreadsheet programmes open as they should (CSV). */
export function writeTextTable(rows: readonly (readonly unknown[])[]): string {
  return `${BYTE_ORDER_MARK}${Papa.unparse(
    rows.map((row) => [...row]),
    { newline: '\r\n' },
  )}\r\n`;
}
