import type { Ellipsoid } from './ellipsoid.ts';

/** Coefficients A … E of the official area series (椭球面梯形面积公式系数). */
export interface OfficialSeries {
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly d: number;
  readonly e: number;
}

/** Computes the coefficients for an ellipsoid; 国土调查办发〔2008〕32号, taken over by TD/T 1055 with CGCS2000. */
export function officialSeries({ eccentricitySquared: e2 }: Ellipsoid): OfficialSeries {
  return {
    a: 1 + e2 * (3 / 6 + e2 * (30 / 80 + e2 * (35 / 112 + e2 * (630 / 2304)))),
    b: e2 * (1 / 6 + e2 * (15 / 80 + e2 * (21 / 112 + e2 * (420 / 2304)))),
    c: e2 * e2 * (3 / 80 + e2 * (7 / 112 + e2 * (180 / 2304))),
    d: e2 * e2 * e2 * (1 / 112 + e2 * (45 / 2304)),
    e: e2 * e2 * e2 * e2 * (5 / 2304),
  };
}

/**
 * Area between two parallels and two meridians by the official series; signed, so that the trapezoids under the edges of
 * a ring add up to it.
 *
 * @param latitude1 geodetic latitude in radians; negative area when it is the larger one
 * @param latitude2 geodetic latitude in radians
 * @param deltaLongitude radians, east positive
 * @returns m²
 */
export function officialTrapezoidM2(
  { semiMinorM }: Ellipsoid,
  series: OfficialSeries,
  latitude1: number,
  latitude2: number,
  deltaLongitude: number,
): number {
  const half = (latitude2 - latitude1) / 2;
  const mean = (latitude1 + latitude2) / 2;
  const sum =
    series.a * Math.sin(half) * Math.cos(mean) -
    series.b * Math.sin(3 * half) * Math.cos(3 * mean) +
    series.c * Math.sin(5 * half) * Math.cos(5 * mean) -
    series.d * Math.sin(7 * half) * Math.cos(7 * mean) +
    series.e * Math.sin(9 * half) * Math.cos(9 * mean);
  return 2 * semiMinorM * semiMinorM * deltaLongitude * sum;
}
