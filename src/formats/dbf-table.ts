import type { FieldType } from '../plan/feature-table.ts';
import type { AttributeValue } from './flatgeobuf-values.ts';
import { createTextReader } from './interned-text.ts';
import type { LandField } from './land-file.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/** One column of a dBASE table as its header has it. */
interface DbfColumn {
  readonly nameBytes: Uint8Array;
  /** `C` text, `N` `F` number, `L` logical, `D` date, `I` `O` `B` binary numbers, `M` memo. */
  readonly type: string;
  /** Offset in the row and length, bytes. */
  readonly offset: number;
  readonly length: number;
  /** Digits behind the point of a number. */
  readonly decimals: number;
}

/** The layout of a dBASE table (属性表, .dbf). */
export interface DbfLayout {
  readonly bytes: Uint8Array;
  readonly columns: readonly DbfColumn[];
  readonly rowCount: number;
  readonly rowBytes: number;
  readonly firstRow: number;
  readonly languageId: number;
}

/** A dBASE table that can be read. */
export interface DbfTable {
  readonly fields: readonly LandField[];
  /** What each field holds, finer than `fields` says. */
  readonly fieldTypes: readonly FieldType[];
  readonly rowCount: number;
  isDeleted(row: number): boolean;
  /** Values of a row by positions in `fields`; −1 is null. */
  valuesAt(row: number, positions: readonly number[]): AttributeValue[];
}

const HEADER_BYTES = 32;
const COLUMN_BYTES = 32;
const COLUMNS_END = 0x0d;
const DELETED = 0x2a;
const SPACE = 0x20;

/**
 * Reads the header of a dBASE III … 7 table.
 *
 * @param file name for messages
 */
export function readDbfLayout(file: string, bytes: Uint8Array): ReadResult<DbfLayout> {
  if (bytes.length === 0) return readFailure('format.empty-file', file);
  if (bytes.length < HEADER_BYTES + 1) return readFailure('format.truncated', file, { offset: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rowCount = view.getUint32(4, true);
  const firstRow = view.getUint16(8, true);
  const rowBytes = view.getUint16(10, true);
  if (firstRow < HEADER_BYTES + 1 || rowBytes < 1) return readFailure('format.damaged', file, { offset: 8 });
  if (firstRow > bytes.length) return readFailure('format.truncated', file, { offset: bytes.length });
  const columns: DbfColumn[] = [];
  let offset = 1;
  for (let at = HEADER_BYTES; at + COLUMN_BYTES <= firstRow && bytes[at] !== COLUMNS_END; at += COLUMN_BYTES) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    const length = bytes[at + 16] ?? 0;
    const type = String.fromCharCode(bytes[at + 11] ?? 0);
    const decimals = bytes[at + 17] ?? 0;
    columns.push({ nameBytes: end < 0 ? name : name.subarray(0, end), type, offset, length, decimals });
    offset += length;
  }
  if (offset > rowBytes) return readFailure('format.damaged', file, { offset: HEADER_BYTES });
  // The mark behind the last row is often missing, a byte of the last row never.
  if (firstRow + rowCount * rowBytes > bytes.length) {
    const feature = Math.floor((bytes.length - firstRow) / rowBytes);
    return readFailure('format.truncated', file, { offset: bytes.length, feature });
  }
  const value = { bytes, columns, rowCount, rowBytes, firstRow, languageId: bytes[29] ?? 0 };
  return { ok: true, value, notes: [] };
}

/** Texts and names of a table as bytes without padding, from rows spread over all of it; for telling the encoding. */
export function sampleDbfTexts({ bytes, columns, rowCount, rowBytes, firstRow }: DbfLayout): readonly Uint8Array[] {
  const texts = columns.map(({ nameBytes }) => nameBytes);
  const step = Math.max(1, Math.floor(rowCount / SAMPLE_ROWS));
  for (let row = 0; row < rowCount; row += step) {
    for (const { type, offset, length } of columns) {
      if (type !== 'C') continue;
      const start = firstRow + row * rowBytes + offset;
      const [from, to] = trimmed(bytes, start, start + length);
      if (to > from) texts.push(bytes.subarray(from, to));
    }
  }
  return texts;
}

const SAMPLE_ROWS = 500;

/**
 * Opens a table.
 *
 * @param encoding of its texts and names, as `TextDecoder` knows it
 */
export function openDbfTable(layout: DbfLayout, encoding: string): DbfTable {
  const { bytes, columns, rowCount, rowBytes, firstRow } = layout;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const readText = createTextReader(encoding);

  function valueAt(row: number, { type, offset, length }: DbfColumn): AttributeValue {
    const start = firstRow + row * rowBytes + offset;
    if (type === 'I' && length === 4) return view.getInt32(start, true);
    if ((type === 'B' || type === 'O') && length === 8) return finiteOrNull(view.getFloat64(start, true));
    const [from, to] = trimmed(bytes, start, start + length);
    if (from === to || type === 'M') return null;
    const text = readText(bytes, from, to);
    switch (type) {
      case 'N':
      case 'F':
      case 'B':
      case 'O':
        return numberOf(text);
      case 'L':
        return /^[yt]$/iu.test(text) ? true : /^[nf]$/iu.test(text) ? false : null;
      case 'D':
        return /^\d{8}$/u.test(text) ? `${text.slice(0, 4)}-${text.slice(4, 6)}-${text.slice(6)}` : null;
      default:
        return text;
    }
  }

  return {
    fields: namedFields(columns, readText),
    fieldTypes: columns.map(fieldTypeOf),
    rowCount,
    isDeleted: (row) => bytes[firstRow + row * rowBytes] === DELETED,
    valuesAt: (row, positions) =>
      positions.map((position) => {
        const column = columns[position];
        return column === undefined ? null : valueAt(row, column);
      }),
  };
}

/** Names made different: software that cuts them to ten bytes leaves some the same. */
function namedFields(
  columns: readonly DbfColumn[],
  readText: (bytes: Uint8Array, start: number, end: number) => string,
): readonly LandField[] {
  const taken = new Set<string>();
  return columns.map(({ nameBytes, type }): LandField => {
    const base = readText(nameBytes, 0, nameBytes.length).trim();
    let name = base;
    for (let number = 2; taken.has(name); number += 1) name = `${base}_${String(number)}`;
    taken.add(name);
    return { name, type: 'NFIBO'.includes(type) ? 'number' : type === 'L' ? 'boolean' : 'text' };
  });
}

function fieldTypeOf({ type, decimals, length }: DbfColumn): FieldType {
  switch (type) {
    case 'N':
      return decimals === 0 ? 'integer' : 'number';
    case 'I':
      return length === 4 ? 'integer' : 'number';
    case 'F':
    case 'B':
    case 'O':
      return 'number';
    case 'L':
      return 'boolean';
    case 'D':
      return 'date';
    default:
      return 'text';
  }
}

/** Without the blanks and zero bytes that fill a field of fixed width. */
function trimmed(bytes: Uint8Array, start: number, end: number): readonly [start: number, end: number] {
  let from = start;
  let to = end;
  while (to > from && (bytes[to - 1] === SPACE || bytes[to - 1] === 0)) to -= 1;
  while (from < to && bytes[from] === SPACE) from += 1;
  return [from, to];
}

/** Stars fill a number that did not fit; a long parcel number must not lose its last digits. */
function numberOf(text: string): number | string | null {
  const plain = text.includes('.') ? text : text.replace(',', '.');
  const number = Number(plain);
  if (!Number.isFinite(number)) return null;
  return /^-?\d{16,}$/u.test(plain) && !Number.isSafeInteger(number) ? plain : number;
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
