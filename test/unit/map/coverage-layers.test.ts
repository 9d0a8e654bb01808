import type { FeatureCollection, Position } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { createCoverageMarks } from '../../../src/map/coverage-layers.ts';
import type { Palette } from '../../../src/map/palette.ts';
import type { CoverageState } from '../../../src/session/coverage-state.ts';

const PALETTE = { css: (token: string) => `the ${token}` } as unknown as Palette;

/** A map that remembers what it is told. */
function fakeMap() {
  const told = { layers: [] as string[], data: [] as FeatureCollection[] };
  const map = {
    addSource: () => undefined,
    addLayer: ({ id }: { id: string }) => told.layers.push(id),
    setPaintProperty: () => undefined,
    getSource: () => ({ setData: (data: FeatureCollection) => told.data.push(data) }),
  };
  return { told, marks: createCoverageMarks(map as unknown as MapLibreMap) };
}

const ACCOUNT = {
  circles: [{ longitude: 117, latitude: 40, radiusM: 1000 }],
  villages: { unserved: [{ longitude: 117.2, latitude: 40.1 }] },
  places: { unserved: [] },
  sites: [{ longitude: 117.3, latitude: 40.2 }],
} as unknown as NonNullable<CoverageState['account']>;

describe('coverage on the map', () => {
  it('has a circle of the right size, who is left, and the proposed sites', () => {
    const { told, marks } = fakeMap();
    marks.draw(PALETTE, ACCOUNT);
    const features = told.data.at(-1)?.features ?? [];
    expect(features.map(({ properties }) => properties?.['sort'] as string)).toEqual(['area', 'unserved', 'site']);
    const area = features[0]?.geometry;
    const ring: Position[] = area?.type === 'Polygon' ? (area.coordinates[0] ?? []) : [];
    const [xs, ys] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)];
    // One degree at 40° north: 85 396 m of the parallel and 111 035 m of the meridian (tables of the ellipsoid).
    expect((Math.max(...xs) - Math.min(...xs)) * 85_396).toBeCloseTo(2000, -1);
    expect((Math.max(...ys) - Math.min(...ys)) * 111_035).toBeCloseTo(2000, -1);
    expect(ring.at(-1)).toEqual(ring[0]);
  });

  it('adds no layer before somebody looks, and is put away afterwards', () => {
    const { told, marks } = fakeMap();
    marks.draw(PALETTE, null);
    expect(told.layers).toEqual([]);
    marks.draw(PALETTE, ACCOUNT);
    expect(told.layers).toHaveLength(4);
    marks.draw(PALETTE, null);
    expect(told.data.at(-1)?.features).toEqual([]);
    expect(told.layers).toHaveLength(4);
  });
});
