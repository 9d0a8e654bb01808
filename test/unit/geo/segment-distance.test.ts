import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { segmentsWithin } from '../../../src/geo/segment-distance.ts';

describe('segments within a distance', () => {
  it.each([
    ['cross', [0, 0, 10, 10, 0, 10, 10, 0], 0, true],
    ['touch in an end', [0, 0, 10, 0, 5, 0, 5, 9], 0, true],
    ['lie on each other', [0, 0, 10, 0, 4, 0, 6, 0], 0, true],
    ['are parallel at the distance', [0, 0, 10, 0, 0, 3, 10, 3], 3, true],
    ['are parallel beyond it', [0, 0, 10, 0, 0, 3, 10, 3], 2.999, false],
    ['point at each other', [0, 0, 10, 0, 13, 4, 20, 9], 5, true],
    ['are a place and a segment', [2, 2, 2, 2, 0, 0, 4, 0], 1.9, false],
  ] as const)('that %s', (_, [ax, ay, bx, by, cx, cy, dx, dy], distance, expected) => {
    expect(segmentsWithin(ax, ay, bx, by, cx, cy, dx, dy, distance)).toBe(expected);
    expect(segmentsWithin(dx, dy, cx, cy, ax, ay, bx, by, distance)).toBe(expected);
  });

  it('agrees with places tried all along both', () => {
    const ordinate = fc.integer({ min: 0, max: 12 });
    fc.assert(
      fc.property(fc.tuple(ordinate, ordinate, ordinate, ordinate, ordinate, ordinate, ordinate, ordinate), (ends) => {
        const [ax, ay, bx, by, cx, cy, dx, dy] = ends;
        let nearest = Infinity;
        for (let one = 0; one <= 60; one += 1) {
          for (let other = 0; other <= 60; other += 1) {
            const x = ax + ((bx - ax) * one) / 60 - cx - ((dx - cx) * other) / 60;
            const y = ay + ((by - ay) * one) / 60 - cy - ((dy - cy) * other) / 60;
            nearest = Math.min(nearest, Math.hypot(x, y));
          }
        }
        expect(segmentsWithin(...ends, nearest + 1e-9)).toBe(true);
        if (nearest > 0.5) expect(segmentsWithin(...ends, nearest - 0.4)).toBe(false);
      }),
    );
  });
});
