import { describe, expect, it } from 'vitest';
import { densifyShape, pointsOnEdge } from '../../../src/geo/densify.ts';
import { densifyGeometry, mapPositions, somePosition } from '../../../src/geo/geometry-positions.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { flatShapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';

const RECTANGLE = {
  type: 'Polygon' as const,
  coordinates: [
    [
      [0, 0],
      [210, 0],
      [210, 69],
      [0, 69],
      [0, 0],
    ],
  ],
};

describe('points on the edges', () => {
  it('puts int(length / spacing) equally spaced points on an edge', () => {
    expect(pointsOnEdge(0, 0, 210, 0, 70)).toEqual([52.5, 0, 105, 0, 157.5, 0]);
    expect(pointsOnEdge(0, 0, 69.99, 0, 70)).toEqual([]);
    expect(pointsOnEdge(0, 0, 0, 70, 70)).toEqual([0, 35]);
  });

  it('keeps rings closed, holes, parts and the area', () => {
    const shape = flatShapeFromGeojson({
      type: 'MultiPolygon',
      coordinates: [[...RECTANGLE.coordinates, ...RECTANGLE.coordinates], RECTANGLE.coordinates],
    });
    const dense = densifyShape(shape, 70);
    expect([...dense.ringEnds]).toEqual([11, 22, 33]);
    expect([...dense.partEnds]).toEqual([2, 3]);
    expect([...dense.coordinates.subarray(20, 22)]).toEqual([0, 0]);
    expect(shapeArea(dense)).toBe(shapeArea(shape));
  });

  it('does the same to GeoJSON areas, and leaves lines and points alone', () => {
    const dense = densifyGeometry(RECTANGLE, 70);
    expect(dense.type === 'Polygon' && flatShapeFromGeojson(dense)).toEqual(
      densifyShape(flatShapeFromGeojson(RECTANGLE), 70),
    );
    const line = {
      type: 'LineString' as const,
      coordinates: [
        [0, 0],
        [500, 0],
      ],
    };
    const collection = densifyGeometry({ type: 'GeometryCollection', geometries: [line, RECTANGLE] }, 70);
    expect(collection).toEqual({ type: 'GeometryCollection', geometries: [line, dense] });
  });
});

describe('positions of a geometry', () => {
  it('are all replaced, whatever the type', () => {
    const [a, b] = [
      [1, 2],
      [3, 4],
    ];
    const geometries = [
      { type: 'Point' as const, coordinates: a },
      { type: 'MultiPoint' as const, coordinates: [a, b] },
      { type: 'LineString' as const, coordinates: [a, b] },
      { type: 'MultiLineString' as const, coordinates: [[a, b], [b]] },
      { type: 'Polygon' as const, coordinates: [[a, b, a]] },
      { type: 'MultiPolygon' as const, coordinates: [[[a, b, a]], [[b]]] },
    ];
    const collection = { type: 'GeometryCollection' as const, geometries };
    const doubled = mapPositions(collection, (position) => position.map((value) => 2 * value));
    const text = JSON.stringify(collection);
    expect(JSON.stringify(doubled)).toBe(text.replaceAll('[1,2]', '[2,4]').replaceAll('[3,4]', '[6,8]'));
    expect(JSON.stringify(collection)).toBe(text);
  });

  it('are searched in order', () => {
    expect(somePosition(RECTANGLE, ([x = 0]) => x > 100)).toEqual([210, 0]);
    expect(somePosition(RECTANGLE, ([x = 0]) => x > 1000)).toBeNull();
  });
});
