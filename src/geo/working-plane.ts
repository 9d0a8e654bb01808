import { CGCS2000 } from './ellipsoid.ts';
import { steadyArtanh, steadySine } from './steady-functions.ts';

/**
 * The working plane (工作平面): the ellipsoidal cylindrical equal-area projection of CGCS2000,
 *
 *     x = a·λ        y = b²·q(B) / 2a        q(B) = sin B / (1 − e² sin² B) + artanh(e sin B) / e
 *
 * in which the official ellipsoidal parcel area (国土调查办发〔2008〕32号, TD/T 1055) is a plain shoelace sum, so that
 * areas are exact and additive (`reference/methods.md` 1.3, Snyder 1987 eq. 10-15). Edges are straight in this plane.
 * Distances are *not* true here: buffers and lengths use a local metric plane.
 */
const { semiMajorM, semiMinorM, eccentricity, eccentricitySquared } = CGCS2000;
const RADIANS = Math.PI / 180;
const NORTHING_FACTOR = (semiMinorM * semiMinorM) / (2 * semiMajorM);

/** q at the pole, the largest value q takes. */
const POLAR_Q = authalicQ(1);

/** Authalic function q of the sine of a geodetic latitude; odd and increasing. */
function authalicQ(sine: number): number {
  return sine / (1 - eccentricitySquared * sine * sine) + steadyArtanh(eccentricity * sine) / eccentricity;
}

/**
 * Easting in the working plane.
 *
 * @param longitude degrees, CGCS2000
 * @returns metres along the equator
 */
export function planeX(longitude: number): number {
  return semiMajorM * longitude * RADIANS;
}

/**
 * Northing in the working plane, the same bits in every engine (areas come from it).
 *
 * @param latitude geodetic latitude in degrees, CGCS2000
 * @returns metres, −6.36e6 … 6.36e6
 */
export function planeY(latitude: number): number {
  return NORTHING_FACTOR * authalicQ(steadySine(latitude * RADIANS));
}

/**
 * Brings many vertices into the working plane; the same bits as {@link planeX} and {@link planeY}.
 *
 * @param degrees longitude, latitude pairs
 * @param start index of the first vertex
 * @param end index of the vertex after the last one
 * @param plane receives x, y pairs
 * @param at index in `plane` of the first x
 */
export function projectVertices(
  degrees: ArrayLike<number>,
  start: number,
  end: number,
  plane: Float64Array,
  at: number,
): void {
  let target = at;
  for (let index = 2 * start; index < 2 * end; index += 2) {
    plane[target] = planeX(degrees[index] ?? Number.NaN);
    plane[target + 1] = planeY(degrees[index + 1] ?? Number.NaN);
    target += 2;
  }
}

/** Longitude in degrees of a working-plane easting in metres: the inverse of {@link planeX}. */
export function planeLongitude(x: number): number {
  return x / (semiMajorM * RADIANS);
}

// Authalic to geodetic latitude, Snyder 1987 "Map projections: a working manual", eq. 3-18.
const e2 = eccentricitySquared;
const AUTHALIC_SERIES = [
  e2 * (1 / 3 + e2 * (31 / 180 + e2 * (517 / 5040))),
  e2 * e2 * (23 / 360 + e2 * (251 / 3780)),
  e2 * e2 * e2 * (761 / 45360),
] as const;

/**
 * Geodetic latitude in degrees of a working-plane northing in metres: the inverse of {@link planeY}.
 * The series is good to 1e-8°, one Newton step brings it to rounding.
 */
export function planeLatitude(y: number): number {
  const q = y / NORTHING_FACTOR;
  const ratio = Math.max(-1, Math.min(1, q / POLAR_Q));
  const authalic = Math.asin(ratio);
  let latitude = authalic;
  for (const [index, coefficient] of AUTHALIC_SERIES.entries()) {
    latitude += coefficient * Math.sin(2 * (index + 1) * authalic);
  }
  const sine = Math.sin(latitude);
  const cosine = Math.cos(latitude);
  if (cosine < 1e-9) return latitude / RADIANS;
  const shrink = 1 - eccentricitySquared * sine * sine;
  const slope = (2 * cosine) / (shrink * shrink);
  return (latitude - (authalicQ(sine) - q) / slope) / RADIANS;
}
