import type { Geometry } from 'geojson';
import { mapPositions } from './geometry-positions.ts';

/** West, south, east, north in degrees. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number];

/** Smallest box around a geometry in degrees (外接矩形); null when it has no vertices. */
export function geometryBounds(geometry: Geometry): DegreeBox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  mapPositions(geometry, (position) => {
    const [longitude = 0, latitude = 0] = position;
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
    return position;
  });
  return west <= east ? [west, south, east, north] : null;
}

/** Whether two boxes have at least a point in common. */
export function boxesMeet(a: DegreeBox, b: DegreeBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
