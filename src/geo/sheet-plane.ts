import { createGaussKruger } from './gauss-kruger.ts';
import { gaussKrugerCodes, gaussKrugerZone, type GaussKrugerZone } from './gauss-kruger-zone.ts';

/**
 * Where ground lies on a sheet of paper (图幅坐标): a Gauss–Krüger plane of CGCS2000 at a scale, with a place of the plane at a
 * place of the paper. Plain data, so that it can be sent to a worker.
 */
export interface SheetPlane {
  /** Central meridian of the 3° zone, degrees. */
  readonly centralMeridian: number;
  /** False easting of the zone, m, with the zone's number. */
  readonly falseEastingM: number;
  /** Metres on the ground for one metre on paper (比例尺分母). */
  readonly denominator: number;
  /** Easting and northing that lie at `xMm`, `yMm`. */
  readonly eastM: number;
  readonly northM: number;
  /** From the left and from the top edge of the paper. */
  readonly xMm: number;
  readonly yMm: number;
}

/** Degrees to the paper and back. */
export interface SheetProjection {
  /** Millimetres from the left and from the top of the paper. */
  readonly toPaper: (longitude: number, latitude: number) => [xMm: number, yMm: number];
  /** Longitude and latitude in degrees of a place on the paper. */
  readonly toDegrees: (xMm: number, yMm: number) => [longitude: number, latitude: number];
}

const MM_PER_M = 1000;
const ZONE_WIDTH_DEGREES = 3;

/** The 3° zone (3° 带) in which a longitude lies, with the zone's number in its eastings; the nearest one where the register ends. */
export function sheetZone(longitude: number): GaussKrugerZone {
  const meridian = ZONE_WIDTH_DEGREES * Math.round(longitude / ZONE_WIDTH_DEGREES);
  const zones = gaussKrugerCodes()
    .map((code) => gaussKrugerZone(code))
    .filter((zone) => zone?.widthDegrees === ZONE_WIDTH_DEGREES && zone.falseEastingM > 1_000_000);
  const nearest = zones.reduce((best, zone) =>
    Math.abs((zone?.centralMeridian ?? 0) - meridian) < Math.abs((best?.centralMeridian ?? 0) - meridian) ? zone : best,
  );
  if (nearest == null) throw new RangeError('no zones');
  return nearest;
}

/**
 * Sets up the way between degrees and paper. Lengths on paper are those on the ground over the denominator to 2e-4 within a 3° zone
 * (the scale of the projection, methods.md 1.2), which is 0.04 mm on 200 mm.
 */
export function createSheetProjection(plane: SheetPlane): SheetProjection {
  const { forward, inverse } = createGaussKruger(plane);
  const mmPerM = MM_PER_M / plane.denominator;
  const { eastM, northM, xMm, yMm } = plane;
  return {
    toPaper(longitude, latitude) {
      const [east, north] = forward(longitude, latitude);
      return [xMm + (east - eastM) * mmPerM, yMm - (north - northM) * mmPerM];
    },
    toDegrees: (x, y) => inverse(eastM + (x - xMm) / mmPerM, northM - (y - yMm) / mmPerM),
  };
}
