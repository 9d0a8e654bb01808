import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { describe, expect, it } from 'vitest';
import type { LandBase } from '../../../src/evaluate/land-base.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { TINT_COUNT } from '../../../src/land/tile-picture.ts';
import type { LandShades } from '../../../src/land/land-shades.ts';
import { createEngineTiles } from '../../../workers/engine/engine-tiles.ts';
import { gridBase } from '../../support/grid-base.ts';

const NO_SHADES = (): null => null;

describe('the part of the engine that serves the map', () => {
  it('has nothing without land cover', async () => {
    const tiles = createEngineTiles(() => null, NO_SHADES);
    expect(await tiles.tiling()).toBeNull();
    expect(await tiles.tile(10, 844, 388)).toBeNull();
    expect(await tiles.picture(10, 844, 388, { by: 'class', colours: new Uint8Array() })).toBeNull();
    expect(await tiles.parcelOutline(0)).toBeNull();
  });

  it('says which classes there are, with names, groups and standard colours', async () => {
    const base = gridBase({ columns: 2, rows: 1, parcel: (column) => ({ code: column === 0 ? '0301' : '9999' }) });
    const tiling = await createEngineTiles(() => base, NO_SHADES).tiling();
    expect(tiling?.detailZoom).toBe(0);
    expect(tiling?.classes.map(({ code }) => code)).toEqual(['', '0301']);
    expect(tiling?.classes[1]).toMatchObject({ group: 'forest', name: { zh: '乔木林地' } });
    expect(tiling?.classes[1]?.colour).toHaveLength(3);
    expect(tiling?.classes[0]).toEqual({ code: '', name: null, group: 'bare', colour: null });
  });

  it('colours a picture anew although it was painted before', async () => {
    const base = gridBase({ columns: 20, rows: 20 });
    const tiles = createEngineTiles(() => base, NO_SHADES);
    const colours = (red: number) => ({ by: 'class' as const, colours: new Uint8Array(2 * TINT_COUNT * 4).fill(red) });
    const place = [5, 26, 12] as const;
    for (const red of [7, 9]) {
      const bytes = await tiles.picture(...place, colours(red));
      expect(new Set(new Uint8Array(bytes ?? new ArrayBuffer()))).toEqual(new Set([0, red]));
    }
  });

  it('gives parcels the number of their shade, in vectors and in pictures, and no picture without shades', async () => {
    const base = gridBase({ columns: 2, rows: 1 });
    let shades: LandShades | null = null;
    const tiles = createEngineTiles(
      () => base,
      (land) => (land === base.land ? shades : null),
    );
    const place = [5, 26, 12] as const;
    const colours = { by: 'shade' as const, colours: new Uint8Array(16).map((_, at) => Math.floor(at / 4)) };
    expect(await tiles.picture(...place, colours)).toBeNull();
    shades = { name: 'stock', index: Uint8Array.of(2, 3) };
    expect(new Set(new Uint8Array((await tiles.picture(...place, colours)) ?? []))).toEqual(new Set([0, 2, 3]));
    const bytes = await tiles.tile(...place);
    const layer = new VectorTile(new PbfReader(new Uint8Array(bytes ?? []))).layers['parcels'];
    expect([0, 1].map((at) => layer?.feature(at).properties['stock'])).toEqual([2, 3]);
  });

  it('cuts what is open now', async () => {
    let base: LandBase = gridBase({ columns: 2, rows: 2 });
    const tiles = createEngineTiles(() => base, NO_SHADES);
    const before = (await tiles.tile(5, 26, 12))?.byteLength ?? 0;
    base = gridBase({ columns: 9, rows: 9 });
    expect((await tiles.tile(5, 26, 12))?.byteLength).toBeGreaterThan(before);
  });

  it('gives the outline of a parcel as the file had it', async () => {
    const { land, ...rest } = gridBase({ columns: 3, rows: 3 });
    const tiles = createEngineTiles(() => ({ land, ...rest }), NO_SHADES);
    const outline = await tiles.parcelOutline(4);
    const areaM2 = outline === null ? 0 : shapeArea(shapeFromGeojson(outline));
    expect(Math.abs(areaM2 / (land.areasM2[4] ?? 0) - 1)).toBeLessThan(1e-12);
    expect(await tiles.parcelOutline(9)).toBeNull();
  });
});
