import { densifyShape } from './densify.ts';
import { CGCS2000 } from './ellipsoid.ts';
import type { GaussKrugerZone } from './gauss-kruger-zone.ts';
import { officialInverse } from './official-inverse.ts';
import { officialSeries, officialTrapezoidM2 } from './official-series.ts';
import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

const SERIES = officialSeries(CGCS2000);
const SECONDS_PER_DEGREE = 3600;
const RADIANS_PER_SECOND = Math.PI / 180 / SECONDS_PER_DEGREE;

/** Edges of a Gauss–Krüger polygon longer than this get further points, m. */
export const OFFICIAL_SPACING_M = 70;

/**
 * Ellipsoidal area by the official procedure (图斑椭球面积, 国土调查办发〔2008〕32号, TD/T 1055): latitudes and longitudes
 * rounded to 1e-6″, the trapezoids of the series summed ring by ring, outer rings minus holes. For checking the working
 * plane against, and for reports that must follow the letter; everything else measures in the working plane.
 *
 * @param shape longitude, latitude in degrees, CGCS2000
 * @param referenceLongitude the meridian that the trapezoids reach to, degrees; without influence but for rounding. By
 *   default the first vertex of each ring, which keeps the terms small.
 * @returns m², not rounded
 */
export function officialAreaM2(shape: Shape, referenceLongitude?: number): number {
  let area = 0;
  for (let part = 0; part < shape.partEnds.length; part += 1) {
    const outer = startOf(shape.partEnds, part);
    for (let ring = outer; ring < (shape.partEnds[part] ?? outer); ring += 1) {
      const start = startOf(shape.ringEnds, ring);
      const size = Math.abs(
        signedOfficialRingArea(shape.coordinates, start, shape.ringEnds[ring] ?? start, referenceLongitude),
      );
      area += ring === outer ? size : -size;
    }
  }
  return area;
}

/**
 * Signed area of one ring as in {@link officialAreaM2}: positive counter-clockwise.
 *
 * @param coordinates longitude, latitude pairs in degrees
 */
export function signedOfficialRingArea(
  coordinates: Float64Array,
  firstVertex: number,
  endVertex: number,
  referenceLongitude = coordinates[2 * firstVertex] ?? 0,
): number {
  const reference = referenceLongitude * SECONDS_PER_DEGREE;
  const longitude = (vertex: number): number => roundedSeconds(coordinates[2 * vertex] ?? 0) - reference;
  const latitude = (vertex: number): number => roundedSeconds(coordinates[2 * vertex + 1] ?? 0);
  let sum = 0;
  let lost = 0;
  for (let vertex = firstVertex; vertex + 1 < endVertex; vertex += 1) {
    const term = officialTrapezoidM2(
      CGCS2000,
      SERIES,
      latitude(vertex) * RADIANS_PER_SECOND,
      latitude(vertex + 1) * RADIANS_PER_SECOND,
      ((longitude(vertex) + longitude(vertex + 1)) / 2) * RADIANS_PER_SECOND,
    );
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
  }
  return sum + lost;
}

/**
 * The official procedure for a polygon drawn on a Gauss–Krüger plane: vertices rounded to 0.1 mm, edges over 70 m given
 * equally spaced points (int(length / 70) of them, to 1 µm), latitudes and longitudes by the official inverse series.
 *
 * @param shape easting, northing in metres in the zone's own system
 * @returns m², not rounded
 */
export function officialGaussKrugerAreaM2(shape: Shape, zone: GaussKrugerZone): number {
  const rounded = { ...shape, coordinates: shape.coordinates.map((value) => roundTo(value, 1e4)) };
  const dense = densifyShape(rounded, OFFICIAL_SPACING_M);
  const coordinates = new Float64Array(dense.coordinates.length);
  for (let index = 0; index < coordinates.length; index += 2) {
    const eastingM = roundTo(dense.coordinates[index] ?? 0, 1e6) - zone.falseEastingM;
    const northingM = roundTo(dense.coordinates[index + 1] ?? 0, 1e6);
    const { longitude, latitude } = officialInverse(northingM, eastingM, zone.centralMeridian);
    coordinates[index] = longitude;
    coordinates[index + 1] = latitude;
  }
  return officialAreaM2({ ...dense, coordinates });
}

/** Degrees to arc-seconds with six decimals, as survey software stores them. */
function roundedSeconds(degrees: number): number {
  return roundTo(degrees * SECONDS_PER_DEGREE, 1e6);
}

function roundTo(value: number, perUnit: number): number {
  return Math.round(value * perUnit) / perUnit;
}
