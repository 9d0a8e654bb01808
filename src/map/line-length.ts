import type { Position } from 'geojson';
import { geodesicLeg } from '../geo/geodesic.ts';

/** Length of a line with geodesics between its vertices, m. */
export function lineLengthM(positions: readonly Position[]): number {
  let lengthM = 0;
  positions.forEach((position, index) => {
    const next = positions[index + 1];
    if (next !== undefined) lengthM += geodesicLeg(position, next).lengthM;
  });
  return lengthM;
}
