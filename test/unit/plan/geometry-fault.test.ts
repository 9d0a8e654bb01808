import { describe, expect, it } from 'vitest';
import { findGeometryFault, isGeometry } from '../../../src/plan/geometry-fault.ts';

const RING = [
  [117, 40],
  [118, 40],
  [118, 41],
  [117, 40],
];

describe('geometry fault', () => {
  it.each([
    { type: 'Point', coordinates: [117, 40] },
    { type: 'Point', coordinates: [-180, 90, 12] },
    { type: 'MultiPoint', coordinates: [[117, 40]] },
    { type: 'LineString', coordinates: RING.slice(0, 2) },
    { type: 'MultiLineString', coordinates: [RING, RING.slice(0, 2)] },
    { type: 'Polygon', coordinates: [RING, RING] },
    { type: 'MultiPolygon', coordinates: [[RING], [RING, RING]] },
  ])('finds none in $type', (geometry) => {
    expect(findGeometryFault(geometry)).toBeNull();
    expect(isGeometry(geometry)).toBe(true);
  });

  it.each([
    [undefined, 'without-geometry', []],
    [null, 'without-geometry', []],
    ['Point', 'without-geometry', []],
    [{ type: 'MultiPolygon', coordinates: [] }, 'without-geometry', ['coordinates']],
    [{ type: 'GeometryCollection', geometries: [] }, 'unknown-geometry', ['type']],
    [{ type: 'toString', coordinates: [1, 2] }, 'unknown-geometry', ['type']],
    [{ type: 'Point' }, 'wrong-coordinates', ['coordinates']],
    [{ type: 'Point', coordinates: [117] }, 'wrong-coordinates', ['coordinates']],
    [{ type: 'Point', coordinates: [117, Number.POSITIVE_INFINITY] }, 'wrong-coordinates', ['coordinates']],
    [{ type: 'Point', coordinates: [180.1, 40] }, 'not-lon-lat', ['coordinates']],
    [{ type: 'LineString', coordinates: [[117, 40]] }, 'line-short', ['coordinates']],
    [{ type: 'MultiLineString', coordinates: [RING, [[117, 40]]] }, 'line-short', ['coordinates', 1]],
    [{ type: 'Polygon', coordinates: [[]] }, 'wrong-coordinates', ['coordinates', 0]],
    [{ type: 'Polygon', coordinates: RING }, 'wrong-coordinates', ['coordinates', 0, 0]],
    [{ type: 'Polygon', coordinates: [RING, RING.slice(0, 3)] }, 'ring-short', ['coordinates', 1]],
    [{ type: 'MultiPolygon', coordinates: [[RING], [[...RING, [117, 42]]]] }, 'ring-open', ['coordinates', 1, 0]],
    [{ type: 'MultiPolygon', coordinates: [[]] }, 'wrong-coordinates', ['coordinates', 0]],
  ])('finds that of %j', (geometry, code, path) => {
    expect(findGeometryFault(geometry)).toEqual({ code, path });
    expect(isGeometry(geometry)).toBe(false);
  });
});
