import type { Geometry } from 'geojson';
import { somePosition } from '../geo/geometry-positions.ts';

/** Whether a geometry has no position at all. */
export function isEmptyGeometry(geometry: Geometry): boolean {
  return somePosition(geometry, () => true) === null;
}

/** Whether every position of a geometry has a finite x and y. */
export function hasFiniteCoordinates(geometry: Geometry): boolean {
  return somePosition(geometry, ([x, y]) => !Number.isFinite(x) || !Number.isFinite(y)) === null;
}
