import { describe, expect, it } from 'vitest';
import { boxShape } from '../../../src/geo/box-shape.ts';
import { tableAreas } from '../../../src/geo/shape-area.ts';
import { joinShapes, type ShapeTable, tableOfShapes } from '../../../src/geo/shape-table.ts';
import type { Shape } from '../../../src/geo/shape.ts';
import { createGeometry } from '../../../workers/geometry/geometry.ts';
import { createGeometryPool, type GeometryHost } from '../../../workers/geometry/pool.ts';

const X = 13_000_000;
const Y = 4_000_000;
const EXTENT = { minX: X, minY: Y, maxX: X + 1000, maxY: Y + 1000 };

/** 10 × 10 squares of 1 ha. */
const SQUARES: ShapeTable = tableOfShapes(
  Array.from({ length: 100 }, (_, at) => {
    const minX = X + 100 * (at % 10);
    const minY = Y + 100 * Math.floor(at / 10);
    return boxShape({ minX, minY, maxX: minX + 100, maxY: minY + 100 });
  }),
);

/** Two boxes: 250 m × 1000 m on the left, a hectare that touches four squares in the middle. */
const MASK: Shape = joinShapes([
  boxShape({ minX: X, minY: Y, maxX: X + 250, maxY: Y + 1000 }),
  boxShape({ minX: X + 550, minY: Y + 550, maxX: X + 650, maxY: Y + 650 }),
]);

const BOW_TIE: Shape = {
  coordinates: Float64Array.from(
    [
      [0, 0],
      [100, 100],
      [100, 0],
      [0, 100],
      [0, 0],
    ].flatMap(([x = 0, y = 0]) => [X + x, Y + y]),
  ),
  ringEnds: Uint32Array.of(5),
  partEnds: Uint32Array.of(1),
};

function host(calls: number[]): GeometryHost {
  const api = createGeometry();
  return {
    api: {
      ...api,
      maskAreas: (shapes, areas) => {
        calls.push(areas.length);
        return api.maskAreas(shapes, areas);
      },
    },
    failed: new Promise(() => undefined),
    dispose: () => undefined,
  };
}

describe('a geometry pool', () => {
  it('gives every shape its area inside and outside, in order', async () => {
    const found = await createGeometryPool([]).maskAreas(SQUARES, tableAreas(SQUARES), MASK, EXTENT);
    const at = (column: number, row: number) => [found.inside[10 * row + column], found.outside[10 * row + column]];
    expect(at(0, 3)).toEqual([10_000, 0]);
    expect(at(2, 9)).toEqual([5_000, 5_000]);
    expect(at(9, 0)).toEqual([0, 10_000]);
    expect([at(5, 5), at(6, 5), at(5, 6), at(6, 6)]).toEqual(Array(4).fill([2_500, 7_500]));
    expect([found.failed.length, found.repaired.length]).toEqual([0, 0]);
  });

  it('gives the same from two workers, each of which gets several shares', async () => {
    const calls: number[] = [];
    const alone = await createGeometryPool([]).maskAreas(SQUARES, tableAreas(SQUARES), MASK, EXTENT);
    const pool = createGeometryPool([host(calls), host(calls)]);
    expect(await pool.maskAreas(SQUARES, tableAreas(SQUARES), MASK, EXTENT)).toEqual(alone);
    expect(calls.length).toBe(8);
    expect(calls.reduce((sum, count) => sum + count, 0)).toBe(100);
  });

  it('repairs an invalid shape, tells so, and takes the area of what it became', async () => {
    const table = tableOfShapes([BOW_TIE]);
    const found = await createGeometryPool([]).maskAreas(table, tableAreas(table), MASK, EXTENT);
    // Two triangles of 100 m × 50 m / 2; ring by ring they would cancel out.
    expect([...found.whole]).toEqual([5_000]);
    expect([...found.inside]).toEqual([5_000]);
    expect([...found.repaired]).toEqual([0]);
  });
});
