/**
 * A reference ellipsoid of revolution (参考椭球), lengths in metres.
 */
export interface Ellipsoid {
  /** Semi-major axis a (长半轴), m. */
  readonly semiMajorM: number;
  /** Flattening f (扁率), dimensionless. */
  readonly flattening: number;
  /** Semi-minor axis b = a(1 − f), m. */
  readonly semiMinorM: number;
  /** First eccentricity squared e² = f(2 − f). */
  readonly eccentricitySquared: number;
  /** First eccentricity e. */
  readonly eccentricity: number;
}

/**
 * Derives the quantities used in area and projection formulas from the two that define an ellipsoid.
 *
 * @param semiMajorM semi-major axis, m
 * @param inverseFlattening 1/f
 */
function ellipsoidOf(semiMajorM: number, inverseFlattening: number): Ellipsoid {
  const flattening = 1 / inverseFlattening;
  const eccentricitySquared = flattening * (2 - flattening);
  return {
    semiMajorM,
    flattening,
    semiMinorM: semiMajorM * (1 - flattening),
    eccentricitySquared,
    eccentricity: Math.sqrt(eccentricitySquared),
  };
}

/** CGCS2000 (2000 国家大地坐标系), EPSG:4490: a = 6 378 137 m, 1/f = 298.257222101. */
export const CGCS2000: Ellipsoid = ellipsoidOf(6378137, 298.257222101);
