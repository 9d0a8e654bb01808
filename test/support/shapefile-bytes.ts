/** Shapefiles made byte by byte after the published description, so that the reader is not held against itself. */

/** A ring of x, y pairs; outer rings run clockwise, holes the other way. */
export type ShapefileRing = readonly (readonly [x: number, y: number])[];

/** One field of the table: `C` text, `N` number, `L` logical, `D` date. */
export interface TableField {
  readonly name: Uint8Array;
  readonly type: string;
  readonly length: number;
  readonly values: readonly Uint8Array[];
}

/** A `.shp` with one polygon per entry; null makes an empty shape. */
export function shpBytes(shapes: readonly (readonly ShapefileRing[] | null)[], type = 5): Uint8Array {
  const records = shapes.map((rings, index) => recordOf(rings, index + 1, type));
  const length = records.reduce((sum, record) => sum + record.length, 100);
  const bytes = new Uint8Array(length);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, 9994);
  view.setInt32(24, length / 2);
  view.setInt32(28, 1000, true);
  view.setInt32(32, type, true);
  const points = shapes.flatMap((rings) => rings ?? []).flat();
  setBox(view, 36, points);
  let at = 100;
  for (const record of records) {
    bytes.set(record, at);
    at += record.length;
  }
  return bytes;
}

function recordOf(rings: readonly ShapefileRing[] | null, number: number, type: number): Uint8Array {
  const points = rings?.flat() ?? [];
  const content = rings === null ? 4 : 44 + 4 * rings.length + 16 * points.length;
  const bytes = new Uint8Array(8 + content);
  const view = new DataView(bytes.buffer);
  view.setInt32(0, number);
  view.setInt32(4, content / 2);
  if (rings === null) return bytes;
  view.setInt32(8, type, true);
  setBox(view, 12, points);
  view.setInt32(44, rings.length, true);
  view.setInt32(48, points.length, true);
  let first = 0;
  rings.forEach((ring, index) => {
    view.setInt32(52 + 4 * index, first, true);
    first += ring.length;
  });
  points.forEach(([x, y], index) => {
    view.setFloat64(52 + 4 * rings.length + 16 * index, x, true);
    view.setFloat64(60 + 4 * rings.length + 16 * index, y, true);
  });
  return bytes;
}

function setBox(view: DataView, at: number, points: ShapefileRing): void {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
  [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)].forEach((value, index) =>
    view.setFloat64(at + 8 * index, value, true),
  );
}

/** A `.dbf` with these fields; every field has a value for every row. Rows named in `deleted` are marked so. */
export function dbfBytes(
  fields: readonly TableField[],
  { languageId = 0, deleted = [] as readonly number[] } = {},
): Uint8Array {
  const rows = fields[0]?.values.length ?? 0;
  const rowBytes = fields.reduce((sum, { length }) => sum + length, 1);
  const firstRow = 33 + 32 * fields.length;
  const bytes = new Uint8Array(firstRow + rows * rowBytes + 1).fill(0x20, firstRow);
  const view = new DataView(bytes.buffer);
  bytes[0] = 3;
  view.setUint32(4, rows, true);
  view.setUint16(8, firstRow, true);
  view.setUint16(10, rowBytes, true);
  bytes[29] = languageId;
  let offset = 1;
  fields.forEach(({ name, type, length, values }, index) => {
    const at = 32 + 32 * index;
    bytes.set(name.subarray(0, 11), at);
    bytes[at + 11] = type.charCodeAt(0);
    bytes[at + 16] = length;
    values.forEach((value, row) => bytes.set(value.subarray(0, length), firstRow + row * rowBytes + offset));
    offset += length;
  });
  bytes[firstRow - 1] = 0x0d;
  for (const row of deleted) bytes[firstRow + row * rowBytes] = 0x2a;
  bytes[bytes.length - 1] = 0x1a;
  return bytes;
}
