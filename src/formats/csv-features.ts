import type { Feature, Geometry } from 'geojson';
import { findPlaceColumns, type PlaceColumns } from './csv-columns.ts';
import type { LayerContent } from './feature-codec.ts';
import { isEmptyGeometry } from './geometry-checks.ts';
import { mergeCollection } from './merge-collection.ts';
import { createNoteCounter } from './note-counter.ts';
import type { ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { readTextTable } from './text-table.ts';
import { readWktGeometry } from './wkt-geometry.ts';

const SAMPLE_ROWS = 100;

/**
 * Reads a table of text with a header. Numbers stay text where a column has anything that a number would not give back,
 * such as the code `0301`. Columns of longitude and latitude become the place and no attributes.
 *
 * @param file name for messages
 * @param encodingAsked by the user, or null
 */
export function readCsv(file: string, bytes: Uint8Array, encodingAsked: string | null): ReadResult<LayerContent> {
  const table = readTextTable(file, bytes, encodingAsked, 'skip');
  if (!table.ok) return table;
  const { encoding } = table.value;
  const [header = [], ...rows] = table.value.rows;
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
