import type { Feature, Position } from 'geojson';
import { createGaussKruger } from '../geo/gauss-kruger.ts';
import type { GaussKrugerZone } from '../geo/gauss-kruger-zone.ts';
import { gaussKrugerZone, isInZone } from '../geo/gauss-kruger-zone.ts';
import { densifyGeometry, mapPositions, somePosition } from '../geo/geometry-positions.ts';
import { OFFICIAL_SPACING_M } from '../geo/official-area.ts';
import type { FeatureSet } from './feature-codec.ts';
import type { ReadFailure, ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';

/** CGCS2000 and WGS 84, centimetres apart: degrees of either are taken as CGCS2000. */
const DEGREE_CODES: readonly (number | null)[] = [null, 4490, 4326];

/**
 * Brings features to longitude and latitude: degrees are checked to be degrees, Gauss–Krüger coordinates are converted
 * with points every 70 m on the edges of areas, so that those stay where they were drawn (the official procedure).
 * Anything else, and metres that nothing names, are refused: a guessed zone would be silently wrong.
 */
export function toDegrees(
  file: string,
  { value, notes }: { readonly value: FeatureSet; readonly notes: readonly ReadNote[] },
): ReadResult<FeatureSet> {
  const { features, epsg } = value;
  if (DEGREE_CODES.includes(epsg)) {
    return findNotDegrees(file, features) ?? { ok: true, value, notes };
  }
  const zone = gaussKrugerZone(epsg ?? 0);
  if (zone === null) return readFailure('format.unknown-crs', file, { crs: `EPSG:${epsg ?? 0}` });
  const outside = findOutsideZone(file, features, zone);
  if (outside !== null) return outside;
  const { inverse } = createGaussKruger(zone);
  const convert = ([eastingM = 0, northingM = 0, ...rest]: Position): Position => [
    ...inverse(eastingM, northingM),
    ...rest,
  ];
  const converted = features.map((feature): Feature => ({
    ...feature,
    geometry: mapPositions(densifyGeometry(feature.geometry, OFFICIAL_SPACING_M), convert),
  }));
  return { ok: true, value: { features: converted, epsg: null }, notes };
}

function findNotDegrees(file: string, features: FeatureSet['features']): ReadFailure | null {
  return findPosition(
    features,
    (x, y) => Math.abs(x) > 180 || Math.abs(y) > 90,
    (feature, x, y) => readFailure('format.projected', file, { feature, x, y }),
  );
}

function findOutsideZone(file: string, features: FeatureSet['features'], zone: GaussKrugerZone): ReadFailure | null {
  return findPosition(
    features,
    (x, y) => !isInZone(zone, x, y),
    (feature, x, y) => readFailure('format.outside-zone', file, { feature, x, y, crs: `EPSG:${zone.epsg}` }),
  );
}

function findPosition(
  features: FeatureSet['features'],
  isWrong: (x: number, y: number) => boolean,
  describe: (feature: number, x: number, y: number) => ReadFailure,
): ReadFailure | null {
  for (const [index, { geometry }] of features.entries()) {
    const wrong = somePosition(geometry, ([x = 0, y = 0]) => isWrong(x, y));
    if (wrong !== null) return describe(index, wrong[0] ?? 0, wrong[1] ?? 0);
  }
  return null;
}
