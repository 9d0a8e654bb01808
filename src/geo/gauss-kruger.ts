import proj4 from 'proj4';
import { CGCS2000 } from './ellipsoid.ts';
import type { GaussKrugerZone } from './gauss-kruger-zone.ts';

/** The projection of one zone in both directions, CGCS2000 (高斯正算, 高斯反算). */
export interface GaussKruger {
  /** Degrees to metres: [easting, northing] in the zone's own system. */
  readonly forward: (longitude: number, latitude: number) => [eastingM: number, northingM: number];
  /** Metres to degrees: [longitude, latitude]. */
  readonly inverse: (eastingM: number, northingM: number) => [longitude: number, latitude: number];
}

const FIGURE = `+a=${CGCS2000.semiMajorM} +rf=${1 / CGCS2000.flattening}`;

/** Sets up the projection of a zone: proj4's Krüger series, good to less than a millimetre in the zones of China. */
export function createGaussKruger({ centralMeridian, falseEastingM }: GaussKrugerZone): GaussKruger {
  const converter = proj4(
    `+proj=longlat ${FIGURE} +no_defs`,
    `+proj=etmerc +lat_0=0 +lon_0=${centralMeridian} +k=1 +x_0=${falseEastingM} +y_0=0 ${FIGURE} +units=m +no_defs`,
  );
  return {
    forward: (longitude, latitude) => pair(converter.forward([longitude, latitude])),
    inverse: (eastingM, northingM) => pair(converter.inverse([eastingM, northingM])),
  };
}

function pair([first = Number.NaN, second = Number.NaN]: readonly number[]): [number, number] {
  return [first, second];
}
