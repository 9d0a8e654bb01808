import { describe, expect, it } from 'vitest';
import { createPalette, parseHexColour } from '../../../src/map/palette.ts';

describe('palette', () => {
  it('asks for a token once and gives it as CSS and as bytes', () => {
    const asked: string[] = [];
    const palette = createPalette('light', (token) => {
      asked.push(token);
      return ' #1559B7';
    });
    expect(palette.css('accent')).toBe('#1559B7');
    expect(palette.rgba('accent', 0.5)).toEqual([21, 89, 183, 128]);
    expect(asked).toEqual(['accent']);
  });

  it('shows a missing token loudly instead of failing in the shader', () => {
    const palette = createPalette('dark', () => '');
    expect(palette.css('nowhere')).toBe('#ff00ff');
    expect(palette.rgba('nowhere')).toEqual([255, 0, 255, 255]);
  });

  it('reads short and long hex colours only', () => {
    expect(parseHexColour('#0af')).toEqual([0, 170, 255]);
    expect(parseHexColour('#00aaff')).toEqual([0, 170, 255]);
    expect(parseHexColour('rgb(0,0,0)')).toBeNull();
  });
});
