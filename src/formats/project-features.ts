import type { Feature, Position } from 'geojson';
import { type CoordinateSystem, isInDegrees } from '../geo/coordinate-system.ts';
import { densifyGeometry, mapPositions } from '../geo/geometry-positions.ts';
import { OFFICIAL_SPACING_M } from '../geo/official-area.ts';
import { createProjection } from '../geo/projection.ts';

/** Metres in a degree of latitude; of longitude there are fewer, so that points lie closer. */
const METRES_PER_DEGREE = 111_320;

/**
 * Brings features from degrees into a system. Long edges of areas get points every 70 m, so that they stay where they were
 * drawn and the areas are the same; positions that a projection cannot show come out as not finite.
 */
export function projectFeatures(features: readonly Feature[], system: CoordinateSystem): readonly Feature[] {
  if (isInDegrees(system)) return features;
  const { forward } = createProjection(system);
  const place = ([longitude = 0, latitude = 0, ...rest]: Position): Position => [
    ...forward(longitude, latitude),
    ...rest,
  ];
  return features.map((feature): Feature => ({
    ...feature,
    geometry: mapPositions(densifyGeometry(feature.geometry, OFFICIAL_SPACING_M / METRES_PER_DEGREE), place),
  }));
}
