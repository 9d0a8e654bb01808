import type { Geometry } from 'geojson';
import { geometryBounds } from './geometry-bounds.ts';
import { mapPositions } from './geometry-positions.ts';

/**
 * Moves a geometry and keeps its form on the ground (平移): degrees of longitude are shorter farther north, so eastward
 * distances from the middle of the box are widened by the ratio of the parallels. The area changes by the ratio of the
 * meridian's curvature only, below 1e-4 for a degree of latitude.
 *
 * @param eastDegrees how far the middle of its box moves
 */
export function translateGeometry(geometry: Geometry, eastDegrees: number, northDegrees: number): Geometry {
  if (eastDegrees === 0 && northDegrees === 0) return geometry;
  const [west, south, east, north] = geometryBounds(geometry) ?? [0, 0, 0, 0];
  const middle = (west + east) / 2;
  const before = cosine((south + north) / 2);
  const after = cosine((south + north) / 2 + northDegrees);
  const widening = northDegrees === 0 ? 1 : before / after;
  return mapPositions(geometry, ([longitude = 0, latitude = 0]) => [
    middle + eastDegrees + (longitude - middle) * widening,
    latitude + northDegrees,
  ]);
}

function cosine(degrees: number): number {
  return Math.cos((degrees * Math.PI) / 180);
}
