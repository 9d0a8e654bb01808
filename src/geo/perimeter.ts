import geodesic from 'geographiclib-geodesic';
import { CGCS2000 } from './ellipsoid.ts';
import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

const EARTH = new geodesic.Geodesic.Geodesic(CGCS2000.semiMajorM, CGCS2000.flattening);

/**
 * Length of all rings of a shape, holes included, with geodesics between neighbouring vertices (周长): C. F. F. Karney
 * 2013, "Algorithms for geodesics", J. Geodesy 87, on CGCS2000.
 *
 * @param shape longitude, latitude in degrees
 * @returns metres
 */
export function perimeterM(shape: Shape): number {
  let length = 0;
  for (let ring = 0; ring < shape.ringEnds.length; ring += 1) {
    for (let vertex = startOf(shape.ringEnds, ring); vertex + 1 < (shape.ringEnds[ring] ?? 0); vertex += 1) {
      const [lon1 = 0, lat1 = 0, lon2 = 0, lat2 = 0] = shape.coordinates.subarray(2 * vertex, 2 * vertex + 4);
      length += EARTH.Inverse(lat1, lon1, lat2, lon2, geodesic.Geodesic.DISTANCE).s12 ?? 0;
    }
  }
  return length;
}
