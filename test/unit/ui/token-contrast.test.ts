import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const CSS = readFileSync(new URL('../../../src/ui/tokens.css', import.meta.url), 'utf8');

/** Colour tokens of a theme, `#rrggbb` by name. */
function tokensOf(theme: 'light' | 'dark'): ReadonlyMap<string, string> {
  const start = CSS.search(theme === 'light' ? /:root,\s*\[data-theme=['"]light/ : /^\[data-theme=['"]dark/m);
  const block = CSS.slice(start, CSS.indexOf('}', start));
  return new Map(
    [...block.matchAll(/--([\w-]+):\s*(#[0-9a-f]{6})/gi)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Contrast ratio, WCAG 2.2 "contrast ratio" and "relative luminance". */
function contrast(one: string, other: string): number {
  const [lighter = 0, darker = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

const SURFACES = ['paper', 'paper-sunk', 'paper-hover', 'paper-float', 'accent-soft'];
const TEXTS = ['ink', 'ink-2', 'ink-3', 'accent', 'met', 'short', 'unknown', 'stale'];
const TEXT_PAIRS = [
  ...TEXTS.flatMap((text) => SURFACES.map((surface) => [text, surface] as const)),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-inverse', 'inverse'],
  ['on-inverse-2', 'inverse'],
  ['forbid', 'forbid-soft'],
  ['cond', 'cond-soft'],
  ['info', 'info-soft'],
  ['stale', 'stale-soft'],
  ['met', 'met-soft'],
] as const;
const SHAPE_PAIRS = [
  ...['line-strong', 'focus', 'ink'].flatMap((shape) =>
    ['paper', 'paper-sunk', 'paper-float'].map((on) => [shape, on] as const),
  ),
  ['short-fill', 'paper-hover'],
  ['met-fill', 'paper-hover'],
  ['accent', 'paper-hover'],
] as const;

describe.each(['light', 'dark'] as const)('tokens of the %s theme', (theme) => {
  const tokens = tokensOf(theme);
  const colour = (name: string): string => tokens.get(name) ?? tokensOf('light').get(name) ?? '#000000';

  it.each(TEXT_PAIRS)('text %s is readable on %s (4.5)', (text, surface) => {
    expect(tokens.has(text)).toBe(true);
    expect(contrast(colour(text), colour(surface))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(SHAPE_PAIRS)('shape %s is seen on %s (3)', (shape, surface) => {
    expect(contrast(colour(shape), colour(surface))).toBeGreaterThanOrEqual(3);
  });
});

describe('the ratio itself', () => {
  it('is 21 for black on white and 4.48 for the grey that WCAG names as just failing', () => {
    expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 9);
    expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
  });
});
