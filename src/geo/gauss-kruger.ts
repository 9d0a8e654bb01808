import type { GaussKrugerZone } from './gauss-kruger-zone.ts';
import { createTransverseMercator } from './projection.ts';

/** The projection of one zone in both directions, CGCS2000 (高斯正算, 高斯反算). */
export interface GaussKruger {
  /** Degrees to metres: [easting, northing] in the zone's own system. */
  readonly forward: (longitude: number, latitude: number) => [eastingM: number, northingM: number];
  /** Metres to degrees: [longitude, latitude]. */
  readonly inverse: (eastingM: number, northingM: number) => [longitude: number, latitude: number];
}

/** Sets up the projection of a zone. */
export function createGaussKruger({
  centralMeridian,
  falseEastingM,
}: Pick<GaussKrugerZone, 'centralMeridian' | 'falseEastingM'>): GaussKruger {
  return createTransverseMercator({
    centralMeridian,
    latitudeOfOrigin: 0,
    scale: 1,
    falseEastingM,
    falseNorthingM: 0,
  });
}
