import type { Position } from 'geojson';
import { withShapefileRings } from './ring-direction.ts';
import type { PlainGeometry } from './table-geometry.ts';

/** Number of a kind of shapes: 1 points, 3 lines, 5 areas, 8 several points. */
export type ShapeType = 1 | 3 | 5 | 8;

const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const FILE_CODE = 9994;
const VERSION = 1000;

/** The number for a geometry. */
export function shapeTypeOf({ type }: PlainGeometry): ShapeType {
  if (type === 'Point') return 1;
  if (type === 'MultiPoint') return 8;
  return type === 'LineString' || type === 'MultiLineString' ? 3 : 5;
}

/**
 * Writes the shapes of one kind (ESRI Shapefile Technical Description, 1998): rings clockwise, holes the other way.
 *
 * @returns the `.shp` and its index
 */
export function writeShp(
  geometries: readonly PlainGeometry[],
  type: ShapeType,
): { readonly shp: Uint8Array<ArrayBuffer>; readonly shx: Uint8Array<ArrayBuffer> } {
  const records = geometries.map((geometry) => linesOf(withShapefileRings(geometry) as PlainGeometry));
  const sizes = records.map((lines) => contentBytes(lines, type));
  const shp = new Uint8Array(sizes.reduce((sum, size) => sum + RECORD_HEADER_BYTES + size, HEADER_BYTES));
  const shx = new Uint8Array(HEADER_BYTES + 8 * records.length);
  const view = new DataView(shp.buffer);
  const index = new DataView(shx.buffer);
  const whole = boxOf(records.flat());
  writeHeader(view, type, whole);
  writeHeader(index, type, whole);
  let at = HEADER_BYTES;
  records.forEach((lines, number) => {
    const size = sizes[number] ?? 0;
    index.setInt32(HEADER_BYTES + 8 * number, at / 2);
    index.setInt32(HEADER_BYTES + 8 * number + 4, size / 2);
    view.setInt32(at, number + 1);
    view.setInt32(at + 4, size / 2);
    writeShape(view, at + RECORD_HEADER_BYTES, lines, type);
    at += RECORD_HEADER_BYTES + size;
  });
  return { shp, shx };
}

/** Runs of vertices: lines, rings, or one run of points. */
function linesOf(geometry: PlainGeometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
  }
}

function contentBytes(lines: readonly (readonly Position[])[], type: ShapeType): number {
  const vertices = lines.reduce((sum, { length }) => sum + length, 0);
  if (type === 1) return 20;
  return type === 8 ? 40 + 16 * vertices : 44 + 4 * lines.length + 16 * vertices;
}

function writeShape(view: DataView, start: number, lines: readonly (readonly Position[])[], type: ShapeType): void {
  view.setInt32(start, type, true);
  if (type === 1) {
    writePositions(view, start + 4, lines);
    return;
  }
  writeBox(view, start + 4, boxOf(lines));
  const vertices = lines.reduce((sum, { length }) => sum + length, 0);
  if (type === 8) {
    view.setInt32(start + 36, vertices, true);
    writePositions(view, start + 40, lines);
    return;
  }
  view.setInt32(start + 36, lines.length, true);
  view.setInt32(start + 40, vertices, true);
  let first = 0;
  lines.forEach((line, number) => {
    view.setInt32(start + 44 + 4 * number, first, true);
    first += line.length;
  });
  writePositions(view, start + 44 + 4 * lines.length, lines);
}

function writePositions(view: DataView, start: number, lines: readonly (readonly Position[])[]): void {
  let at = start;
  for (const line of lines) {
    for (const [x = 0, y = 0] of line) {
      view.setFloat64(at, x, true);
      view.setFloat64(at + 8, y, true);
      at += 16;
    }
  }
}

type Box = readonly [minX: number, minY: number, maxX: number, maxY: number];

function boxOf(lines: readonly (readonly Position[])[]): Box {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const line of lines) {
    for (const [x = 0, y = 0] of line) {
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
  }
  return minX <= maxX ? [minX, minY, maxX, maxY] : [0, 0, 0, 0];
}

function writeBox(view: DataView, at: number, box: Box): void {
  box.forEach((value, number) => view.setFloat64(at + 8 * number, value, true));
}

function writeHeader(view: DataView, type: ShapeType, box: Box): void {
  view.setInt32(0, FILE_CODE);
  view.setInt32(24, view.byteLength / 2);
  view.setInt32(28, VERSION, true);
  view.setInt32(32, type, true);
  writeBox(view, 36, box);
}
