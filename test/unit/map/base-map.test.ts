import type { FeatureCollection } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { createBaseMap } from '../../../src/map/base-map.ts';
import type { BaseStyleQuery } from '../../../src/map/base-style-query.ts';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { PALETTE } from './map-fixture.ts';

const QUERY: BaseStyleQuery = { palette: PALETTE, language: 'zh', opacityOf: () => 1, pickedParcel: -1 };

/** A map that only writes down what it is told. */
function writtenMap() {
  const log: string[] = [];
  const data = new Map<string, FeatureCollection>();
  const map = {
    hasImage: () => true,
    setPaintProperty: (layer: string, name: string) => log.push(`paint ${layer} ${name}`),
    setLayoutProperty: (layer: string, name: string) => log.push(`layout ${layer} ${name}`),
    setFilter: (layer: string, filter: unknown) => log.push(`filter ${layer} ${JSON.stringify(filter)}`),
    getSource: (id: string) => ({
      setTiles: (tiles: readonly string[]) => log.push(`tiles ${tiles.join()}`),
      setData: (collection: FeatureCollection) => data.set(id, collection),
    }),
  };
  return { log, data, map: map as unknown as MapLibreMap };
}

function engineWith(layer: EngineApi['layer']): EngineApi {
  return { layer } as unknown as EngineApi;
}

describe('the base map', () => {
  it('touches nothing when nothing differs', () => {
    const { log, map } = writtenMap();
    const base = createBaseMap(map, QUERY);
    base.restyle({ ...QUERY });
    expect(log).toEqual([]);
  });

  it('outlines another parcel by one filter', () => {
    const { log, map } = writtenMap();
    createBaseMap(map, QUERY).restyle({ ...QUERY, pickedParcel: 42 });
    expect(log).toEqual(['filter parcel-picked ["==",["get","p"],42]']);
  });

  it('changes names alone with the language', () => {
    const { log, map } = writtenMap();
    createBaseMap(map, QUERY).restyle({ ...QUERY, language: 'en' });
    expect(log).toEqual(['layout village-names text-field', 'layout place-names text-field']);
  });

  it('fetches tiles anew and draws the veil when an engine has the district open', async () => {
    const { log, data, map } = writtenMap();
    const asked: string[] = [];
    const base = createBaseMap(map, QUERY);
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
      engineWith((role) => {
        asked.push(role);
        const feature = { type: 'Feature' as const, properties: {}, geometry: outline };
        return Promise.resolve(role === 'boundary' ? { type: 'FeatureCollection', features: [feature] } : null);
      }),
    );
    expect(log).toEqual(['tiles tantu://parcels/1/{z}/{x}/{y}']);
    expect(asked).toContain('redline');
    expect(data.get('veil')?.features).toHaveLength(1);
    expect(data.get('roads')?.features).toEqual([]);
  });

  it('drops the layers of an engine that was followed by another', async () => {
    const { data, map } = writtenMap();
    const base = createBaseMap(map, QUERY);
    let answer = (): void => undefined;
    const slow = new Promise<null>((resolve) => {
      answer = () => resolve(null);
    });
    const first = base.load(engineWith(() => slow));
    await base.load(engineWith(() => Promise.resolve({ type: 'FeatureCollection', features: [] })));
    data.clear();
    answer();
    await first;
    expect(data.size).toBe(0);
  });
});
