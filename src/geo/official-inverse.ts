import { CGCS2000 } from './ellipsoid.ts';

/** Coefficients of the footpoint latitude on CGCS2000 (底点纬度系数), as survey software uses them for TD/T 1055. */
const K0 = 1.57048761144159e-7;
const K1 = 5.05250178820567e-3;
const K2 = 2.98472900956587e-5;
const K3 = 2.41626669230084e-7;
const K4 = 2.22241238938534e-9;

const { semiMajorM, semiMinorM, eccentricitySquared } = CGCS2000;
const POLAR_RADIUS_M = (semiMajorM * semiMajorM) / semiMinorM;
const SECOND_ECCENTRICITY_SQUARED = eccentricitySquared / (1 - eccentricitySquared);

/**
 * Gauss–Krüger to geographic by the official series (高斯反算, 国土调查办发〔2008〕32号), for the official area procedure.
 * Within 150 km of the meridian it agrees with the exact projection to 4e-6″.
 *
 * @param northingM distance from the equator on the plane (x), m
 * @param eastingM distance from the central meridian (y without 500 km and zone number), m
 * @param centralMeridian degrees
 * @returns degrees
 */
export function officialInverse(
  northingM: number,
  eastingM: number,
  centralMeridian: number,
): { longitude: number; latitude: number } {
  const arc = K0 * northingM;
  const sine = Math.sin(arc);
  const sine2 = sine * sine;
  const footpoint = arc + Math.cos(arc) * sine * (K1 - sine2 * (K2 - sine2 * (K3 - sine2 * K4)));
  const t = Math.tan(footpoint);
  const t2 = t * t;
  const cosine = Math.cos(footpoint);
  const eta2 = SECOND_ECCENTRICITY_SQUARED * cosine * cosine;
  const v2 = 1 + eta2;
  const ratio = (eastingM * Math.sqrt(v2)) / POLAR_RADIUS_M;
  const r2 = ratio * ratio;
  const latitude =
    footpoint -
    v2 *
      t *
      r2 *
      (1 / 2 - r2 * ((5 + 3 * t2 + eta2 - 9 * eta2 * t2) / 24 - (r2 * (61 + 90 * t2 + 45 * t2 * t2)) / 720));
  const longitude =
    (ratio *
      (1 - r2 * ((1 + 2 * t2 + eta2) / 6 - (r2 * (5 + 28 * t2 + 24 * t2 * t2 + 6 * eta2 + 8 * eta2 * t2)) / 120))) /
    cosine;
  return { longitude: centralMeridian + (longitude * 180) / Math.PI, latitude: (latitude * 180) / Math.PI };
}
