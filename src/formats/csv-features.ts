import type { Feature, Geometry } from 'geojson';
import Papa from 'papaparse';
import { findPlaceColumns, type PlaceColumns } from './csv-columns.ts';
import type { LayerContent } from './feature-codec.ts';
import { isEmptyGeometry } from './geometry-checks.ts';
import { mergeCollection } from './merge-collection.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { encodingOfName, sniffEncoding } from './text-encoding.ts';
import { readWktGeometry } from './wkt-geometry.ts';

const DELIMITERS = [',', ';', '\t', '|', '，', '；'] as const;
const SAMPLE_ROWS = 100;

/**
 * Reads a table of text with a header. Numbers stay text where a column has anything that a number would not give back,
 * such as the code `0301`. Columns of longitude and latitude become the place and no attributes.
 *
 * @param file name for messages
 * @param encodingAsked by the user, or null
 */
export function readCsv(file: string, bytes: Uint8Array, encodingAsked: string | null): ReadResult<LayerContent> {
  const decoded = decode(file, bytes, encodingAsked);
  if (!decoded.ok) return decoded;
  const { text, encoding } = decoded.value;
  if (text.trim() === '') return readFailure('format.empty-file', file);
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text), skipEmptyLines: 'greedy' });
  const [header = [], ...rows] = parsed.data;
  if (parsed.errors.some(({ code }) => code === 'MissingQuotes')) {
    return readFailure('format.open-quotes', file, { line: rows.length + 1 });
  }
  const names = distinctNames(header);
  const places = findPlaceColumns(names, rows.slice(0, SAMPLE_ROWS));
  if (places === null) return readFailure('format.no-place-columns', file, { columns: names.join(', ') });
  const attributes = names.map((_, at) => at).filter((at) => !isPlace(places, at));
  const converters = attributes.map((at) => converterOf(rows, at));
  const notes = createNoteCounter(file);
  const widths = createWidthNote(file, names.length);
  const features: Feature[] = [];
  rows.forEach((row, index) => {
    if (row.length !== names.length) widths.add(row.length, index);
    const geometry = geometryOf(row, places);
    if (geometry === null || geometry === 'unreadable') {
      notes.add(geometry === null ? 'format.no-geometry' : 'format.unreadable-geometry', index);
      return;
    }
    const properties: Record<string, unknown> = {};
    attributes.forEach((at, position) => {
      properties[names[at] ?? ''] = converters[position]?.(row[at] ?? '') ?? null;
    });
    features.push({ type: 'Feature', geometry: mergeCollection(geometry), properties });
  });
  const found = [...widths.notes(), ...notes.notes()];
  return { ok: true, value: { format: 'CSV', features, crs: null, fields: null, encoding }, notes: found };
}

function decode(
  file: string,
  bytes: Uint8Array,
  asked: string | null,
): ReadResult<{ readonly text: string; readonly encoding: string }> {
  const marked = bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : null;
  const encoding = asked === null ? (marked ?? sniffEncoding([bytes]) ?? 'utf-8') : encodingOfName(asked);
  if (encoding === null) return readFailure('format.unknown-encoding', file, { encoding: asked ?? '' });
  const text = new TextDecoder(encoding).decode(bytes);
  // Bytes that are no text at all turn into nothing but noughts and signs of replacement.
  if (asked === null && /[\0\uFFFD]/u.test(text.slice(0, 4096))) return readFailure('format.not-text', file);
  return { ok: true, value: { text, encoding }, notes: [] };
}

/** The sign that the header has most of, outside of quotes. */
function delimiterOf(text: string): string {
  const header = (/^(?:"(?:[^"]|"")*"|[^\r\n"])*/u.exec(text)?.[0] ?? '').replaceAll(/"(?:[^"]|"")*"/gu, '');
  let best: string = DELIMITERS[0];
  let most = 0;
  for (const delimiter of DELIMITERS) {
    const count = header.split(delimiter).length - 1;
    if (count > most) {
      most = count;
      best = delimiter;
    }
  }
  return best;
}

function distinctNames(header: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return header.map((cell, at) => {
    const base = cell.trim() === '' ? `column ${String(at + 1)}` : cell.trim();
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${String(number)}`;
    taken.add(name);
    return name;
  });
}

function isPlace(places: PlaceColumns, at: number): boolean {
  return places.kind === 'wkt' ? at === places.column : at === places.x || at === places.y;
}

function geometryOf(row: readonly string[], places: PlaceColumns): Geometry | 'unreadable' | null {
  if (places.kind === 'wkt') {
    const text = row[places.column] ?? '';
    if (text.trim() === '') return null;
    const geometry = readWktGeometry(text);
    if (geometry === null) return 'unreadable';
    return isEmptyGeometry(geometry) ? null : geometry;
  }
  const [x, y] = [(row[places.x] ?? '').trim(), (row[places.y] ?? '').trim()];
  if (x === '' && y === '') return null;
  const coordinates = [x === '' ? Number.NaN : Number(x), y === '' ? Number.NaN : Number(y)];
  return coordinates.every(Number.isFinite) ? { type: 'Point', coordinates } : 'unreadable';
}

/** How the cells of a column become values: numbers or truth values where all of them are, written plainly. */
function converterOf(
  rows: readonly (readonly string[])[],
  at: number,
): (cell: string) => string | number | boolean | null {
  let [isNumeric, isLogical] = [true, true];
  for (const row of rows) {
    const cell = row[at] ?? '';
    if (cell === '') continue;
    isNumeric &&= isPlainNumber(cell);
    isLogical &&= cell === 'true' || cell === 'false';
    if (!isNumeric && !isLogical) break;
  }
  if (isNumeric) return (cell) => (cell === '' ? null : Number(cell));
  if (isLogical) return (cell) => (cell === '' ? null : cell === 'true');
  return (cell) => (cell === '' ? null : cell);
}

/** Whether a number gives the text back but for noughts at its end: no leading noughts, no lost digits. */
function isPlainNumber(cell: string): boolean {
  if (!/^-?(0|[1-9]\d*)(\.\d+)?([eE][-+]?\d+)?$/u.test(cell)) return false;
  const digits = cell
    .replace(/[eE].*$/u, '')
    .replace(/\D/gu, '')
    .replace(/^0+/u, '');
  return (
    digits.length <= 17 &&
    Number.isFinite(Number(cell)) &&
    (!/^-?\d{16,}$/u.test(cell) || Number.isSafeInteger(Number(cell)))
  );
}

/** One note for all rows with more or fewer cells than the header. */
function createWidthNote(
  file: string,
  expected: number,
): {
  readonly add: (columns: number, row: number) => void;
  readonly notes: () => readonly ReadNote[];
} {
  let count = 0;
  let first: { readonly row: number; readonly columns: number } | null = null;
  return {
    add(columns, row) {
      count += 1;
      // The header is row 1.
      first ??= { row: row + 2, columns };
    },
    notes: () => (first === null ? [] : [{ code: 'format.row-width', details: { file, count, expected, ...first } }]),
  };
}
