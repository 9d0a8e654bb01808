import type { ReadResult } from './read-result.ts';
import type { Sheet } from '../plan/sheet.ts';
import { readTextTable } from './text-table.ts';
import { isZip } from './zip-entries.ts';

/**
 * Reads the sheets of a workbook (XLSX) or of a table of text (CSV) (读表格). In a table of text every cell is text: what is a
 * number is for the reader to say, who knows the columns.
 *
 * @param file name for messages
 */
export async function readSheets(file: string, bytes: Uint8Array): Promise<ReadResult<readonly Sheet[]>> {
  if (isZip(bytes)) {
    const { readWorkbook } = await import('./xlsx-sheets.ts');
    return readWorkbook(file, bytes);
  }
  const table = readTextTable(file, bytes, null, 'keep');
  if (!table.ok) return table;
  const rows = table.value.rows.map((row) => row.map((cell) => (cell.trim() === '' ? null : cell)));
  return { ok: true, value: [{ name: '', rows }], notes: [] };
}
