import { CGCS2000 } from '../../src/geo/ellipsoid.ts';

/**
 * The working plane of `src/geo/working-plane.ts` once more, by additions, multiplications and divisions only.
 *
 * The language leaves the last bits of `Math.sin` and its kin to the machine; a demo base whose hash is committed must
 * not depend on them. Good between 60° S and 60° N, checked against the working plane in a test.
 */
const { semiMajorM, semiMinorM, eccentricity, eccentricitySquared } = CGCS2000;
const RADIANS = Math.PI / 180;
const NORTHING_FACTOR = (semiMinorM * semiMinorM) / (2 * semiMajorM);

/** Sine by its Taylor series. */
export function steadySine(angle: number): number {
  const square = angle * angle;
  let term = angle;
  let sum = angle;
  for (let n = 1; n <= 14; n += 1) {
    term *= -square / (2 * n * (2 * n + 1));
    sum += term;
  }
  return sum;
}

function artanh(value: number): number {
  const square = value * value;
  let power = value;
  let sum = value;
  for (let n = 3; n <= 23; n += 2) {
    power *= square;
    sum += power / n;
  }
  return sum;
}

function northingOfSine(sine: number): number {
  const q = sine / (1 - eccentricitySquared * sine * sine) + artanh(eccentricity * sine) / eccentricity;
  return NORTHING_FACTOR * q;
}

/** Easting in metres of a longitude in degrees. */
export function steadyPlaneX(longitude: number): number {
  return semiMajorM * longitude * RADIANS;
}

/** Northing in metres of a geodetic latitude in degrees. */
export function steadyPlaneY(latitude: number): number {
  return northingOfSine(steadySine(latitude * RADIANS));
}

/** Longitude in degrees of an easting in metres. */
export function steadyLongitude(x: number): number {
  return x / (semiMajorM * RADIANS);
}

/** Latitude in degrees of a northing in metres (Newton's method). */
export function steadyLatitude(y: number): number {
  let latitude = y / semiMinorM;
  for (let step = 0; step < 8; step += 1) {
    const sine = steadySine(latitude);
    const cosine = Math.sqrt(1 - sine * sine);
    const shrink = 1 - eccentricitySquared * sine * sine;
    latitude -= (northingOfSine(sine) - y) / ((NORTHING_FACTOR * 2 * cosine) / (shrink * shrink));
  }
  return latitude / RADIANS;
}
