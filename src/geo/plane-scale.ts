import { CGCS2000 } from './ellipsoid.ts';

const RADIANS = Math.PI / 180;

/**
 * True metres per metre of easting in the working plane at a latitude: N(B)·cos B / a. The plane is equal-area, so a metre of
 * northing is the inverse of that on the ground.
 *
 * @param latitude geodetic, degrees
 * @returns never 0, so that the inverse is finite
 */
export function eastingScale(latitude: number): number {
  const sine = Math.sin(latitude * RADIANS);
  const cosine = Math.cos(latitude * RADIANS);
  return Math.max(cosine / Math.sqrt(1 - CGCS2000.eccentricitySquared * sine * sine), 1e-6);
}
