import type { FeatureCollection, MultiPolygon, Position } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type CoverageScene, createCoverageMarks } from '../../../src/map/coverage-layers.ts';
import type { Palette } from '../../../src/map/palette.ts';
import { drawServiceRing } from '../../../src/map/service-ring.ts';

const PALETTE = {
  theme: 'light',
  css: (token: string) => `the ${token}`,
  rgba: () => [1, 2, 3, 4],
} as unknown as Palette;

// Signs are drawn on a canvas, which there is none of here.
beforeEach(() => vi.stubGlobal('document', { createElement: () => ({ getContext: () => null }) }));
afterEach(() => vi.unstubAllGlobals());

/** A map that remembers what it is told. */
function fakeMap() {
  const told = {
    layers: [] as string[],
    data: new Map<string, FeatureCollection>(),
    paint: new Map<string, unknown>(),
  };
  const map = {
    addSource: () => undefined,
    addLayer: ({ id }: { id: string }) => told.layers.push(id),
    setPaintProperty: (layer: string, name: string, value: unknown) => told.paint.set(`${layer} ${name}`, value),
    getSource: (id: string) => ({ setData: (data: FeatureCollection) => told.data.set(id, data) }),
  };
  const sortsOf = (source: string): readonly unknown[] =>
    told.data.get(source)?.features.map(({ properties }) => properties?.['sort'] as unknown) ?? [];
  return { told, sortsOf, marks: createCoverageMarks(map as unknown as MapLibreMap) };
}

const AREA = { type: 'Polygon', coordinates: [] } as const;
const SCENE = {
  account: {
    villages: {
      unserved: [
        { longitude: 117.2, latitude: 40.1, isServedStraight: false },
        { longitude: 117.3, latitude: 40.1, isServedStraight: true },
      ],
    },
    places: { unserved: [] },
    sites: [{ longitude: 117.3, latitude: 40.2 }],
  },
  surfaces: { charging: AREA, bus: null, uncovered: AREA, roads: { type: 'MultiLineString', coordinates: [] } },
  others: null,
  distance: 'straight',
  layers: [],
} as unknown as CoverageScene;

describe('coverage on the map', () => {
  it('has the area served and land left as the crow flies, who is left, and the proposed sites with their rank', () => {
    const { told, sortsOf, marks } = fakeMap();
    marks.draw(PALETTE, SCENE);
    expect(sortsOf('coverage-surfaces')).toEqual(['land', 'charging']);
    expect(sortsOf('coverage-points')).toEqual(['unserved', 'site']);
    expect(told.data.get('coverage-points')?.features.at(-1)?.properties).toEqual({ sort: 'site', rank: 1 });
    expect(told.paint.get('coverage-charging fill-opacity')).toBe(0.09);
  });

  it('has roads in place of the circles, and more who are left, along roads', () => {
    const { sortsOf, marks } = fakeMap();
    marks.draw(PALETTE, { ...SCENE, distance: 'roads' });
    expect(sortsOf('coverage-surfaces')).toEqual(['land', 'roads']);
    expect(sortsOf('coverage-points')).toEqual(['unserved', 'unserved', 'site']);
  });

  it('shows what the others reach while a station is moved', () => {
    const { told, marks } = fakeMap();
    const other: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };
    const surfaces = { charging: other, bus: null, uncovered: null, roads: null };
    marks.draw(PALETTE, { ...SCENE, others: { without: 's', surfaces } });
    const shown = told.data.get('coverage-surfaces')?.features.map(({ geometry }) => geometry);
    expect(shown).toEqual([AREA, other]);
  });

  it('follows the switches of the list of layers', () => {
    const { told, marks } = fakeMap();
    const off = { id: 'coverage:area', visible: false, opacity: 1, locked: false };
    const half = { id: 'coverage:land', visible: true, opacity: 0.5, locked: false };
    marks.draw(PALETTE, { ...SCENE, layers: [off, half] });
    expect(told.paint.get('coverage-charging fill-opacity')).toBe(0);
    expect(told.paint.get('coverage-charging-rim line-opacity')).toBe(0);
    expect(told.paint.get('coverage-land fill-opacity')).toBeCloseTo(0.21, 12);
    expect(told.paint.get('coverage-unserved icon-opacity')).toBe(1);
  });

  it('adds no layer before somebody looks, and is put away afterwards', () => {
    const { told, sortsOf, marks } = fakeMap();
    marks.draw(PALETTE, null);
    expect(told.layers).toEqual([]);
    marks.draw(PALETTE, SCENE);
    const count = told.layers.length;
    marks.draw(PALETTE, null);
    expect([...sortsOf('coverage-surfaces'), ...sortsOf('coverage-points')]).toEqual([]);
    expect(told.layers).toHaveLength(count);
  });
});

describe('circle of the station under the pointer', () => {
  it('has the right size on the ground', () => {
    const aim = { service: 'charging', kind: 'charging-station', replaces: null, radiusM: 1000 } as const;
    const { paths } = drawServiceRing({ ...aim, longitude: 117, latitude: 40 }, PALETTE);
    const ring: Position[] = paths[0]?.path ?? [];
    const [xs, ys] = [ring.map(([x = 0]) => x), ring.map(([, y = 0]) => y)];
    // One degree at 40° north: 85 396 m of the parallel and 111 035 m of the meridian (tables of the ellipsoid).
    expect((Math.max(...xs) - Math.min(...xs)) * 85_396).toBeCloseTo(2000, -1);
    expect((Math.max(...ys) - Math.min(...ys)) * 111_035).toBeCloseTo(2000, -1);
    expect(ring.at(-1)).toEqual(ring[0]);
  });

  it('is none where nothing is under the pointer or no distance is known', () => {
    const aim = {
      service: 'bus',
      kind: 'bus-stop',
      replaces: null,
      longitude: 117,
      latitude: 40,
      radiusM: null,
    } as const;
    expect(drawServiceRing(null, PALETTE).paths).toEqual([]);
    expect(drawServiceRing(aim, PALETTE).areas).toEqual([]);
  });
});
