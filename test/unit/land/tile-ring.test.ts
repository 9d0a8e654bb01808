import { describe, expect, it } from 'vitest';
import { createRingPress, type RingPress, TILE_BUFFER, TILE_EXTENT } from '../../../src/land/tile-ring.ts';

/** Corners of a ring that went through a press; the press knows its area. */
function cornersOf(press: RingPress, points: readonly number[], isCut: boolean, step: number): number[] {
  press.begin();
  for (let at = 0; at < points.length; at += 2) press.vertex(points[at] ?? 0, points[at + 1] ?? 0);
  const count = press.finish(isCut, step);
  return [...press.corners.subarray(0, 2 * count)];
}

describe('snapping a ring', () => {
  const press = createRingPress();

  it('rounds to the grid and drops repeated vertices and those in the middle of a straight run', () => {
    const ring = [0.2, 0.1, 3.9, 0, 8.1, 0.3, 8, 0.4, 8, 7.9, 0, 8, 0.2, 0.1];
    expect(cornersOf(press, ring, false, 4)).toEqual([0, 0, 8, 0, 8, 8, 0, 8]);
    expect(press.doubledArea).toBe(128);
  });

  it('gives nothing for what collapses', () => {
    expect(cornersOf(press, [0, 0, 1, 0, 1, 1, 0, 0], false, 4)).toEqual([]);
    expect(cornersOf(press, [0, 0, 40, 0, 40, 1, 0, 1, 0, 0], false, 4)).toEqual([]);
    expect(cornersOf(press, [], false, 4)).toEqual([]);
  });

  it('keeps a spike that folds back', () => {
    cornersOf(press, [0, 0, 8, 0, 8, 8, 8, 16, 8, 8, 0, 8, 0, 0], false, 1);
    expect(press.doubledArea).toBe(128);
  });

  it('knows the way a ring runs, positive clockwise on a screen whose y goes down', () => {
    cornersOf(press, [0, 0, 4, 0, 4, 4, 0, 4, 0, 0], false, 1);
    expect(press.doubledArea).toBe(32);
    cornersOf(press, [0, 0, 0, 4, 4, 4, 4, 0, 0, 0], false, 1);
    expect(press.doubledArea).toBe(-32);
  });

  it('grows to rings of any size, and forgets the one before', () => {
    const many = Array.from({ length: 5000 }, (_, at) => [
      2000 + 1900 * Math.cos((at * Math.PI) / 2500),
      2000 + 1900 * Math.sin((at * Math.PI) / 2500),
    ]);
    const circle = cornersOf(press, [...many, many[0] ?? []].flat(), true, 1);
    expect(circle.length).toBeGreaterThan(2000);
    expect(cornersOf(press, [0, 0, 8, 0, 8, 8, 0, 0], false, 1)).toEqual([0, 0, 8, 0, 8, 8]);
  });
});

describe('cutting a ring', () => {
  const press = createRingPress();
  const low = -TILE_BUFFER;
  const high = TILE_EXTENT + TILE_BUFFER;

  it('cuts to the tile with its buffer', () => {
    const corners = cornersOf(press, [-9000, -9000, 9000, -9000, 9000, 9000, -9000, 9000, -9000, -9000], true, 1);
    expect(corners).toHaveLength(8);
    expect(Math.abs(press.doubledArea)).toBe(2 * (high - low) ** 2);
  });

  it('leaves nothing of a ring beside the tile, and all of one inside', () => {
    expect(cornersOf(press, [high + 1, 0, high + 9, 0, high + 9, 9, high + 1, 0], true, 1)).toEqual([]);
    cornersOf(press, [10, 10, 20, 10, 20, 20, 10, 20, 10, 10], true, 1);
    expect(press.doubledArea).toBe(200);
  });
});
