import { planeLatitude, planeLongitude, planeX, planeY } from '../geo/working-plane.ts';

/** Where a working-plane place lies in the Web Mercator square [0, 1]², for drawing only (瓦片投影). */
export interface TileProjection {
  /** Mercator x of a plane easting, 0 = 180° west. */
  mercatorX(x: number): number;
  /** Mercator y of a plane northing, 0 = north; interpolated, good to a millimetre. */
  mercatorY(y: number): number;
}

const KNOT_SPACING_M = 100;

/** Mercator y (0 north … 1 south) of a geodetic latitude in degrees. */
export function mercatorYOfLatitude(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  return 0.5 - Math.atanh(sine) / (2 * Math.PI);
}

/** Mercator x (0 … 1) of a longitude in degrees. */
export function mercatorXOfLongitude(longitude: number): number {
  return (longitude + 180) / 360;
}

/** Geodetic latitude in degrees of a Mercator y; what lies beyond the square counts as its edge. */
export function latitudeOfMercatorY(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * Math.min(1, Math.max(0, y))))) * 180) / Math.PI;
}

/**
 * Prepares the projection for a strip of the plane. Latitude is a smooth function of northing, so a table with a knot each
 * 100 m and linear steps replaces the series: the second derivative times 100²/8 is below 1e-3 m on the ground.
 */
export function createTileProjection(southM: number, northM: number): TileProjection {
  const knots = Math.max(2, Math.ceil((northM - southM) / KNOT_SPACING_M) + 2);
  const values = new Float64Array(knots + 1);
  for (let knot = 0; knot <= knots; knot += 1) {
    values[knot] = mercatorYOfLatitude(planeLatitude(southM + knot * KNOT_SPACING_M));
  }
  return {
    mercatorX: (x) => mercatorXOfLongitude(planeLongitude(x)),
    mercatorY(y) {
      const position = (y - southM) / KNOT_SPACING_M;
      const knot = Math.max(0, Math.min(knots - 1, Math.floor(position)));
      const low = values[knot] ?? 0;
      const high = values[knot + 1] ?? 0;
      return low + (position - knot) * (high - low);
    },
  };
}

/** A tile's edges in the working plane, with a margin as a share of its size. */
export function tilePlaneBounds(
  zoom: number,
  column: number,
  row: number,
  margin: number,
): { readonly west: number; readonly south: number; readonly east: number; readonly north: number } {
  const size = 2 ** -zoom;
  return {
    west: planeX((column - margin) * size * 360 - 180),
    east: planeX((column + 1 + margin) * size * 360 - 180),
    north: planeY(latitudeOfMercatorY((row - margin) * size)),
    south: planeY(latitudeOfMercatorY((row + 1 + margin) * size)),
  };
}
