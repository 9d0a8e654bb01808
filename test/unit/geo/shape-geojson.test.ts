import type { MultiPolygon, Polygon, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { flatShapeFromGeojson, shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { shapeToGeojson } from '../../../src/geo/shape-to-geojson.ts';

const outer: Position[] = [
  [117, 40],
  [117.1, 40],
  [117.1, 40.1],
  [117, 40.1],
  [117, 40],
];
const hole: Position[] = [
  [117.02, 40.02],
  [117.02, 40.04],
  [117.04, 40.04],
  [117.04, 40.02],
  [117.02, 40.02],
];
const POLYGON: Polygon = { type: 'Polygon', coordinates: [outer, hole] };
const MULTI: MultiPolygon = {
  type: 'MultiPolygon',
  coordinates: [
    POLYGON.coordinates,
    [
      [
        [118, 40],
        [118.1, 40],
        [118, 40.1],
        [118, 40],
      ],
    ],
  ],
};

function largestDifference(a: Polygon | MultiPolygon, b: Polygon | MultiPolygon): number {
  const numbers = (geometry: Polygon | MultiPolygon): number[] =>
    geometry.coordinates.flat<unknown[], 3>(3).map(Number);
  const other = numbers(b);
  return Math.max(...numbers(a).map((value, index) => Math.abs(value - (other[index] ?? Infinity))));
}

describe('GeoJSON to the working plane and back', () => {
  it('comes back with holes, parts and places', () => {
    for (const geometry of [POLYGON, MULTI]) {
      const back = shapeToGeojson(shapeFromGeojson(geometry));
      expect(back.type).toBe(geometry.type);
      expect(largestDifference(back, geometry)).toBeLessThan(1e-12);
    }
  });

  it('turns rings the way RFC 7946 wants them', () => {
    const turned: Polygon = { type: 'Polygon', coordinates: [outer.toReversed(), hole.toReversed()] };
    expect(largestDifference(shapeToGeojson(shapeFromGeojson(turned)), POLYGON)).toBeLessThan(1e-12);
  });

  it('closes an open ring and drops heights', () => {
    const open: Polygon = { type: 'Polygon', coordinates: [outer.slice(0, 4).map(([x = 0, y = 0]) => [x, y, 99])] };
    expect(shapeFromGeojson(open)).toEqual(shapeFromGeojson({ type: 'Polygon', coordinates: [outer] }));
  });

  it('leaves out rings that enclose nothing, and the holes of such a part', () => {
    const line: Position[] = [
      [117, 40],
      [118, 40],
      [117, 40],
    ];
    expect(
      shapeFromGeojson({
        type: 'MultiPolygon',
        coordinates: [
          [line, hole],
          [outer, line],
        ],
      }),
    ).toEqual(shapeFromGeojson({ type: 'Polygon', coordinates: [outer] }));
  });

  it('writes an empty shape as a MultiPolygon of nothing', () => {
    const nothing: MultiPolygon = { type: 'MultiPolygon', coordinates: [] };
    expect(shapeToGeojson(shapeFromGeojson(nothing))).toEqual(nothing);
  });
});

describe('GeoJSON left in its own coordinates', () => {
  it('keeps the numbers as they are', () => {
    const flat = flatShapeFromGeojson(POLYGON);
    expect([...flat.coordinates]).toEqual([...outer, ...hole].flat());
    expect(shapeArea(flat)).toBeCloseTo(0.01 - 0.0004, 12);
  });
});
