import { describe, expect, it } from 'vitest';
import { detailZoom } from '../../../src/land/detail-zoom.ts';
import { createTileCutter, FINEST_ZOOM } from '../../../src/land/tile-cutter.ts';
import { createTileFrame } from '../../../src/land/tile-frame.ts';
import { mercatorXOfLongitude, mercatorYOfLatitude } from '../../../src/land/tile-projection.ts';
import { gridBase, gridPlace } from '../../support/grid-base.ts';

function zoomOf(columns: number, rows: number, squeeze = 1): number {
  const shift = (column: number, row: number): [number, number] => [column * (squeeze - 1), row * (squeeze - 1)];
  const { land } = gridBase({ columns, rows, shift });
  const frame = createTileFrame(land);
  return frame === null ? -1 : detailZoom(land, frame);
}

describe('the zoom from which on parcels are drawn one by one', () => {
  it('is at the beginning for a base that is small as a whole', () => {
    expect(zoomOf(30, 30)).toBe(0);
  });

  it('is the first at which no tile has too many corners', () => {
    // 100 × 100 sheets of five corners: 50 000, more than the 12 000 of a tile. Zoom 7: 45 by 52 sheets go on a tile.
    expect(zoomOf(100, 100)).toBe(7);
    const { land, classes } = gridBase({ columns: 100, rows: 100 });
    const bytesAt = (zoom: number): number => {
      const [longitude, latitude] = gridPlace(50, 50);
      const column = Math.floor(mercatorXOfLongitude(longitude) * 2 ** zoom);
      const row = Math.floor(mercatorYOfLatitude(latitude) * 2 ** zoom);
      return createTileCutter(land, createTileFrame(land), classes).cut(zoom, column, row)?.byteLength ?? 0;
    };
    expect(bytesAt(7)).toBeLessThan(200_000);
  });

  it('is later where parcels are smaller, and never beyond the finest tiles', () => {
    expect(zoomOf(100, 100, 1 / 16)).toBe(11);
    expect(zoomOf(120, 120, 1 / 10_000)).toBe(FINEST_ZOOM);
  });
});
