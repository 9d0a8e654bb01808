import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import type { ReadNote } from './read-result.ts';

/** Vertices in runs: the rings of a polygon, the lines of a multiline, or one run for anything else. */
export interface FlatPart {
  /** x, y pairs as the file has them. */
  readonly xy: Float64Array;
  /** For each run the index of the vertex after its last one. */
  readonly ends: Uint32Array;
}

/** Geometries that are read. */
export type FlatGeometryType = 'Point' | 'MultiPoint' | 'LineString' | 'MultiLineString' | 'Polygon' | 'MultiPolygon';

/** One geometry without nesting: a part per polygon, else a single part. */
export interface FlatGeometry {
  readonly type: FlatGeometryType;
  readonly parts: readonly FlatPart[];
}

/** What is wrong with a geometry; `changed` reports rings that were closed or left out. */
export type FlatGeometryFailure =
  | { readonly code: 'format.damaged' | 'format.bad-coordinate' }
  | { readonly code: 'format.unsupported-geometry'; readonly geometry: string };

const TYPE_NAMES: ReadonlyMap<GeometryType, FlatGeometryType> = new Map([
  [GeometryType.Point, 'Point'],
  [GeometryType.MultiPoint, 'MultiPoint'],
  [GeometryType.LineString, 'LineString'],
  [GeometryType.MultiLineString, 'MultiLineString'],
  [GeometryType.Polygon, 'Polygon'],
  [GeometryType.MultiPolygon, 'MultiPolygon'],
]);

/**
 * Takes a geometry out of its feature, checked: finite coordinates, runs that partition the vertices, polygon rings
 * closed and of at least four vertices.
 *
 * @param type the file's type, or the geometry's own when the file has none
 * @param endByte end of the feature in the buffer that the geometry reads from; nothing may lie beyond it
 * @param changed is told of every ring that was closed, or left out because it encloses nothing
 * @returns views of the buffer wherever nothing had to be changed
 */
export function readFlatGeometry(
  geometry: Geometry,
  type: GeometryType,
  endByte: number,
  changed: (code: ReadNote['code']) => void,
): FlatGeometry | FlatGeometryFailure {
  const name = TYPE_NAMES.get(type);
  if (name === undefined) return { code: 'format.unsupported-geometry', geometry: String(type) };
  const parts: FlatPart[] = [];
  for (const source of partsOf(geometry, name, endByte)) {
    const part = readPart(source, name, endByte);
    if ('code' in part) return part;
    const usable = name === 'Polygon' || name === 'MultiPolygon' ? withClosedRings(part, changed) : part;
    if (usable !== null) parts.push(usable);
  }
  return { type: name, parts };
}

function partsOf(geometry: Geometry, type: FlatGeometryType, endByte: number): Geometry[] {
  if (type !== 'MultiPolygon') return [geometry];
  const count = geometry.partsLength();
  if (4 * count > endByte) throw new RangeError('more parts than bytes');
  return Array.from({ length: count }, (_, index) => geometry.parts(index)).filter((part) => part !== null);
}

function readPart(geometry: Geometry, type: FlatGeometryType, endByte: number): FlatPart | FlatGeometryFailure {
  const xy = geometry.xyArray() ?? new Float64Array(0);
  if (xy.length % 2 !== 0 || xy.byteOffset + xy.byteLength > endByte) return { code: 'format.damaged' };
  for (const value of xy) if (!Number.isFinite(value)) return { code: 'format.bad-coordinate' };
  const vertices = xy.length / 2;
  const ends = type === 'Point' || type === 'MultiPoint' || type === 'LineString' ? null : geometry.endsArray();
  if (ends === null || ends.length === 0) return { xy, ends: Uint32Array.of(vertices) };
  if (ends.byteOffset + ends.byteLength > endByte) return { code: 'format.damaged' };
  let previous = 0;
  for (const end of ends) {
    if (end < previous) return { code: 'format.damaged' };
    previous = end;
  }
  return previous === vertices ? { xy, ends } : { code: 'format.damaged' };
}

/** The part itself when all is well; null when its outer ring encloses nothing. */
function withClosedRings(part: FlatPart, changed: (code: ReadNote['code']) => void): FlatPart | null {
  if (part.ends.every((end, ring) => isGoodRing(part.xy, ring === 0 ? 0 : (part.ends[ring - 1] ?? 0), end)))
    return part;
  const coordinates: number[] = [];
  const ends: number[] = [];
  let start = 0;
  for (const [ring, end] of part.ends.entries()) {
    const open = isClosed(part.xy, start, end) ? end - 1 : end;
    if (open - start < 3) {
      changed('format.rings-skipped');
      if (ring === 0) return null;
    } else {
      if (open === end) changed('format.rings-closed');
      for (let index = 2 * start; index < 2 * open; index += 1) coordinates.push(part.xy[index] ?? 0);
      coordinates.push(part.xy[2 * start] ?? 0, part.xy[2 * start + 1] ?? 0);
      ends.push(coordinates.length / 2);
    }
    start = end;
  }
  return { xy: Float64Array.from(coordinates), ends: Uint32Array.from(ends) };
}

function isGoodRing(xy: Float64Array, start: number, end: number): boolean {
  return end - start >= 4 && isClosed(xy, start, end);
}

function isClosed(xy: Float64Array, start: number, end: number): boolean {
  return end > start && xy[2 * start] === xy[2 * end - 2] && xy[2 * start + 1] === xy[2 * end - 1];
}
