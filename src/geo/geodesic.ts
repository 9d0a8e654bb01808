import geodesic from 'geographiclib-geodesic';
import type { Position } from 'geojson';
import { CGCS2000 } from './ellipsoid.ts';

// C. F. F. Karney 2013, "Algorithms for geodesics", J. Geodesy 87, on CGCS2000.
const EARTH = new geodesic.Geodesic.Geodesic(CGCS2000.semiMajorM, CGCS2000.flattening);
const FULL_TURN = 360;

/** The shortest way between two places (大地线): how long it is, and in which direction it sets out. */
export interface GeodesicLeg {
  readonly lengthM: number;
  /** From north clockwise, 0 ≤ bearing < 360; 0 where both places are the same. */
  readonly bearingDeg: number;
}

/**
 * Length and initial bearing of the geodesic between two places (大地反算).
 *
 * @param from longitude and latitude in degrees
 * @param to longitude and latitude in degrees
 */
export function geodesicLeg([fromX = 0, fromY = 0]: Position, [toX = 0, toY = 0]: Position): GeodesicLeg {
  const { s12 = 0, azi1 = 0 } = EARTH.Inverse(fromY, fromX, toY, toX);
  return { lengthM: s12, bearingDeg: s12 === 0 ? 0 : (azi1 + FULL_TURN) % FULL_TURN };
}

/** Length of the geodesic between two places in degrees, m. */
export function geodesicLengthM(fromX: number, fromY: number, toX: number, toY: number): number {
  return EARTH.Inverse(fromY, fromX, toY, toX, geodesic.Geodesic.DISTANCE).s12 ?? 0;
}

/**
 * The place at the end of a geodesic (大地正算).
 *
 * @param from longitude and latitude in degrees
 * @param lengthM any finite length; a negative one goes the other way
 * @param bearingDeg from north clockwise
 */
export function geodesicOffset([x = 0, y = 0]: Position, lengthM: number, bearingDeg: number): Position {
  const { lon2 = x, lat2 = y } = EARTH.Direct(y, x, bearingDeg, lengthM);
  return [lon2, lat2];
}
