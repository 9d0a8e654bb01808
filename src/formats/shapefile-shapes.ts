import type { Geometry } from 'geojson';
import { openShp } from 'shapefile';
import type { Bounds } from '../geo/bounds.ts';
import type { ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/** The files of one Shapefile by ending, lower case with the dot; `.shp` is always there. */
export type ShapefileParts = ReadonlyMap<string, Uint8Array>;

/** What the header of a `.shp` file says. */
export interface ShapeHeader {
  /** The file without what follows its announced length. */
  readonly bytes: Uint8Array;
  readonly bounds: Bounds | null;
  /** Number of the kind of shapes: 1 points, 3 lines, 5 polygons, 8 several points; 10 more with heights, 20 more with measures. */
  readonly type: number;
}

/** Shapes in file order: null for an empty one, `end` behind the last, `broken` where the bytes are no shape. */
export type NextShape = () => Promise<Geometry | null | 'end' | 'broken'>;

const HEADER_BYTES = 100;
const FILE_CODE = 9994;
/** Kinds of shapes by number without the digit for heights and measures. */
const KINDS: ReadonlyMap<number, string> = new Map([
  [1, 'Point'],
  [3, 'LineString'],
  [5, 'Polygon'],
  [8, 'MultiPoint'],
]);
const MULTI_PATCH = 31;

/** Checks the header of a `.shp` file (ESRI Shapefile Technical Description, 1998). */
export function readShapeHeader(name: string, bytes: Uint8Array): ReadResult<ShapeHeader> {
  if (bytes.length === 0) return readFailure('format.empty-file', name);
  if (bytes.length < HEADER_BYTES) return readFailure('format.truncated', name, { offset: bytes.length });
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getInt32(0) !== FILE_CODE) return readFailure('format.wrong-magic', name, { expected: 'Shapefile' });
  const announced = 2 * view.getInt32(24);
  if (announced > bytes.length) return readFailure('format.truncated', name, { offset: bytes.length });
  if (announced <= HEADER_BYTES) return readFailure('format.no-features', name);
  const [minX = 0, minY = 0, maxX = 0, maxY = 0] = [36, 44, 52, 60].map((at) => view.getFloat64(at, true));
  const bounds = [minX, minY, maxX, maxY].every(Number.isFinite) ? { minX, minY, maxX, maxY } : null;
  const value = { bytes: bytes.subarray(0, announced), bounds, type: view.getInt32(32, true) };
  return { ok: true, value, notes: [] };
}

/** Name of the shapes of a number, such as `Polygon`; the number itself when the format does not have it. */
export function shapeKind(type: number): string {
  return type === MULTI_PATCH ? 'MultiPatch' : (KINDS.get(type % 10) ?? String(type));
}

/** The shapes of a file whose header was checked; the library throws whatever comes its way when bytes are not what they should be. */
export async function openShapes(bytes: Uint8Array): Promise<NextShape> {
  const shapes = await openShp(bytes);
  return async () => {
    try {
      const { done, value } = await shapes.read();
      return done ? 'end' : value;
    } catch {
      return 'broken';
    }
  };
}
