import { GeometryType } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry-type.js';
import type { Geometry } from 'flatgeobuf/lib/mjs/flat-geobuf/geometry.js';
import type { FlatPart } from './flat-part.ts';
import { withClosedRings } from './flat-part.ts';
import type { ReadNote } from './read-result.ts';

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

/** Name of a kind of geometry; its number when the format does not have it. */
export function geometryName(type: GeometryType): string {
  return type in GeometryType ? GeometryType[type] : String(type);
}

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
  if (name === undefined) return { code: 'format.unsupported-geometry', geometry: geometryName(type) };
  const parts: FlatPart[] = [];
  for (const source of partsOf(geometry, name, endByte)) {
    const part = readPart(source, name, endByte);
    if ('code' in part) return part;
    const usable = name === 'Polygon' || name === 'MultiPolygon' ? withClosedRings(part, changed) : part;
    if (usable !== null) parts.push(usable);
  }
  return { type: name, parts };
}

function partsOf(geometry: Geometry, type: FlatGeometryType, endByte: number): readonly Geometry[] {
  if (type !== 'MultiPolygon') return [geometry];
  const count = geometry.partsLength();
  if (4 * count > endByte) throw new RangeError('more parts than bytes');
  const parts: Geometry[] = [];
  for (let index = 0; index < count; index += 1) {
    const part = geometry.parts(index);
    if (part !== null) parts.push(part);
  }
  return parts;
}

function readPart(geometry: Geometry, type: FlatGeometryType, endByte: number): FlatPart | FlatGeometryFailure {
  const xy = geometry.xyArray() ?? new Float64Array(0);
  if (xy.length % 2 !== 0 || xy.byteOffset + xy.byteLength > endByte) return { code: 'format.damaged' };
  if (!areFinite(xy)) return { code: 'format.bad-coordinate' };
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

/** A difference of a number with itself is 0, of NaN or an infinity NaN, which no later addition can undo. */
function areFinite(values: Float64Array): boolean {
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    sum += value - value;
  }
  return sum === 0;
}
