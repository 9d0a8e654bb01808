import { describe, expect, it } from 'vitest';
import { planeX, planeY } from '../../../src/geo/working-plane.ts';
import {
  createTileProjection,
  mercatorXOfLongitude,
  mercatorYOfLatitude,
  tilePlaneBounds,
} from '../../../src/land/tile-projection.ts';

/** Circumference of the sphere of Web Mercator, m: what one unit of the square stands for. */
const MERCATOR_M = 2 * Math.PI * 6378137;

describe('Web Mercator for tiles', () => {
  it('puts places where EPSG:3857 puts them', () => {
    // EPSG guidance note 7-2, example of method 1024: 24°22′54.433″ N, 100°20′00″ W → −11169055.58, 2800000.00.
    const x = (mercatorXOfLongitude(-(100 + 20 / 60)) - 0.5) * MERCATOR_M;
    const y = (0.5 - mercatorYOfLatitude(24 + 22 / 60 + 54.433 / 3600)) * MERCATOR_M;
    expect(x).toBeCloseTo(-11169055.58, 2);
    expect(y).toBeCloseTo(2800000.0, 1);
  });

  it('interpolates northings to within a millimetre over a district', () => {
    const south = planeY(39.7);
    const projection = createTileProjection(south, planeY(40.3));
    for (let latitude = 39.7; latitude <= 40.3; latitude += 0.00137) {
      const off = projection.mercatorY(planeY(latitude)) - mercatorYOfLatitude(latitude);
      expect(Math.abs(off) * MERCATOR_M).toBeLessThan(1.5e-3);
    }
    expect(projection.mercatorX(planeX(117.4))).toBeCloseTo(mercatorXOfLongitude(117.4), 14);
  });

  it('finds the edges of a tile in the working plane', () => {
    const { west, south, east, north } = tilePlaneBounds(1, 1, 0, 0);
    expect(west).toBeCloseTo(0, 6);
    expect(east).toBeCloseTo(planeX(180), 6);
    expect(south).toBeCloseTo(0, 6);
    expect(north).toBeCloseTo(planeY(85.0511287798066), 3);
    expect(tilePlaneBounds(3, 2, 2, 0.5).east - tilePlaneBounds(3, 2, 2, 0.5).west).toBeCloseTo(planeX(90), 6);
  });
});
