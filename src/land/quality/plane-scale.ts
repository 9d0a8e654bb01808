/** Northing of the pole in the working plane, m: b²·q(90°)/2a for CGCS2000. */
const POLE_M = 6_363_885.33;

/**
 * True metres per metre of easting in the working plane at a northing. The plane is equal-area, so a metre of northing is
 * the inverse of that. On the authalic sphere, right to 0.1 %: for thresholds, not for lengths that are shown.
 *
 * @param y northing in the working plane, m
 * @returns about the cosine of the latitude; never 0, so that the inverse is finite
 */
export function eastScale(y: number): number {
  const sine = y / POLE_M;
  return Math.sqrt(Math.max(1 - sine * sine, 1e-6));
}
