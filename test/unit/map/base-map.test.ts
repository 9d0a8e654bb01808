import type { FeatureCollection } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { createBaseMap } from '../../../src/map/base-map.ts';
import { type LandStyleQuery, NO_TILING } from '../../../src/map/base-style-query.ts';
import type { PictureColours, Tiling } from '../../../src/land/land-tiles.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { PALETTE } from './map-fixture.ts';

const QUERY: LandStyleQuery = {
  palette: PALETTE,
  language: 'zh',
  opacityOf: () => 1,
  landColours: 'soft',
  shading: null,
  tiling: NO_TILING,
};
const FOREST = {
  code: '0301',
  name: { zh: '乔木林地', en: 'Arbor forest' },
  group: 'forest',
  colour: [1, 2, 3],
} as const;
const TILING: Tiling = { detailZoom: 12, classes: [FOREST] };

/** A map that only writes down what it is told. */
function writtenMap() {
  const log: string[] = [];
  const data = new Map<string, FeatureCollection>();
  const map = {
    hasImage: () => true,
    setPaintProperty: (layer: string, name: string) => log.push(`paint ${layer} ${name}`),
    setLayoutProperty: (layer: string, name: string) => log.push(`layout ${layer} ${name}`),
    setLayerZoomRange: (layer: string, from: number, to: number) => log.push(`zoom ${layer} ${from}–${to}`),
    setFilter: (layer: string, filter: unknown) => log.push(`filter ${layer} ${JSON.stringify(filter)}`),
    getSource: (id: string) => ({
      setTiles: (tiles: readonly string[]) => log.push(`tiles ${tiles.join()}`),
      setData: (collection: FeatureCollection) => data.set(id, collection),
    }),
  };
  const colours: PictureColours[] = [];
  const tiles = { setColours: (next: PictureColours) => void colours.push(next) };
  return { log, data, colours, tiles, map: map as unknown as MapLibreMap };
}

function engineWith(over: Partial<EngineApi>): EngineApi {
  const nothing = () => Promise.resolve(null);
  return { tiling: nothing, layer: nothing, parcelOutline: nothing, ...over } as unknown as EngineApi;
}

describe('the base map', () => {
  it('touches nothing when nothing differs', () => {
    const { log, map, tiles } = writtenMap();
    const base = createBaseMap(map, QUERY, tiles);
    base.restyle({ ...QUERY });
    expect(log).toEqual([]);
  });

  it('changes names alone with the language', () => {
    const { log, map, tiles } = writtenMap();
    createBaseMap(map, QUERY, tiles).restyle({ ...QUERY, language: 'en' });
    expect(log).toEqual(['layout village-names text-field', 'layout place-names text-field']);
  });

  it('asks how the parcels are cut, fetches tiles and draws the veil when an engine has the district open', async () => {
    const { log, data, colours, map, tiles } = writtenMap();
    const asked: string[] = [];
    const base = createBaseMap(map, QUERY, tiles);
    const outline = {
      type: 'Polygon' as const,
      coordinates: [
        [
          [0, 0],
          [1, 0],
          [1, 1],
          [0, 0],
        ],
      ],
    };
    await base.load(
      engineWith({
        tiling: () => Promise.resolve(TILING),
        layer: (role) => {
          asked.push(role);
          const feature = { type: 'Feature' as const, properties: {}, geometry: outline };
          return Promise.resolve(role === 'boundary' ? { type: 'FeatureCollection', features: [feature] } : null);
        },
      }),
    );
    expect(log).toContain('zoom parcels 12–24');
    expect(log).toContain('zoom parcel-pictures 0–12.75');
    expect(log.filter((line) => line.startsWith('tiles'))).toEqual([
      'tiles tantu://pictures/1/{z}/{x}/{y}',
      'tiles tantu://parcels/2/{z}/{x}/{y}',
    ]);
    expect(colours.at(-1)?.colours).toHaveLength(20);
    expect(asked).toContain('redline');
    expect(data.get('veil')?.features).toHaveLength(1);
    expect(data.get('roads')?.features).toEqual([]);
  });

  it('fetches pictures again in other colours, and vectors not', async () => {
    const { log, colours, map, tiles } = writtenMap();
    const base = createBaseMap(map, QUERY, tiles);
    await base.load(engineWith({ tiling: () => Promise.resolve(TILING) }));
    log.length = 0;
    base.restyle({ ...QUERY, landColours: 'standard' });
    expect(log).toEqual(['paint parcels fill-color', 'tiles tantu://pictures/3/{z}/{x}/{y}']);
    expect([...(colours.at(-1)?.colours.subarray(0, 4) ?? [])]).toEqual([1, 2, 3, 255]);
  });

  it('colours by numbers when asked to: fetches tiles that have them, and again only when a number has changed', async () => {
    const { log, colours, map, tiles } = writtenMap();
    const base = createBaseMap(map, QUERY, tiles);
    await base.load(engineWith({ tiling: () => Promise.resolve(TILING) }));
    const shading = { name: 'stock', tokens: [null, 'carbon-unknown', 'carbon-1'], unknown: 1, edition: 1 } as const;
    log.length = 0;
    base.restyle({ ...QUERY, shading });
    expect(log).toEqual([
      'paint parcels fill-color',
      'layout parcels-unknown visibility',
      'filter parcels-unknown ["==",["get","stock"],1]',
      'tiles tantu://pictures/3/{z}/{x}/{y}',
      'tiles tantu://parcels/4/{z}/{x}/{y}',
    ]);
    expect(colours.at(-1)).toMatchObject({ by: 'shade' });
    expect(base.edition()).toBe(1);
    expect([...(colours.at(-1)?.colours ?? [])].filter((_, at) => at % 4 === 3)).toEqual([0, 255, 255]);
    log.length = 0;
    base.restyle({ ...QUERY, shading: { ...shading } });
    expect(log).toEqual([]);
    // Back to classes: vector tiles have both.
    base.restyle(QUERY);
    expect(log.filter((line) => line.startsWith('tiles'))).toEqual(['tiles tantu://pictures/5/{z}/{x}/{y}']);
    expect(base.edition()).toBeNull();
    log.length = 0;
    base.restyle({ ...QUERY, shading });
    base.restyle({ ...QUERY, shading: { ...shading, edition: 2 } });
    expect(log.filter((line) => line.startsWith('tiles'))).toEqual([
      'tiles tantu://pictures/6/{z}/{x}/{y}',
      'tiles tantu://pictures/7/{z}/{x}/{y}',
      'tiles tantu://parcels/8/{z}/{x}/{y}',
    ]);
  });

  it('fetches pictures of another base in the same colours, too', async () => {
    const { log, map, tiles } = writtenMap();
    const base = createBaseMap(map, QUERY, tiles);
    const engine = engineWith({ tiling: () => Promise.resolve(TILING) });
    await base.load(engine);
    log.length = 0;
    await base.load(engine);
    expect(log).toEqual(['tiles tantu://pictures/3/{z}/{x}/{y}', 'tiles tantu://parcels/4/{z}/{x}/{y}']);
  });

  it('drops the layers of an engine that was followed by another', async () => {
    const { data, map, tiles } = writtenMap();
    const base = createBaseMap(map, QUERY, tiles);
    let answer = (): void => undefined;
    const slow = new Promise<null>((resolve) => {
      answer = () => resolve(null);
    });
    const first = base.load(engineWith({ layer: () => slow }));
    await base.load(engineWith({}));
    data.clear();
    answer();
    await first;
    expect(data.size).toBe(0);
  });
});
