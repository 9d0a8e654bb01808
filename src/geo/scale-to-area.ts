import type { MultiPolygon, Polygon, Position } from 'geojson';
import { geometryBounds } from './geometry-bounds.ts';
import { mapPositions } from './geometry-positions.ts';
import { shapeArea } from './shape-area.ts';
import { shapeFromGeojson } from './shape-from-geojson.ts';
import { planeLatitude, planeLongitude, planeX, planeY } from './working-plane.ts';

/** One double is good for about 1e-15 of a coordinate of 1e7 m, so areas settle well above that. */
const MOST_ROUNDS = 8;
const GOOD_ENOUGH = 1e-12;

/**
 * Scales an area about a place until its ellipsoidal area is the one asked for (按面积缩放). Angles stay as they are in the
 * working plane, where areas are true; one round settles it but for rounding of the degrees.
 *
 * @param geometry longitude and latitude in degrees, CGCS2000, not crossing itself
 * @param areaM2 the ellipsoidal area to reach, m², above 0
 * @param about longitude and latitude of the place that stays
 * @returns null when the geometry has no area to begin with
 */
export function scaleToArea(
  geometry: Polygon | MultiPolygon,
  areaM2: number,
  about: Position,
): Polygon | MultiPolygon | null {
  const [centreLongitude = 0, centreLatitude = 0] = about;
  const centreX = planeX(centreLongitude);
  const centreY = planeY(centreLatitude);
  let scaled = geometry;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const present = shapeArea(shapeFromGeojson(scaled));
    if (!(present > 0)) return null;
    if (Math.abs(present - areaM2) <= GOOD_ENOUGH * areaM2) break;
    const factor = Math.sqrt(areaM2 / present);
    scaled = mapPositions(scaled, ([longitude = 0, latitude = 0]) => [
      planeLongitude(centreX + factor * (planeX(longitude) - centreX)),
      planeLatitude(centreY + factor * (planeY(latitude) - centreY)),
    ]) as Polygon | MultiPolygon;
  }
  return scaled;
}

/** Centre of the box around a geometry in degrees: a place that does not wander when vertices are added. */
export function boxCentre(geometry: Polygon | MultiPolygon): Position {
  const [west, south, east, north] = geometryBounds(geometry) ?? [0, 0, 0, 0];
  return [(west + east) / 2, (south + north) / 2];
}
