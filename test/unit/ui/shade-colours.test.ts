import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CARBON_QUANTITIES,
  LOWEST_SHADE,
  shadeBreaks,
  UNKNOWN_SHADE,
} from '../../../src/evaluate/carbon/carbon-shade.ts';
import { shadeTokens } from '../../../src/session/shade-tokens.ts';

const CSS = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');

/** Colour of a token in a theme, `#rrggbb`. */
function colourOf(token: string, theme: 'light' | 'dark'): string {
  const start = CSS.search(theme === 'light' ? /:root,/u : /^\[data-theme=['"]dark/mu);
  return new RegExp(`--${token}:\\s*(#[0-9a-f]{6})`, 'u').exec(CSS.slice(start))?.[1] ?? '';
}

type Matrix = readonly (readonly [number, number, number])[];
/** Linear RGB as seen with full protanopia, deuteranopia and tritanopia (Machado, Oliveira, Fernandes 2009, severity 1.0). */
const SIGHT: Readonly<Record<string, Matrix>> = {
  all: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** CIELAB (D65) of a colour as seen with one of the kinds of sight. */
function labOf(colour: string, matrix: Matrix): readonly [number, number, number] {
  const linear = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = matrix.map((row) =>
    Math.min(
      1,
      Math.max(
        0,
        row.reduce((sum, share, at) => sum + share * (linear[at] ?? 0), 0),
      ),
    ),
  );
  const bend = (value: number): number =>
    value > 216 / 24389 ? Math.cbrt(value) : (24389 / 27 / 116) * value + 16 / 116;
  const x = bend((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = bend(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = bend((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** Euclidean difference in CIELAB (CIE 1976); about 2.3 is just noticeable. */
function difference(one: string, other: string, matrix: Matrix): number {
  const [a, b] = [labOf(one, matrix), labOf(other, matrix)];
  return Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
}

/** Colours of a legend from low to high. */
function rampOf(quantity: (typeof CARBON_QUANTITIES)[number], theme: 'light' | 'dark'): readonly string[] {
  const tokens = shadeTokens(quantity, shadeBreaks(quantity)).slice(LOWEST_SHADE);
  return tokens.map((token) => colourOf(token ?? '', theme));
}

describe.each(['light', 'dark'] as const)('colours of carbon, %s', (theme) => {
  it.each(CARBON_QUANTITIES)('of %s are all there, each its own', (quantity) => {
    const ramp = rampOf(quantity, theme);
    expect(ramp).toHaveLength(shadeBreaks(quantity).length + 1);
    expect(new Set(ramp).size).toBe(ramp.length);
    for (const colour of ramp) expect(colour).toMatch(/^#[0-9a-f]{6}$/u);
  });

  it.each(CARBON_QUANTITIES)('of %s differ from the next and from no number for every sight', (quantity) => {
    const ramp = rampOf(quantity, theme);
    const unknown = colourOf(shadeTokens(quantity, shadeBreaks(quantity))[UNKNOWN_SHADE] ?? '', theme);
    for (const matrix of Object.values(SIGHT)) {
      ramp.forEach((colour, at) => {
        if (at > 0) expect(difference(colour, ramp[at - 1] ?? '', matrix)).toBeGreaterThan(6);
        expect(difference(colour, unknown, matrix)).toBeGreaterThan(4.5);
      });
    }
  });

  it('of the stock go one way in lightness, those around zero away from it on both sides', () => {
    for (const matrix of Object.values(SIGHT)) {
      const toward = theme === 'light' ? -1 : 1;
      const lightness = (colour: string): number => toward * labOf(colour, matrix)[0];
      const isRising = (colours: readonly string[]): boolean =>
        colours.every((colour, at) => at === 0 || lightness(colour) > lightness(colours[at - 1] ?? ''));
      expect(isRising(rampOf('stock', theme))).toBe(true);
      for (const quantity of ['sink', 'change'] as const) {
        const ramp = rampOf(quantity, theme);
        const middle = ramp.indexOf(colourOf('carbon-even', theme));
        expect(isRising(ramp.slice(middle))).toBe(true);
        expect(isRising(ramp.slice(0, middle + 1).reverse())).toBe(true);
      }
    }
  });
});
