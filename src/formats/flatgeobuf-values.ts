import { ColumnType } from 'flatgeobuf/lib/mjs/flat-geobuf/column-type.js';
import type { TextReader } from './interned-text.ts';

/** An attribute value; JSON stays text, binary is left out, a missing value (NaN included) is null. */
export type AttributeValue = string | number | boolean | null;

/**
 * Decodes the attributes of one feature: pairs of a column number (16 bit) and a value whose size the column's type gives.
 *
 * @param bytes whatever the block of attributes is in
 * @param view of all of the same bytes
 * @param start where the block begins
 * @param end where it ends
 * @param types type of every column of the file
 * @param slots for every column of the file where in `values` it goes, or −1
 * @param values is filled; null where the feature has no value
 * @throws RangeError when the block ends inside a value or names a column that is not there
 */
export function readFlatgeobufValues(
  bytes: Uint8Array,
  view: DataView,
  start: number,
  end: number,
  types: readonly ColumnType[],
  slots: readonly number[],
  values: AttributeValue[],
  readText: TextReader,
): void {
  values.fill(null);
  let offset = start;
  // Some writers leave an odd byte behind the last value; it is too short to be anything.
  while (offset + 2 <= end) {
    const column = view.getUint16(offset, true);
    const type = types[column];
    const slot = slots[column];
    if (type === undefined || slot === undefined) throw new RangeError('no such column');
    offset += 2;
    const size = valueBytes(view, offset, type);
    if (offset + size > end) throw new RangeError('value beyond its block');
    if (slot >= 0) values[slot] = valueAt(view, bytes, offset, size, type, readText);
    offset += size;
  }
}

function valueBytes(view: DataView, offset: number, type: ColumnType): number {
  switch (type) {
    case ColumnType.Byte:
    case ColumnType.UByte:
    case ColumnType.Bool:
      return 1;
    case ColumnType.Short:
    case ColumnType.UShort:
      return 2;
    case ColumnType.Int:
    case ColumnType.UInt:
    case ColumnType.Float:
      return 4;
    case ColumnType.Long:
    case ColumnType.ULong:
    case ColumnType.Double:
      return 8;
    case ColumnType.String:
    case ColumnType.Json:
    case ColumnType.DateTime:
    case ColumnType.Binary:
      return 4 + view.getUint32(offset, true);
    default:
      throw new RangeError('no such column type');
  }
}

function valueAt(
  view: DataView,
  bytes: Uint8Array,
  offset: number,
  size: number,
  type: ColumnType,
  readText: TextReader,
): AttributeValue {
  switch (type) {
    case ColumnType.Byte:
      return view.getInt8(offset);
    case ColumnType.UByte:
      return view.getUint8(offset);
    case ColumnType.Bool:
      return view.getUint8(offset) !== 0;
    case ColumnType.Short:
      return view.getInt16(offset, true);
    case ColumnType.UShort:
      return view.getUint16(offset, true);
    case ColumnType.Int:
      return view.getInt32(offset, true);
    case ColumnType.UInt:
      return view.getUint32(offset, true);
    case ColumnType.Long:
      return exactInteger(view.getBigInt64(offset, true));
    case ColumnType.ULong:
      return exactInteger(view.getBigUint64(offset, true));
    case ColumnType.Float:
      return finiteOrNull(view.getFloat32(offset, true));
    case ColumnType.Double:
      return finiteOrNull(view.getFloat64(offset, true));
    case ColumnType.String:
    case ColumnType.Json:
    case ColumnType.DateTime:
      return readText(bytes, offset + 4, offset + size);
    case ColumnType.Binary:
      return null;
  }
}

/** A long parcel number must not lose its last digits: what a double cannot hold stays text. */
function exactInteger(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value.toString();
}

function finiteOrNull(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
