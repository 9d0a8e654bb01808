import { describe, expect, it } from 'vitest';
import { boxShape } from '../../../src/geo/box-shape.ts';
import { commonArea, EdgeList } from '../../../src/geo/common-area.ts';
import { ringSigns } from '../../../src/geo/ring-signs.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import type { Shape } from '../../../src/geo/shape.ts';

const SQUARE = boxShape({ minX: 0, minY: 0, maxX: 10, maxY: 10 });

function polygon(...rings: readonly (readonly number[])[]): Shape {
  let vertices = 0;
  return {
    coordinates: Float64Array.from(rings.flat()),
    ringEnds: Uint32Array.from(rings, (ring) => (vertices += ring.length / 2)),
    partEnds: Uint32Array.of(rings.length),
  };
}

function edgesOf(shape: Shape): EdgeList {
  const edges = new EdgeList();
  ringSigns(shape).forEach((sign, ring) => edges.addRing(shape, ring, sign, 0, 0));
  return edges;
}

function common(large: Shape): number {
  return commonArea(edgesOf(large), edgesOf(SQUARE));
}

describe('the area in common', () => {
  it.each([
    ['with itself', SQUARE, 100],
    ['with something around it', boxShape({ minX: -5, minY: -5, maxX: 20, maxY: 20 }), 100],
    ['with something inside', boxShape({ minX: 2, minY: 3, maxX: 4, maxY: 7 }), 8],
    ['over a corner', boxShape({ minX: 5, minY: 5, maxX: 20, maxY: 20 }), 25],
    ['from below its lower edge', boxShape({ minX: 2, minY: -8, maxX: 4, maxY: 7 }), 14],
    ['along a whole edge', boxShape({ minX: 10, minY: 0, maxX: 20, maxY: 10 }), 0],
    ['in a corner', boxShape({ minX: 10, minY: 10, maxX: 20, maxY: 20 }), 0],
    ['far away', boxShape({ minX: 110, minY: 10, maxX: 120, maxY: 20 }), 0],
    ['with a triangle across it', polygon([0, -10, 20, 10, 0, 30, 0, -10]), 100],
    ['with a triangle over one corner', polygon([8, -2, 12, -2, 12, 2, 8, -2]), 0],
    ['with a triangle through its right edge', polygon([5, 5, 15, 0, 15, 10, 5, 5]), 12.5],
    ['with a triangle through its lower edge', polygon([5, 5, 0, -5, 10, -5, 5, 5]), 12.5],
    [
      'with a ring around a hole',
      polygon([-5, -5, 15, -5, 15, 15, -5, 15, -5, -5], [2, 2, 2, 4, 4, 4, 4, 2, 2, 2]),
      96,
    ],
  ])('%s', (_, large, expected) => {
    expect(common(large)).toBeCloseTo(expected, 12);
  });

  it('does not depend on the way rings are drawn', () => {
    const ring = [5, 5, 15, 0, 15, 10, 5, 5];
    const backwards = [5, 5, 15, 10, 15, 0, 5, 5];
    expect(common(polygon(backwards))).toBe(common(polygon(ring)));
  });

  it('grows beyond the room that the list of edges begins with', () => {
    const vertices = 500;
    const circle = polygon(
      Array.from({ length: 2 * vertices + 2 }, (_, index) => {
        const angle = (2 * Math.PI * ((index >> 1) % vertices)) / vertices;
        return 5 + 4 * (index % 2 === 0 ? Math.cos(angle) : Math.sin(angle));
      }),
    );
    expect(common(circle)).toBeCloseTo(shapeArea(circle), 12);
  });
});
