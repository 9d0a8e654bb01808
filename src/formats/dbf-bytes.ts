import { cutToBytes, dbfFieldNames, MOST_DBF_FIELDS } from './dbf-field-names.ts';
import type { FieldType, TableField, TableFeature, TableValue } from '../plan/feature-table.ts';
import { isDate } from './layer-fields.ts';
import type { TextWriter } from './text-encoder.ts';
import type { WriteNote } from './write-result.ts';

/** How one field lies in the table. */
interface DbfField {
  readonly name: string;
  /** `C` text, `N` number, `F` number with an exponent, `L` logical, `D` date. */
  readonly letter: string;
  readonly length: number;
  readonly decimals: number;
}

const LONGEST_TEXT = 254;
const LONGEST_NUMBER = 24;
const MOST_DECIMALS = 15;
const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const DBASE_3 = 3;
const COLUMNS_END = 0x0d;
const FILE_END = 0x1a;
const SPACE = 0x20;

/**
 * Writes a dBASE III table.
 *
 * @param file name for notes
 * @param languageId what the header says of the encoding
 */
export function writeDbf(
  file: string,
  fields: readonly TableField[],
  features: readonly TableFeature[],
  { encode }: TextWriter,
  languageId: number,
): { readonly bytes: Uint8Array<ArrayBuffer>; readonly notes: readonly WriteNote[] } {
  const notes: WriteNote[] = [];
  const kept = fields.slice(0, MOST_DBF_FIELDS);
  if (kept.length < fields.length) {
    const left = fields.slice(MOST_DBF_FIELDS).map(({ name }) => name);
    notes.push({ code: 'format.fields-left-out', details: { file, count: left.length, fields: left.join(', ') } });
  }
  const { names, changes } = dbfFieldNames(
    kept.map(({ name }) => name),
    encode,
  );
  if (changes.length > 0) {
    notes.push({ code: 'format.fields-renamed', details: { file, count: changes.length, fields: changes.join(', ') } });
  }
  // A table without any field is read by nobody.
  const columns =
    kept.length === 0
      ? [
          numberColumn(
            'FID',
            features.map((_, row) => row),
          ),
        ]
      : kept.map(({ type }, at) => {
          const values = features.map((feature) => feature.values[at] ?? null);
          return columnOf(names[at] ?? '', type, values, encode);
        });
  columns.forEach(({ cut }, at) => {
    if (cut === null) return;
    const field = kept[at]?.name ?? '';
    notes.push({ code: 'format.texts-cut', details: { file, field, bytes: LONGEST_TEXT, ...cut } });
  });
  return { bytes: tableBytes(columns, features.length, encode, languageId), notes };
}

interface Column {
  readonly field: DbfField;
  /** Content of each row, at most as long as the field; numbers to be put to the right. */
  readonly cells: readonly Uint8Array[];
  /** Texts that were too long: how many, and the row of the first. */
  readonly cut: { readonly count: number; readonly feature: number } | null;
}

function columnOf(
  name: string,
  type: FieldType,
  values: readonly TableValue[],
  encode: (text: string) => Uint8Array,
): Column {
  const isAll = (test: (value: string | number | boolean) => boolean): boolean =>
    values.every((value) => value === null || test(value));
  if ((type === 'number' || type === 'integer') && isAll((value) => typeof value === 'number')) {
    return numberColumn(name, values as readonly (number | null)[]);
  }
  if (type === 'boolean' && isAll((value) => typeof value === 'boolean')) {
    return plainColumn({ name, letter: 'L', length: 1, decimals: 0 }, values, (value) =>
      value === null ? '' : value === true ? 'T' : 'F',
    );
  }
  if (type === 'date' && isAll((value) => typeof value === 'string' && isDate(value))) {
    return plainColumn({ name, letter: 'D', length: 8, decimals: 0 }, values, (value) =>
      value === null ? '' : String(value).replaceAll('-', ''),
    );
  }
  return textColumn(name, values, encode);
}

function plainColumn(field: DbfField, values: readonly TableValue[], cellOf: (value: TableValue) => string): Column {
  const encoder = new TextEncoder();
  return { field, cells: values.map((value) => encoder.encode(cellOf(value))), cut: null };
}

/** Plainly with a point where that fits, else with an exponent; either gives every number back to the last digit. */
function numberColumn(name: string, values: readonly (number | null)[]): Column {
  const texts = values.map((value) => (value === null || !Number.isFinite(value) ? '' : numberText(value)));
  const decimals = texts.reduce((most, text) => Math.max(most, text.split('.')[1]?.length ?? 0), 0);
  const length = texts.reduce((most, text) => Math.max(most, text.length), 1);
  const isPlain = decimals <= MOST_DECIMALS && length <= LONGEST_NUMBER && !texts.some((text) => text.includes('e'));
  const field: DbfField = isPlain
    ? { name, letter: 'N', length: Math.max(length, decimals + 2), decimals }
    : { name, letter: 'F', length: LONGEST_NUMBER, decimals: MOST_DECIMALS };
  const encoder = new TextEncoder();
  return { field, cells: texts.map((text) => encoder.encode(text.padStart(field.length))), cut: null };
}

/** Digits alone, more than a number holds exactly, would be read as a code: such a number gets its exponent. */
function numberText(value: number): string {
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? value.toExponential() : String(value);
}

function textColumn(name: string, values: readonly TableValue[], encode: (text: string) => Uint8Array): Column {
  let count = 0;
  let feature = 0;
  const cells = values.map((value, row) => {
    const text = value === null ? '' : String(value);
    const bytes = encode(text);
    if (bytes.length <= LONGEST_TEXT) return bytes;
    if (count === 0) feature = row;
    count += 1;
    return encode(cutToBytes(text, LONGEST_TEXT, encode));
  });
  const length = cells.reduce((most, bytes) => Math.max(most, bytes.length), 1);
  return { field: { name, letter: 'C', length, decimals: 0 }, cells, cut: count === 0 ? null : { count, feature } };
}

function tableBytes(
  columns: readonly Column[],
  rowCount: number,
  encode: (text: string) => Uint8Array,
  languageId: number,
): Uint8Array<ArrayBuffer> {
  const rowBytes = columns.reduce((sum, { field }) => sum + field.length, 1);
  const firstRow = HEADER_BYTES + FIELD_BYTES * columns.length + 1;
  const bytes = new Uint8Array(firstRow + rowCount * rowBytes + 1);
  const view = new DataView(bytes.buffer);
  bytes[0] = DBASE_3;
  // A day of last change there must be; this one tells nothing, and equal tables have equal bytes.
  bytes.set([100, 1, 1], 1);
  view.setUint32(4, rowCount, true);
  view.setUint16(8, firstRow, true);
  view.setUint16(10, rowBytes, true);
  bytes[29] = languageId;
  columns.forEach(({ field }, number) => {
    const at = HEADER_BYTES + FIELD_BYTES * number;
    bytes.set(encode(field.name), at);
    bytes[at + 11] = field.letter.charCodeAt(0);
    bytes[at + 16] = field.length;
    bytes[at + 17] = field.decimals;
  });
  bytes[firstRow - 1] = COLUMNS_END;
  bytes.fill(SPACE, firstRow, bytes.length - 1);
  let offset = 1;
  for (const { field, cells } of columns) {
    cells.forEach((cell, row) => bytes.set(cell, firstRow + row * rowBytes + offset));
    offset += field.length;
  }
  bytes[bytes.length - 1] = FILE_END;
  return bytes;
}
