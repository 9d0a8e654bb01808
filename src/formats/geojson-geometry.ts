import type { Geometry } from 'geojson';
import type { ReadFailureCode, ReadNote } from './read-result.ts';

/** What is wrong with a geometry and which member of it. */
export interface GeometryProblem {
  readonly code: Extract<
    ReadFailureCode,
    'format.not-geojson' | 'format.bad-coordinate' | 'format.unsupported-geometry'
  >;
  /** From the geometry on, e.g. `.coordinates[0][3]`. */
  readonly path: string;
  /** The type that is not known. */
  readonly geometry?: string;
}

/** Levels of arrays around the positions of each type. */
const NESTING: ReadonlyMap<string, number> = new Map([
  ['Point', 0],
  ['MultiPoint', 1],
  ['LineString', 1],
  ['MultiLineString', 2],
  ['Polygon', 2],
  ['MultiPolygon', 3],
]);

/**
 * Checks that a value is a GeoJSON geometry (RFC 7946, 3.1) with finite coordinates.
 *
 * @param changed is told of every polygon ring that readers will close, or leave out because it encloses nothing
 * @returns null when all is well
 */
export function checkGeometry(value: unknown, changed: (code: ReadNote['code']) => void): GeometryProblem | null {
  if (!isRecord(value)) return { code: 'format.not-geojson', path: '' };
  const { type } = value;
  if (typeof type !== 'string') return { code: 'format.not-geojson', path: '.type' };
  if (type === 'GeometryCollection') return checkCollection(value['geometries'], changed);
  const nesting = NESTING.get(type);
  if (nesting === undefined) return { code: 'format.unsupported-geometry', path: '.type', geometry: type };
  const problem = checkCoordinates(value['coordinates'], nesting, '.coordinates');
  if (problem === null && type.endsWith('Polygon')) noteRings(value as unknown as Geometry, changed);
  return problem;
}

function checkCollection(members: unknown, changed: (code: ReadNote['code']) => void): GeometryProblem | null {
  if (!Array.isArray(members)) return { code: 'format.not-geojson', path: '.geometries' };
  for (const [index, member] of members.entries()) {
    const problem = checkGeometry(member, changed);
    if (problem !== null) return { ...problem, path: `.geometries[${index}]${problem.path}` };
  }
  return null;
}

function checkCoordinates(value: unknown, nesting: number, path: string): GeometryProblem | null {
  if (!Array.isArray(value)) return { code: 'format.not-geojson', path };
  if (nesting === 0) {
    const good = value.length >= 2 && Number.isFinite(value[0]) && Number.isFinite(value[1]);
    return good ? null : { code: 'format.bad-coordinate', path };
  }
  for (const [index, member] of value.entries()) {
    const problem = checkCoordinates(member, nesting - 1, `${path}[${index}]`);
    if (problem !== null) return problem;
  }
  return null;
}

function noteRings(geometry: Geometry, changed: (code: ReadNote['code']) => void): void {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return;
  for (const ring of geometry.type === 'Polygon' ? geometry.coordinates : geometry.coordinates.flat()) {
    const [first, last] = [ring[0], ring.at(-1)];
    const closed = ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
    if (ring.length - (closed ? 1 : 0) < 3) changed('format.rings-skipped');
    else if (!closed) changed('format.rings-closed');
  }
}

/** Whether a value is an object with members. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
