import type { LineString, Position } from 'geojson';
import geodesic from 'geographiclib-geodesic';
import { describe, expect, it } from 'vitest';
import { boxesMeet, geometryBounds } from '../../../src/geo/geometry-bounds.ts';
import { translateGeometry } from '../../../src/geo/translate-geometry.ts';

const CGCS2000 = new geodesic.Geodesic.Geodesic(6_378_137, 1 / 298.257222101);

function geodesicLine([lon1 = 0, lat1 = 0]: Position, [lon2 = 0, lat2 = 0]: Position): number {
  return CGCS2000.Inverse(lat1, lon1, lat2, lon2).s12 ?? NaN;
}

const LINE: LineString = {
  type: 'LineString',
  coordinates: [
    [117.4, 40.0],
    [117.43, 40.0],
    [117.43, 40.02],
  ],
};

describe('a moved geometry', () => {
  it('has legs as long as before, by GeographicLib, also farther north', () => {
    const moved = translateGeometry(LINE, -0.2, 0.5) as LineString;
    for (const leg of [0, 1]) {
      const before = geodesicLine(LINE.coordinates[leg] ?? [], LINE.coordinates[leg + 1] ?? []);
      const after = geodesicLine(moved.coordinates[leg] ?? [], moved.coordinates[leg + 1] ?? []);
      expect(Math.abs(after / before - 1)).toBeLessThan(1e-4);
    }
  });

  it('has its middle where it was asked to be', () => {
    const [west, south, east, north] = geometryBounds(translateGeometry(LINE, 0.1, 0.2)) ?? [0, 0, 0, 0];
    expect((west + east) / 2).toBeCloseTo(117.515, 12);
    expect((south + north) / 2).toBeCloseTo(40.21, 12);
  });

  it('is the same object when it does not move', () => {
    expect(translateGeometry(LINE, 0, 0)).toBe(LINE);
  });
});

describe('boxes', () => {
  it('are around every vertex, and none around nothing', () => {
    expect(geometryBounds(LINE)).toEqual([117.4, 40, 117.43, 40.02]);
    expect(geometryBounds({ type: 'MultiPoint', coordinates: [] })).toBeNull();
  });

  it('meet when they share a point', () => {
    expect(boxesMeet([0, 0, 1, 1], [1, 1, 2, 2])).toBe(true);
    expect(boxesMeet([0, 0, 1, 1], [1.01, 0, 2, 1])).toBe(false);
  });
});
