import type { Geometry } from 'geojson';
import { pathsOf } from './editable-path.ts';

/** West, south, east, north in degrees. */
export type Bounds = readonly [number, number, number, number];

/** Smallest box around a geometry; null when it has no vertices. */
export function boundsOf(geometry: Geometry): Bounds | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const parts = geometry.type === 'GeometryCollection' ? geometry.geometries : [geometry];
  for (const part of parts) {
    for (const path of pathsOf(part)) {
      for (const [x = 0, y = 0] of path.positions) {
        west = Math.min(west, x);
        south = Math.min(south, y);
        east = Math.max(east, x);
        north = Math.max(north, y);
      }
    }
  }
  return west <= east ? [west, south, east, north] : null;
}
