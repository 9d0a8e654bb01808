import readXlsxFile from 'read-excel-file/universal';
import type { SourceFile } from './land-file.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import type { CellFault, Sheet, SheetCell } from '../plan/sheet.ts';
import { unzip } from './zip-entries.ts';

/** What the parts of a workbook may take unpacked: a sheet of a million rows takes less. */
const UNPACKED_LIMIT_BYTES = 512 * 1024 * 1024;

/**
 * Reads the sheets of an XLSX workbook. Formulas give the result that is kept with them. One that ended in an error, or whose
 * result is not kept, becomes a {@link CellFault}: the package reads both as empty cells, so they are looked for in the XML.
 */
export async function readWorkbook(file: string, bytes: Uint8Array): Promise<ReadResult<readonly Sheet[]>> {
  const parts = unzip(file, bytes, (name) => /\.(xml|rels)$/iu.test(name), UNPACKED_LIMIT_BYTES);
  if (!parts.ok) return parts;
  try {
    const sheets = await readXlsxFile(new Uint8Array(bytes).buffer, { trim: false });
    const faults = faultsBySheet(parts.value);
    const value = sheets.map(({ sheet: name, data }): Sheet => {
      const rows = data.map((row) => row.map((cell) => cellOf(cell)));
      for (const { row, column, fault } of faults.get(name) ?? []) {
        while (rows.length <= row) rows.push([]);
        const cells = rows[row] ?? [];
        while (cells.length <= column) cells.push(null);
        cells[column] = fault;
      }
      return { name, rows };
    });
    return { ok: true, value, notes: [] };
  } catch (error) {
    // The package refuses what is no workbook with errors of its own.
    return readFailure('format.damaged', file, { path: error instanceof Error ? error.message : '' });
  }
}

function cellOf(cell: unknown): SheetCell {
  if (isDay(cell)) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number' || typeof cell === 'boolean') return cell;
  return typeof cell === 'string' && cell.trim() !== '' ? cell : null;
}

/** The package gives days as dates of the engine. */
function isDay(cell: unknown): cell is { toISOString(): string } {
  return typeof cell === 'object' && cell !== null && 'toISOString' in cell;
}

interface PlacedFault {
  readonly row: number;
  readonly column: number;
  readonly fault: CellFault;
}

/** Cells without a value, by the name of their sheet. */
function faultsBySheet(parts: readonly SourceFile[]): ReadonlyMap<string, readonly PlacedFault[]> {
  const textOf = (name: string): string => {
    const part = parts.find((one) => one.name === name);
    return part === undefined ? '' : new TextDecoder().decode(part.bytes);
  };
  const targets = new Map<string, string>();
  for (const [tag] of textOf('workbook.xml.rels').matchAll(/<Relationship\b[^>]*>/gu)) {
    targets.set(attribute(tag, 'Id'), attribute(tag, 'Target').replace(/^.*\//u, ''));
  }
  const faults = new Map<string, readonly PlacedFault[]>();
  for (const [tag] of textOf('workbook.xml').matchAll(/<(?:\w+:)?sheet\b[^>]*>/gu)) {
    faults.set(attribute(tag, 'name'), faultsIn(textOf(targets.get(attribute(tag, 'r:id')) ?? '')));
  }
  return faults;
}

function faultsIn(xml: string): readonly PlacedFault[] {
  const found: PlacedFault[] = [];
  for (const [, attributes = '', content = ''] of xml.matchAll(/<c\b([^>]*[^/>])>(.*?)<\/c>/gsu)) {
    const isError = / t="e"/u.test(attributes);
    if (!isError && !content.includes('<f')) continue;
    const value = /<v\b[^>]*>(.*?)<\/v>/su.exec(content)?.[1];
    // A formula of text may well give an empty text.
    if (!isError && value !== undefined && (value !== '' || / t="str"/u.test(attributes))) continue;
    const [, letters = '', digits = ''] = /^([A-Z]+)(\d+)$/u.exec(attribute(attributes, 'r')) ?? [];
    if (letters === '') continue;
    const formula = /<f\b[^>]*>(.*?)<\/f>/su.exec(content)?.[1] ?? '';
    found.push({
      row: Number(digits) - 1,
      column: columnOf(letters),
      fault: isError
        ? { fault: 'formula-error', text: unescape(value ?? '') }
        : { fault: 'formula-without-value', text: `=${unescape(formula)}` },
    });
  }
  return found;
}

function attribute(tag: string, name: string): string {
  return unescape(new RegExp(`\\s${name}="([^"]*)"`, 'u').exec(` ${tag}`)?.[1] ?? '');
}

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&apos;', "'"],
  ['&amp;', '&'],
]);

function unescape(text: string): string {
  return text.replace(/&(?:lt|gt|quot|apos|amp);/gu, (entity) => ENTITIES.get(entity) ?? entity);
}

/** `A` → 0, `AA` → 26. */
function columnOf(letters: string): number {
  let number = 0;
  for (const letter of letters) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}
