import { describe, expect, it } from 'vitest';
import { clipRing, reverseRing, signedArea, snapRing, TILE_BUFFER, TILE_EXTENT } from '../../../src/land/tile-ring.ts';

describe('snapping a ring', () => {
  it('rounds to the grid and drops repeated vertices and those in the middle of a straight run', () => {
    expect(snapRing([0.2, 0.1, 3.9, 0, 8.1, 0.3, 8, 0.4, 8, 7.9, 0, 8, 0.2, 0.1], 4)).toEqual([
      0, 0, 8, 0, 8, 8, 0, 8, 0, 0,
    ]);
  });

  it('gives nothing for what collapses', () => {
    expect(snapRing([0, 0, 1, 0, 1, 1, 0, 0], 4)).toBeNull();
    expect(snapRing([0, 0, 40, 0, 40, 1, 0, 1, 0, 0], 4)).toBeNull();
    expect(snapRing([], 4)).toBeNull();
  });

  it('keeps a spike that folds back', () => {
    const ring = [0, 0, 8, 0, 8, 8, 8, 16, 8, 8, 0, 8, 0, 0];
    expect(Math.abs(signedArea(snapRing(ring, 1) ?? []))).toBe(64);
  });
});

describe('direction of a ring', () => {
  it('is positive clockwise on a screen whose y goes down, and turns with the ring', () => {
    const clockwise = [0, 0, 4, 0, 4, 4, 0, 4, 0, 0];
    expect(signedArea(clockwise)).toBe(16);
    expect(signedArea(reverseRing(clockwise))).toBe(-16);
    expect(reverseRing(reverseRing(clockwise))).toEqual(clockwise);
  });
});

describe('clipping a ring', () => {
  const low = -TILE_BUFFER;
  const high = TILE_EXTENT + TILE_BUFFER;

  it('cuts to the tile with its buffer and closes what it cuts', () => {
    const clipped = clipRing([-9000, -9000, 9000, -9000, 9000, 9000, -9000, 9000, -9000, -9000]);
    expect(Math.abs(signedArea(clipped))).toBe((high - low) ** 2);
    expect(clipped.slice(0, 2)).toEqual(clipped.slice(-2));
  });

  it('leaves nothing of a ring beside the tile, and all of one inside', () => {
    expect(clipRing([high + 1, 0, high + 9, 0, high + 9, 9, high + 1, 0])).toEqual([]);
    const inside = [10, 10, 20, 10, 20, 20, 10, 20, 10, 10];
    expect(Math.abs(signedArea(clipRing(inside)))).toBe(100);
  });
});
