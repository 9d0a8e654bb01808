import { describe, expect, it } from 'vitest';
import { createPixelCanvas, type PixelCanvas, type PixelPaint } from '../../../src/formats/pixel-canvas.ts';
import { strokeRings } from '../../../src/formats/stroke-rings.ts';

const BLACK: PixelPaint = { rule: 'evenodd', colour: '#000000', opacity: 1, mask: null, isCrisp: false };

/** Ink on a canvas in whole pixels. */
function inkOf({ rgba }: PixelCanvas): number {
  let ink = 0;
  for (let at = 0; at < rgba.length; at += 4) ink += (255 - (rgba[at] ?? 0)) / 255;
  return ink;
}

describe('createPixelCanvas', () => {
  it.each([
    ['a square off the grid', [2.25, 3.5, 12.75, 3.5, 12.75, 9.75, 2.25, 9.75], [4], 10.5 * 6.25],
    ['a triangle', [1, 1, 17.3, 4.2, 6.4, 18.1], [3], Math.abs(16.3 * 17.1 - 5.4 * 3.2) / 2],
    ['a ring with a hole', [1, 1, 19, 1, 19, 19, 1, 19, 6, 6, 6, 12, 12, 12, 12, 6], [4, 8], 18 * 18 - 36],
  ] as const)('puts as much ink on the paper as the area of %s', (_, coordinates, ends, area) => {
    const canvas = createPixelCanvas(20, 20);
    canvas.fill({ coordinates, ends }, BLACK);
    expect(Math.abs(inkOf(canvas) - area) / area).toBeLessThan(0.02);
  });

  it('cuts off what lies outside, on every side', () => {
    const canvas = createPixelCanvas(20, 10);
    canvas.fill({ coordinates: [-50, -50, 100, -50, 100, 100, -50, 100], ends: [4] }, BLACK);
    expect(inkOf(canvas)).toBeCloseTo(200, 0);
  });

  it('gives every pixel to one of two neighbours when filling crisply, so that no paper shows between them', () => {
    const canvas = createPixelCanvas(40, 40);
    canvas.fill({ coordinates: [0, 0, 40, 0, 0, 40], ends: [3] }, { ...BLACK, isCrisp: true });
    canvas.fill({ coordinates: [40, 0, 40, 40, 0, 40], ends: [3] }, { ...BLACK, isCrisp: true });
    expect(inkOf(canvas)).toBe(1600);
  });

  it('counts overlapping rings once by the non-zero rule, and as a hole by the even-odd rule', () => {
    const rings = { coordinates: [0, 0, 10, 0, 10, 10, 0, 10, 5, 0, 15, 0, 15, 10, 5, 10], ends: [4, 8] };
    const whole = createPixelCanvas(20, 10);
    whole.fill(rings, { ...BLACK, rule: 'nonzero' });
    expect(inkOf(whole)).toBeCloseTo(150, 5);
    const holed = createPixelCanvas(20, 10);
    holed.fill(rings, BLACK);
    expect(inkOf(holed)).toBeCloseTo(100, 5);
  });

  it('paints within a mask alone, and masks within masks', () => {
    const canvas = createPixelCanvas(20, 20);
    const outer = canvas.maskOf({ coordinates: [0, 0, 10, 0, 10, 20, 0, 20], ends: [4] }, null);
    const inner = canvas.maskOf({ coordinates: [0, 5, 20, 5, 20, 15, 0, 15], ends: [4] }, outer);
    canvas.fill({ coordinates: [0, 0, 20, 0, 20, 20, 0, 20], ends: [4] }, { ...BLACK, mask: inner });
    expect(inkOf(canvas)).toBeCloseTo(100, 0);
  });
});

describe('strokeRings', () => {
  it('covers length times width of a line, and half of it when dashed half and half', () => {
    const line = { coordinates: [5, 10, 95, 10], ends: [2], isClosed: false, width: 1.5 };
    const solid = createPixelCanvas(100, 20);
    solid.fill(strokeRings({ ...line, dash: [] }), { ...BLACK, rule: 'nonzero' });
    expect(Math.abs(inkOf(solid) - 135)).toBeLessThan(3);
    const dashed = createPixelCanvas(100, 20);
    dashed.fill(strokeRings({ ...line, dash: [5, 5] }), { ...BLACK, rule: 'nonzero' });
    expect(Math.abs(inkOf(dashed) - 67.5)).toBeLessThan(2);
  });
});
