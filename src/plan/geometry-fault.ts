import type { Geometry } from 'geojson';

/** What can be wrong with the geometry of a feature so that it cannot be used. */
export type GeometryFaultCode =
  | 'without-geometry'
  | 'unknown-geometry'
  | 'wrong-coordinates'
  | 'line-short'
  | 'ring-short'
  | 'ring-open'
  | 'not-lon-lat';

/** The first fault of a geometry and where it is, from the geometry down. */
export interface GeometryFault {
  readonly code: GeometryFaultCode;
  readonly path: readonly (string | number)[];
}

type Path = readonly (string | number)[];
type Check = (coordinates: unknown, path: Path) => GeometryFault | null;

/**
 * Checks a geometry of a plan file (RFC 7946, longitude and latitude in degrees): known type, numbers where numbers belong,
 * rings closed and of at least four positions, and coordinates that can be degrees. Crossing edges are no fault here.
 * `GeometryCollection` is not a plan geometry.
 *
 * @returns the first fault in file order, or null when the value is a usable geometry; see {@link isGeometry}
 */
export function findGeometryFault(value: unknown): GeometryFault | null {
  if (typeof value !== 'object' || value === null) return { code: 'without-geometry', path: [] };
  const { type, coordinates } = value as { readonly type?: unknown; readonly coordinates?: unknown };
  const check = typeof type === 'string' && Object.hasOwn(CHECKS, type) ? CHECKS[type] : undefined;
  if (check === undefined) return { code: 'unknown-geometry', path: ['type'] };
  if (Array.isArray(coordinates) && coordinates.length === 0) {
    return { code: 'without-geometry', path: ['coordinates'] };
  }
  return check(coordinates, ['coordinates']);
}

/** Whether a value is a geometry without fault. */
export function isGeometry(value: unknown): value is Geometry {
  return findGeometryFault(value) === null;
}

const CHECKS: Readonly<Record<string, Check>> = {
  Point: checkPosition,
  MultiPoint: listOf(checkPosition),
  LineString: checkLine,
  MultiLineString: listOf(checkLine),
  Polygon: listOf(checkRing),
  MultiPolygon: listOf(listOf(checkRing)),
};

function listOf(check: Check): Check {
  return (coordinates, path) => {
    if (!Array.isArray(coordinates) || coordinates.length === 0) return { code: 'wrong-coordinates', path };
    for (const [index, item] of coordinates.entries()) {
      const fault = check(item, [...path, index]);
      if (fault !== null) return fault;
    }
    return null;
  };
}

function checkPosition(position: unknown, path: Path): GeometryFault | null {
  if (!Array.isArray(position) || position.length < 2 || !position.every(Number.isFinite)) {
    return { code: 'wrong-coordinates', path };
  }
  const [longitude, latitude] = position as [number, number];
  if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90) return { code: 'not-lon-lat', path };
  return null;
}

function checkLine(line: unknown, path: Path): GeometryFault | null {
  return listOf(checkPosition)(line, path) ?? ((line as unknown[]).length < 2 ? { code: 'line-short', path } : null);
}

function checkRing(ring: unknown, path: Path): GeometryFault | null {
  const fault = listOf(checkPosition)(ring, path);
  if (fault !== null) return fault;
  const positions = ring as readonly (readonly number[])[];
  if (positions.length < 4) return { code: 'ring-short', path };
  const first = positions[0] ?? [];
  const last = positions.at(-1) ?? [];
  const closed = first[0] === last[0] && first[1] === last[1];
  return closed ? null : { code: 'ring-open', path };
}
