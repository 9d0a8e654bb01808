import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chartStyleOf } from '../../../../src/report/charts/chart-style.ts';
import { schemeLook } from '../../../../src/report/charts/scheme-look.ts';

const sheet = readFileSync(new URL('../../../../src/ui/tokens.css', import.meta.url), 'utf8');
const darkAt = sheet.indexOf("[data-theme='dark']");

type Triple = readonly [number, number, number];

function linear(colour: string): Triple {
  const channel = (at: number): number => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Full deuteranopia and protanopia as in Machado, Oliveira, Fernandes 2009 (doi 10.1109/TVCG.2009.113), severity 1. */
const DEUTERANOPIA = [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881];
const PROTANOPIA = [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998];

function seen([red, green, blue]: Triple, matrix: readonly number[]): Triple {
  const row = (at: number): number =>
    Math.min(1, Math.max(0, (matrix[at] ?? 0) * red + (matrix[at + 1] ?? 0) * green + (matrix[at + 2] ?? 0) * blue));
  return [row(0), row(3), row(6)];
}

/** CIE 1976 L*a*b* under D65. */
function lab([red, green, blue]: Triple): Triple {
  const bend = (t: number): number => (t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116);
  const x = bend((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047);
  const y = bend(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = bend((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

function distance(one: Triple, other: Triple): number {
  return Math.hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]);
}

describe.each([
  ['light', sheet.slice(0, darkAt)],
  ['dark', sheet.slice(darkAt)],
])('schemes in a chart, %s', (_, part) => {
  const colourOf = (token: string): string => {
    const found = new RegExp(`--${token}: (#[0-9a-f]{6});`).exec(part)?.[1];
    if (found === undefined) throw new Error(`no ${token}`);
    return found;
  };
  const style = chartStyleOf({ colourOf, font: 'x', scale: 1 });

  it.each([
    ['deuteranopia', DEUTERANOPIA],
    ['protanopia', PROTANOPIA],
  ])(
    'are told apart with %s: by colour, or where colours come near by dash and mark, which are never alike',
    (_name, matrix) => {
      for (let one = 0; one < 6; one += 1) {
        for (let other = 0; other < one; other += 1) {
          const [first, second] = [schemeLook(style, one), schemeLook(style, other)];
          expect(first.mark).not.toBe(second.mark);
          expect(first.dash).not.toEqual(second.dash);
        }
        // Two schemes are compared most often: the one on screen stands out against every other by colour alone.
        if (one === 0) continue;
        const gap = distance(
          lab(seen(linear(schemeLook(style, 0).colour), matrix)),
          lab(seen(linear(schemeLook(style, one).colour), matrix)),
        );
        if (one === 1 || one === 2) expect(gap, `scheme ${String(one)}`).toBeGreaterThan(15);
      }
    },
  );

  it.each([
    ['deuteranopia', DEUTERANOPIA],
    ['protanopia', PROTANOPIA],
  ])('has gain and loss that are told apart with %s', (_name, matrix) => {
    const gap = distance(lab(seen(linear(style.gainFill), matrix)), lab(seen(linear(style.lossFill), matrix)));
    expect(gap).toBeGreaterThan(20);
  });
});
