import { describe, expect, it } from 'vitest';
import { pathOutline } from '../../../../src/report/sheet/path-outline.ts';

describe('pathOutline', () => {
  it('reads lines, relative and absolute, and closes figures', () => {
    expect(pathOutline('M1 2h3v4H1z')).toEqual({ coordinates: [1, 2, 4, 2, 4, 6, 1, 6, 1, 2], ends: [5] });
    expect(pathOutline('M0 0l1 1 1-1M5 5L6 6')).toEqual({ coordinates: [0, 0, 1, 1, 2, 0, 5, 5, 6, 6], ends: [3, 5] });
  });

  it('draws two half arcs as a circle', () => {
    const { coordinates } = pathOutline('M-2 0a2 2 0 1 0 4 0a2 2 0 1 0-4 0z');
    for (let at = 0; at < coordinates.length; at += 2) {
      expect(Math.hypot(coordinates[at] ?? 0, coordinates[at + 1] ?? 0)).toBeCloseTo(2, 9);
    }
    const ys = coordinates.filter((_, at) => at % 2 === 1);
    expect(Math.max(...ys)).toBeCloseTo(2, 9);
    expect(Math.min(...ys)).toBeCloseTo(-2, 9);
  });

  it('ends curves where they say, and mirrors control points of smooth ones', () => {
    const { coordinates } = pathOutline('M0 4q3.5-4 7 0t7 0');
    expect(coordinates.slice(-2)).toEqual([14, 4]);
    const ys = coordinates.filter((_, at) => at % 2 === 1);
    expect(Math.min(...ys)).toBeCloseTo(2, 1);
    expect(Math.max(...ys)).toBeCloseTo(6, 1);
  });
});
