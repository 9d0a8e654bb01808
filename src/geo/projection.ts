import proj4 from 'proj4';
import type { CoordinateSystem, TransverseMercator } from './coordinate-system.ts';
import { CGCS2000 } from './ellipsoid.ts';

/** A projection in both directions (投影正反算). */
export interface Projection {
  /** Degrees to metres. */
  readonly forward: (longitude: number, latitude: number) => [x: number, y: number];
  /** Metres, easting first, to degrees. */
  readonly inverse: (x: number, y: number) => [longitude: number, latitude: number];
}

const FIGURES = {
  CGCS2000: `+a=${String(CGCS2000.semiMajorM)} +rf=${String(1 / CGCS2000.flattening)}`,
  'WGS 84': '+a=6378137 +rf=298.257223563',
} as const;

/**
 * Sets up the projection of a system. Transverse Mercator is proj4's Krüger series, good to less than a millimetre in the
 * zones of China; degrees pass through unchanged.
 */
export function createProjection({ figure, projection }: CoordinateSystem): Projection {
  switch (projection.kind) {
    case 'geographic':
      return { forward: (longitude, latitude) => [longitude, latitude], inverse: (x, y) => [x, y] };
    case 'transverse-mercator':
      return createTransverseMercator(projection, figure);
    case 'web-mercator': {
      // The sphere is part of the definition: geodetic latitudes go into spherical formulas as they are.
      const sphere = '+a=6378137 +b=6378137';
      return convert(sphere, `+proj=merc +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 ${sphere} +units=m +no_defs`);
    }
  }
}

/** The transverse Mercator projection with any parameters. */
export function createTransverseMercator(
  { centralMeridian, latitudeOfOrigin, scale, falseEastingM, falseNorthingM }: TransverseMercator,
  figure: CoordinateSystem['figure'] = 'CGCS2000',
): Projection {
  return convert(
    FIGURES[figure],
    `+proj=etmerc +lat_0=${String(latitudeOfOrigin)} +lon_0=${String(centralMeridian)} +k=${String(scale)} ` +
      `+x_0=${String(falseEastingM)} +y_0=${String(falseNorthingM)} ${FIGURES[figure]} +units=m +no_defs`,
  );
}

function convert(figure: string, definition: string): Projection {
  const converter = proj4(`+proj=longlat ${figure} +no_defs`, definition);
  return {
    forward: (longitude, latitude) => pair(converter.forward([longitude, latitude])),
    inverse: (x, y) => pair(converter.inverse([x, y])),
  };
}

function pair([first = Number.NaN, second = Number.NaN]: readonly number[]): [number, number] {
  return [first, second];
}
