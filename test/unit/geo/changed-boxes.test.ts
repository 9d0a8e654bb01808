import { describe, expect, it } from 'vitest';
import { changedBoxes } from '../../../src/geo/changed-boxes.ts';
import type { Shape } from '../../../src/geo/shape.ts';

function shape(...rings: readonly (readonly (readonly [number, number])[])[]): Shape {
  let length = 0;
  const closed = rings.map((ring) => [...ring, ring[0] ?? [0, 0]]);
  return {
    coordinates: Float64Array.from(closed.flat(2)),
    ringEnds: Uint32Array.from(closed, (ring) => (length += ring.length)),
    partEnds: Uint32Array.of(closed.length),
  };
}

const OCTAGON = [
  [0, 10],
  [3, 3],
  [10, 0],
  [17, 3],
  [20, 10],
  [17, 17],
  [10, 20],
  [3, 17],
] as const;

describe('where two states of a shape differ', () => {
  it('is nowhere when they are the same', () => {
    expect(changedBoxes(shape(OCTAGON), shape(OCTAGON))).toEqual([]);
  });

  it('is around the edges of a vertex that moved, old and new', () => {
    const moved = OCTAGON.map((place, at) => (at === 4 ? ([25, 11] as const) : place));
    expect(changedBoxes(shape(OCTAGON), shape(moved))).toEqual([{ minX: 17, minY: 3, maxX: 25, maxY: 17 }]);
  });

  it('is around the edge that a new vertex splits, though all vertices after it shift by one', () => {
    const split = [...OCTAGON.slice(0, 2), [6, 1] as const, ...OCTAGON.slice(2)];
    expect(changedBoxes(shape(OCTAGON), shape(split))).toEqual([{ minX: 3, minY: 0, maxX: 10, maxY: 3 }]);
  });

  it('is at the beginning of the ring too', () => {
    const moved = OCTAGON.map((place, at) => (at === 0 ? ([-2, 10] as const) : place));
    expect(changedBoxes(shape(OCTAGON), shape(moved))).toEqual([{ minX: -2, minY: 3, maxX: 3, maxY: 17 }]);
  });

  it('is in two places when two vertices far from each other moved', () => {
    const moved = OCTAGON.map(([x, y], at) => (at === 0 || at === 4 ? ([x, y + 1] as const) : ([x, y] as const)));
    const boxes = changedBoxes(shape(OCTAGON), shape(moved));
    expect(boxes.toSorted((a, b) => a.minX - b.minX)).toEqual([
      { minX: 0, minY: 3, maxX: 3, maxY: 17 },
      { minX: 17, minY: 3, maxX: 20, maxY: 17 },
    ]);
  });

  it('is around a hole that is new or gone', () => {
    const hole = [
      [8, 8],
      [8, 12],
      [12, 12],
    ] as const;
    const box = [{ minX: 8, minY: 8, maxX: 12, maxY: 12 }];
    expect(changedBoxes(shape(OCTAGON), shape(OCTAGON, hole))).toEqual(box);
    expect(changedBoxes(shape(OCTAGON, hole), shape(OCTAGON))).toEqual(box);
  });

  it('is everywhere that either reaches when they share nothing, one box when it is very much', () => {
    const ring = (radius: number): (readonly [number, number])[] =>
      Array.from({ length: 3000 }, (_, at) => {
        const bearing = (2 * Math.PI * at) / 3000;
        return [radius * Math.cos(bearing), radius * Math.sin(bearing)] as const;
      });
    const boxes = changedBoxes(shape(ring(1)), shape(ring(2)));
    expect(boxes).toEqual([{ minX: -2, minY: -2, maxX: 2, maxY: 2 }]);
  });
});
