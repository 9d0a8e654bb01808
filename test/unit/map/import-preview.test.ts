import type { FeatureCollection, Geometry } from 'geojson';
import type { Map as MapLibreMap } from 'maplibre-gl';
import { describe, expect, it } from 'vitest';
import { createImportPreview } from '../../../src/map/import-preview.ts';
import type { Palette } from '../../../src/map/palette.ts';

const PALETTE = { css: (token: string) => `the ${token}` } as unknown as Palette;

const point = (longitude: number, latitude: number): Geometry => ({
  type: 'Point',
  coordinates: [longitude, latitude],
});

/** A map that shows one degree around 117 E, 40 N, and remembers what it is told. */
function fakeMap() {
  const told = {
    layers: [] as string[],
    colours: [] as unknown[],
    data: null as FeatureCollection | null,
    fits: [] as unknown[],
  };
  const map = {
    addSource: () => undefined,
    addLayer: ({ id }: { id: string }) => told.layers.push(id),
    setPaintProperty: (_layer: string, _name: string, value: unknown) => told.colours.push(value),
    getSource: () => ({ setData: (data: FeatureCollection) => (told.data = data) }),
    getBounds: () => ({
      contains: ([x = 0, y = 0]: readonly number[]) => Math.abs(x - 117) < 1 && Math.abs(y - 40) < 1,
    }),
    fitBounds: (corners: unknown) => told.fits.push(corners),
  };
  return { told, preview: createImportPreview(map as unknown as MapLibreMap) };
}

describe('what an import would bring', () => {
  it('is drawn where it lies, and the map stays when that is in sight', () => {
    const { told, preview } = fakeMap();
    preview.draw(PALETTE, [point(117.1, 40), point(116.9, 40.2)]);
    expect(told.data?.features.map(({ geometry }) => geometry)).toEqual([point(117.1, 40), point(116.9, 40.2)]);
    expect(new Set(told.colours)).toEqual(new Set(['the accent']));
    expect(told.fits).toEqual([]);
  });

  it('brings the map there once when it lies elsewhere', () => {
    const { told, preview } = fakeMap();
    preview.draw(PALETTE, [point(105, 30), point(106, 31)]);
    expect(told.fits).toEqual([[105, 30, 106, 31]]);
    // Another answer, such as the encoding: the user may look elsewhere meanwhile.
    preview.draw(PALETTE, [point(105, 30), point(106, 32)]);
    expect(told.fits).toHaveLength(1);
  });

  it('follows the theme while it is shown', () => {
    const { told, preview } = fakeMap();
    const shapes = [point(117, 40)];
    preview.draw(PALETTE, shapes);
    preview.draw({ css: () => 'another blue' } as unknown as Palette, shapes);
    expect(told.colours.at(-1)).toBe('another blue');
    expect(told.layers).toHaveLength(3);
  });

  it('goes when the import is over, and costs a map without import no layer', () => {
    const { told, preview } = fakeMap();
    preview.draw(PALETTE, []);
    expect(told.layers).toEqual([]);
    preview.draw(PALETTE, [point(117, 40)]);
    preview.draw(PALETTE, []);
    expect(told.data?.features).toEqual([]);
  });
});
