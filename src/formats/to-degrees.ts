import type { Feature, Position } from 'geojson';
import type { CoordinateSystem } from '../geo/coordinate-system.ts';
import { isInDegrees, systemLabel, systemOfEpsg } from '../geo/coordinate-system.ts';
import { densifyGeometry, mapPositions, somePosition } from '../geo/geometry-positions.ts';
import { OFFICIAL_SPACING_M } from '../geo/official-area.ts';
import { createProjection } from '../geo/projection.ts';
import { possibleExtent } from '../geo/system-extent.ts';
import type { FeatureSet } from './feature-codec.ts';
import type { ReadFailure, ReadNote, ReadResult } from './read-result.ts';
import { readFailure } from './read-result.ts';
import { systemFailure } from './system-failure.ts';

/**
 * Brings features to longitude and latitude: degrees are checked to be degrees, projected coordinates are converted with
 * points every 70 m on the edges of areas, so that those stay where they were drawn (the official procedure). Anything
 * else, and metres that nothing names, are refused: a guessed zone would be silently wrong.
 */
export function toDegrees(
  file: string,
  { value, notes }: { readonly value: FeatureSet; readonly notes: readonly ReadNote[] },
): ReadResult<FeatureSet> {
  const { features, epsg } = value;
  const lookup = systemOfEpsg(epsg ?? 4490);
  if (!lookup.ok) return systemFailure(file, lookup);
  const { system } = lookup;
  const outside = findOutside(file, features, system);
  if (outside !== null) return outside;
  if (isInDegrees(system)) return { ok: true, value, notes };
  const { inverse } = createProjection(system);
  const convert = ([x = 0, y = 0, ...rest]: Position): Position => [...inverse(x, y), ...rest];
  const converted = features.map((feature): Feature => ({
    ...feature,
    geometry: mapPositions(densifyGeometry(feature.geometry, OFFICIAL_SPACING_M), convert),
  }));
  return { ok: true, value: { features: converted, epsg: null }, notes };
}

/** The first position that cannot belong to the system. */
function findOutside(file: string, features: FeatureSet['features'], system: CoordinateSystem): ReadFailure | null {
  const { minX, minY, maxX, maxY } = possibleExtent(system);
  for (const [feature, { geometry }] of features.entries()) {
    const wrong = somePosition(geometry, ([x = 0, y = 0]) => x < minX || x > maxX || y < minY || y > maxY);
    if (wrong === null) continue;
    const [x = 0, y = 0] = wrong;
    return isInDegrees(system)
      ? readFailure('format.projected', file, { feature, x, y })
      : readFailure('format.outside-zone', file, { feature, x, y, crs: systemLabel(system) });
  }
  return null;
}
