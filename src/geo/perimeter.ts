import { geodesicLengthM } from './geodesic.ts';
import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

/**
 * Length of all rings of a shape, holes included, with geodesics between neighbouring vertices (周长).
 *
 * @param shape longitude, latitude in degrees
 * @returns metres
 */
export function perimeterM(shape: Shape): number {
  let length = 0;
  for (let ring = 0; ring < shape.ringEnds.length; ring += 1) {
    for (let vertex = startOf(shape.ringEnds, ring); vertex + 1 < (shape.ringEnds[ring] ?? 0); vertex += 1) {
      const [lon1 = 0, lat1 = 0, lon2 = 0, lat2 = 0] = shape.coordinates.subarray(2 * vertex, 2 * vertex + 4);
      length += geodesicLengthM(lon1, lat1, lon2, lat2);
    }
  }
  return length;
}
