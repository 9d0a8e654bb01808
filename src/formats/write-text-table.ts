import Papa from 'papaparse';

/** Excel takes a text for UTF-8 only when it begins with this. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Rows that are joined at once: a table of 10⁵ rows never lies in memory as cells. */
const ROWS_AT_ONCE = 2000;

/** Rows of cells as text with commas that spreadsheet programmes open as they should (CSV). Rows are taken one after another. */
export function writeTextTable(rows: Iterable<readonly unknown[]>): string {
  const parts: string[] = [];
  let waiting: unknown[][] = [];
  const join = (): void => {
    if (waiting.length > 0) parts.push(`${Papa.unparse(waiting, { newline: '\r\n' })}\r\n`);
    waiting = [];
  };
  for (const row of rows) {
    waiting.push([...row]);
    if (waiting.length === ROWS_AT_ONCE) join();
  }
  join();
  return BYTE_ORDER_MARK + parts.join('');
}
