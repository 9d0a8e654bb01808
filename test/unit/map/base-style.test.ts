import { describe, expect, it } from 'vitest';
import { BASE_PATTERNS, baseStyle, BELOW_CONTROL_STROKES, BELOW_LABELS } from '../../../src/map/base-style.ts';
import { type LandStyleQuery, patternName } from '../../../src/map/base-style-query.ts';
import { shiftLightness } from '../../../src/map/land-colours.ts';
import type { TileClass } from '../../../src/land/land-tiles.ts';
import { createPalette } from '../../../src/map/palette.ts';
import { colourOfToken, PALETTE } from './map-fixture.ts';

const FOREST: TileClass = {
  code: '0301',
  name: { zh: '乔木林地', en: 'Arbor forest' },
  group: 'forest',
  colour: [68, 156, 87],
};
const FIELDS: TileClass = {
  code: '0103',
  name: { zh: '旱地', en: 'Dry land' },
  group: 'cropland',
  colour: [255, 255, 200],
};
const UNKNOWN: TileClass = { code: '', name: null, group: 'bare', colour: null };
const QUERY: LandStyleQuery = {
  palette: PALETTE,
  language: 'zh',
  opacityOf: () => 1,
  landColours: 'soft',
  shading: null,
  tiling: { detailZoom: 12, classes: [UNKNOWN, FOREST, FIELDS] },
};

function layer(query: LandStyleQuery, id: string) {
  const found = baseStyle(query).layers.find((one) => one.id === id);
  if (found === undefined) throw new Error(`no layer ${id}`);
  return found;
}

describe('style of the base map', () => {
  it('fetches nothing from anywhere: every address is our own scheme', () => {
    const style = baseStyle(QUERY);
    expect(style.glyphs).toBeUndefined();
    expect(style.sprite).toBeUndefined();
    const addresses = JSON.stringify(style).match(/[a-z]+:\/\/[^"]*/g) ?? [];
    expect(addresses.filter((address) => !address.startsWith('tantu://'))).toEqual([]);
  });

  it('has a source for every layer and no layer twice', () => {
    const style = baseStyle(QUERY);
    const ids = style.layers.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const one of style.layers) {
      if ('source' in one && typeof one.source === 'string') expect(Object.keys(style.sources)).toContain(one.source);
    }
  });

  it('lies in the order of the symbology: land, roads, veil, control fills, control strokes, names', () => {
    const ids = baseStyle(QUERY).layers.map(({ id }) => id);
    const order = [
      'canvas',
      'parcels',
      'roads',
      'veil',
      'redline-hatch',
      BELOW_CONTROL_STROKES,
      'redline-line',
      BELOW_LABELS,
    ];
    expect(order.map((id) => ids.indexOf(id))).toEqual(order.map((id) => ids.indexOf(id)).sort((a, b) => a - b));
    expect(order.every((id) => ids.includes(id))).toBe(true);
  });

  it('has the patterns that its layers ask for, one per theme', () => {
    for (const palette of [PALETTE, createPalette('dark', colourOfToken)]) {
      const known = BASE_PATTERNS.map(({ hatch, token }) => patternName(hatch, token, palette));
      const asked = baseStyle({ ...QUERY, palette }).layers.flatMap((one) =>
        one.type === 'fill' && typeof one.paint?.['fill-pattern'] === 'string' ? [one.paint['fill-pattern']] : [],
      );
      expect(asked).toHaveLength(3);
      expect(asked.every((name) => known.includes(name))).toBe(true);
    }
  });

  it('colours parcels by the token of their group, cropland in five tints', () => {
    const colours = JSON.stringify(layer(QUERY, 'parcels').paint);
    for (const token of ['lc-forest', 'lc-bare']) expect(colours).toContain(colourOfToken(token));
    const cropland = colourOfToken('lc-cropland');
    for (const share of [-0.03, -0.015, 0, 0.015, 0.03]) expect(colours).toContain(shiftLightness(cropland, share));
  });

  it('colours parcels as the standard has it when asked to', () => {
    const colours = JSON.stringify(layer({ ...QUERY, landColours: 'standard' }, 'parcels').paint);
    expect(colours).toContain('"0301","#449c57","0103","#ffffc8"');
    expect(colours).not.toContain(colourOfToken('lc-forest'));
  });

  it('colours parcels by the number of their shade, and hatches those without one', () => {
    const tokens = [null, 'carbon-unknown', 'carbon-loss-1', 'carbon-even'];
    const query = { ...QUERY, shading: { name: 'sink', tokens, unknown: 1, edition: 3 } };
    const fill = [
      'match',
      ['get', 'sink'],
      ...tokens.flatMap((token, at) => (token === null ? [] : [at, colourOfToken(token)])),
    ];
    expect(layer(query, 'parcels').paint).toMatchObject({ 'fill-color': [...fill, 'rgba(0, 0, 0, 0)'] });
    expect(layer(query, 'parcels-unknown')).toMatchObject({ filter: ['==', ['get', 'sink'], 1] });
    expect(layer(query, 'parcels-unknown').layout).toEqual({ visibility: 'visible' });
    expect(layer(QUERY, 'parcels-unknown').layout).toEqual({ visibility: 'none' });
  });

  it('shows pictures up to the zoom of detail and areas from there on; edges and labels need more', () => {
    expect(layer(QUERY, 'parcel-pictures')).toMatchObject({ type: 'raster', maxzoom: 12.75 });
    expect(layer({ ...QUERY, opacityOf: () => 0.5 }, 'parcel-pictures')).toMatchObject({ maxzoom: 12 });
    expect(layer(QUERY, 'parcels').minzoom).toBe(12);
    expect(layer(QUERY, 'parcel-edges').minzoom).toBe(13);
    expect(layer({ ...QUERY, tiling: { ...QUERY.tiling, detailZoom: 15 } }, 'parcel-edges').minzoom).toBe(15);
  });

  it('labels parcels with name and code in the language of the page', () => {
    const chinese = JSON.stringify(layer(QUERY, 'parcel-labels').layout);
    const english = JSON.stringify(layer({ ...QUERY, language: 'en' }, 'parcel-labels').layout);
    expect(chinese).toContain('"0301","乔木林地"');
    expect(english).toContain('"0301","Arbor forest"');
  });

  it('follows the opacity of each layer', () => {
    const faint = { ...QUERY, opacityOf: (role: string) => (role === 'redline' ? 0 : 0.5) };
    expect(layer(faint, 'redline-hatch').paint).toMatchObject({ 'fill-opacity': 0 });
    expect(layer(faint, 'redline-line').paint).toMatchObject({ 'line-opacity': 0 });
    expect(layer(faint, 'parcels').paint).toMatchObject({ 'fill-opacity': 0.5 });
  });

  it('shows names in the language of the page, and in Chinese where there is no other', () => {
    const chinese = JSON.stringify(layer(QUERY, 'place-names').layout);
    const english = JSON.stringify(layer({ ...QUERY, language: 'en' }, 'place-names').layout);
    expect(chinese).not.toContain('nameEn');
    expect(english.indexOf('nameEn')).toBeLessThan(english.indexOf('"name"'));
    expect(english).toContain('"name"');
  });
});

describe('lightness of a colour', () => {
  it('moves by a share of full white and stays within bounds', () => {
    expect(shiftLightness('#808080', 0.1)).toBe('#9a9a9a');
    expect(shiftLightness('#fffefb', 0.03)).toBe('#ffffff');
    expect(shiftLightness('#010203', -0.03)).toBe('#000000');
  });
});
