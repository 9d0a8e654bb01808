import { CGCS2000 } from '../../src/geo/ellipsoid.ts';
import { steadySine } from '../../src/geo/steady-functions.ts';
import { planeY } from '../../src/geo/working-plane.ts';

const { semiMajorM, semiMinorM, eccentricitySquared } = CGCS2000;
const RADIANS = Math.PI / 180;

/**
 * Latitude in degrees of a working-plane northing in metres, by Newton's method on the steady sine: a demo base whose hash
 * is committed must not depend on an engine's arc sine. Good between 60° S and 60° N, checked against `planeLatitude` in a
 * test.
 */
export function steadyLatitude(y: number): number {
  let latitude = y / semiMinorM;
  for (let step = 0; step < 8; step += 1) {
    const sine = steadySine(latitude);
    const cosine = Math.sqrt(1 - sine * sine);
    const shrink = 1 - eccentricitySquared * sine * sine;
    const slope = ((semiMinorM * semiMinorM) / semiMajorM) * (cosine / (shrink * shrink));
    latitude -= (planeY(latitude / RADIANS) - y) / slope;
  }
  return latitude / RADIANS;
}
