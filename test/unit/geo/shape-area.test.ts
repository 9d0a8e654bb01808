import { describe, expect, it } from 'vitest';
import { shapeArea, signedRingArea, tableAreas } from '../../../src/geo/shape-area.ts';
import type { Shape } from '../../../src/geo/shape.ts';
import { joinShapes, shapeAt, shapeCount, tableOfShapes } from '../../../src/geo/shape-table.ts';

function shape(rings: readonly (readonly number[])[], partEnds = rings.length === 0 ? [] : [rings.length]): Shape {
  let vertices = 0;
  return {
    coordinates: Float64Array.from(rings.flat()),
    ringEnds: Uint32Array.from(rings, (ring) => (vertices += ring.length / 2)),
    partEnds: Uint32Array.from(partEnds),
  };
}

const UNIT = [0, 0, 1, 0, 1, 1, 0, 1, 0, 0];
const TRIANGLE = [5, 5, 8, 5, 5, 9, 5, 5];
const BIG = [0, 0, 10, 0, 10, 10, 0, 10, 0, 0];
const HOLE = [2, 2, 4, 2, 4, 4, 2, 4, 2, 2];

describe('signedRingArea', () => {
  it('is positive counter-clockwise and changes sign with the direction', () => {
    expect(signedRingArea(Float64Array.from(UNIT), 0, 5)).toBe(1);
    expect(signedRingArea(Float64Array.of(0, 0, 0, 1, 1, 1, 1, 0, 0, 0), 0, 5)).toBe(-1);
  });

  it('keeps twelve digits at coordinates of 1e7 m', () => {
    // A regular polygon of n corners on radius r has the area n r² sin(2π/n) / 2, whatever its centre.
    const corners = 20_000;
    const radius = 4321.5;
    const ring = new Float64Array(2 * corners + 2);
    for (let corner = 0; corner <= corners; corner += 1) {
      const angle = (2 * Math.PI * (corner % corners)) / corners;
      ring[2 * corner] = 12_345_678.9 + radius * Math.cos(angle);
      ring[2 * corner + 1] = 4_123_456.7 + radius * Math.sin(angle);
    }
    const exact = (corners * radius * radius * Math.sin((2 * Math.PI) / corners)) / 2;
    expect(Math.abs(signedRingArea(ring, 0, corners + 1) / exact - 1)).toBeLessThan(1e-12);
  });
});

describe('shapeArea', () => {
  it('takes holes from their part whatever way rings run', () => {
    expect(shapeArea(shape([BIG, HOLE]))).toBe(96);
    expect(shapeArea(shape([BIG, [2, 2, 2, 4, 4, 4, 4, 2, 2, 2]]))).toBe(96);
  });

  it('sums parts and is 0 for nothing', () => {
    expect(shapeArea(shape([BIG, HOLE, TRIANGLE], [2, 3]))).toBe(102);
    expect(shapeArea(shape([]))).toBe(0);
  });
});

describe('a table of shapes', () => {
  const shapes = [shape([BIG, HOLE, TRIANGLE], [2, 3]), shape([]), shape([UNIT]), shape([BIG, HOLE])];
  const table = tableOfShapes(shapes);

  it('gives every shape back', () => {
    expect(shapeCount(table)).toBe(4);
    expect(shapes.map((_, index) => shapeAt(table, index))).toEqual(shapes);
  });

  it('measures every shape as on its own', () => {
    expect([...tableAreas(table)]).toEqual([102, 0, 1, 96]);
  });

  it('joins parts without merging them', () => {
    const joined = joinShapes(shapes);
    expect(shapeArea(joined)).toBe(199);
    expect([...joined.partEnds]).toEqual([2, 3, 4, 6]);
  });
});
