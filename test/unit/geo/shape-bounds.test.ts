import { expect, it } from 'vitest';
import { boundsMeet, shapeBounds, tableShapeBounds } from '../../../src/geo/shape-bounds.ts';
import { flatShapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { tableOfShapes } from '../../../src/geo/shape-table.ts';

const triangle = flatShapeFromGeojson({
  type: 'Polygon',
  coordinates: [
    [
      [1, 5],
      [4, 2],
      [3, 9],
      [1, 5],
    ],
  ],
});
const square = flatShapeFromGeojson({
  type: 'Polygon',
  coordinates: [
    [
      [-1, -1],
      [0, -1],
      [0, 0],
      [-1, 0],
      [-1, -1],
    ],
  ],
});
const empty = flatShapeFromGeojson({ type: 'MultiPolygon', coordinates: [] });

it('finds the box of a shape and of each shape of a table', () => {
  const box = { minX: 1, minY: 2, maxX: 4, maxY: 9 };
  expect(shapeBounds(triangle)).toEqual(box);
  const table = tableOfShapes([square, empty, triangle]);
  expect([0, 1, 2].map((index) => tableShapeBounds(table, index))).toEqual([
    { minX: -1, minY: -1, maxX: 0, maxY: 0 },
    null,
    box,
  ]);
});

it('has no box for nothing', () => {
  expect(shapeBounds(empty)).toBeNull();
});

it('counts touching boxes as meeting', () => {
  const box = { minX: 0, minY: 0, maxX: 1, maxY: 1 };
  expect(boundsMeet(box, { minX: 1, minY: 1, maxX: 2, maxY: 2 })).toBe(true);
  expect(boundsMeet(box, { minX: 1.1, minY: 0, maxX: 2, maxY: 1 })).toBe(false);
  expect(boundsMeet(box, { minX: 0, minY: -2, maxX: 1, maxY: -1 })).toBe(false);
});
