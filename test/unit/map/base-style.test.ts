import { describe, expect, it } from 'vitest';
import { BASE_PATTERNS, baseStyle, BELOW_CONTROL_STROKES, BELOW_LABELS } from '../../../src/map/base-style.ts';
import { patternName, type BaseStyleQuery } from '../../../src/map/base-style-query.ts';
import { shiftLightness } from '../../../src/map/land-layers.ts';
import { createPalette } from '../../../src/map/palette.ts';
import { colourOfToken, PALETTE } from './map-fixture.ts';

const QUERY: BaseStyleQuery = { palette: PALETTE, language: 'zh', opacityOf: () => 1, pickedParcel: -1 };

function layer(query: BaseStyleQuery, id: string) {
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
      expect(asked).toHaveLength(2);
      expect(asked.every((name) => known.includes(name))).toBe(true);
    }
  });

  it('colours every land group by its token and cropland in five tints', () => {
    const colours = JSON.stringify(layer(QUERY, 'parcels').paint);
    for (const token of ['lc-forest', 'lc-forest-dense', 'lc-water', 'lc-village', 'lc-urban', 'lc-road', 'lc-bare']) {
      expect(colours).toContain(colourOfToken(token));
    }
    const cropland = colourOfToken('lc-cropland');
    for (const share of [-0.03, -0.015, 0, 0.015, 0.03]) expect(colours).toContain(shiftLightness(cropland, share));
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
