import { describe, expect, it } from 'vitest';
import { shareInDiscs } from '../../../../src/evaluate/coverage/disc-cover.ts';
import { boxRing, planeShape, PLANE_PLACE } from '../../../support/plane-table.ts';

const [X, Y] = PLANE_PLACE;
const discs = (...values: readonly (readonly [number, number, number])[]): Float64Array =>
  Float64Array.from(values.flatMap(([x, y, radius]) => [X + x, Y + y, radius]));
const square = planeShape([boxRing(0, 0, 1000)]);

/** Area of the lens of two circles of radius 1 whose centres are d apart (classical formula). */
const lens = (d: number): number => 2 * Math.acos(d / 2) - (d / 2) * Math.sqrt(4 - d * d);

describe('share in discs', () => {
  it('is that of geometry books for one disc in, over, beside and around a square', () => {
    expect(shareInDiscs(square, discs([500, 500, 100]))).toBeCloseTo(Math.PI * 0.01, 13);
    expect(shareInDiscs(square, discs([0, 0, 400]))).toBeCloseTo((Math.PI * 0.16) / 4, 13);
    expect(shareInDiscs(square, discs([500, 0, 400]))).toBeCloseTo((Math.PI * 0.16) / 2, 13);
    expect(shareInDiscs(square, discs([-500, 500, 400]))).toBe(0);
    expect(shareInDiscs(square, discs([500, 500, 708]))).toBe(1);
    expect(shareInDiscs(square, discs([500, 500, 500]))).toBeCloseTo(Math.PI / 4, 13);
  });

  it('counts what two discs share once', () => {
    const two = discs([400, 500, 100], [500, 500, 100]);
    expect(shareInDiscs(square, two)).toBeCloseTo((2 * Math.PI - lens(1)) * 0.01, 12);
    expect(shareInDiscs(square, discs([400, 500, 100], [420, 500, 40]))).toBeCloseTo(Math.PI * 0.01, 13);
  });

  it('takes holes out, whichever way rings run', () => {
    const holed = planeShape([boxRing(0, 0, 1000), boxRing(400, 400, 200)]);
    const clockwise = planeShape([[0, 0, 0, 1000, 1000, 1000, 1000, 0], boxRing(400, 400, 200)]);
    for (const shape of [holed, clockwise]) {
      expect(shareInDiscs(shape, discs([500, 500, 50]))).toBe(0);
      expect(shareInDiscs(shape, discs([500, 500, 300])) * 0.96).toBeCloseTo(Math.PI * 0.09 - 0.04, 12);
    }
  });

  it('is one where several discs together leave nothing out, and adds parts up', () => {
    expect(shareInDiscs(square, discs([0, 0, 600], [1000, 0, 600], [0, 1000, 600], [1000, 1000, 600]))).toBeLessThan(1);
    expect(shareInDiscs(square, discs([250, 250, 360], [750, 250, 360], [250, 750, 360], [750, 750, 360]))).toBe(1);
    const parts = planeShape([boxRing(0, 0, 1000)], [boxRing(5000, 0, 1000)]);
    expect(shareInDiscs(parts, discs([500, 500, 100], [5500, 500, 200]))).toBeCloseTo(Math.PI * 0.025, 12);
  });

  it('is nothing for no discs and for an empty shape', () => {
    expect(shareInDiscs(square, new Float64Array(0))).toBe(0);
    expect(shareInDiscs(planeShape(), discs([0, 0, 5]))).toBe(0);
  });
});
