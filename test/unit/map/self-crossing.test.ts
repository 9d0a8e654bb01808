import { describe, expect, it } from 'vitest';
import { findSelfCrossings } from '../../../src/map/self-crossing.ts';
import { placesOf, polygon } from './map-fixture.ts';
import type { Geometry } from 'geojson';

describe('self-crossing', () => {
  it.each<[string, Geometry, number]>([
    ['a square', polygon([0, 0], [10, 0], [10, 10], [0, 10]), 0],
    ['a bow tie', polygon([0, 0], [10, 10], [10, 0], [0, 10]), 1],
    ['an outline that goes back over itself', polygon([0, 0], [10, 0], [20, 0], [5, 0], [5, 10]), 1],
    ['an outline that touches itself in a vertex', polygon([0, 0], [10, 0], [5, 5], [10, 10], [0, 10], [5, 5]), 1],
    ['two vertices', polygon([0, 0], [10, 0]), 0],
    ['a square with a vertex given twice', polygon([0, 0], [10, 0], [10, 0], [10, 10], [0, 10]), 0],
  ])('%s: %#', (_, geometry, atLeast) => {
    const found = findSelfCrossings(geometry).length;
    if (atLeast === 0) expect(found).toBe(0);
    else expect(found).toBeGreaterThanOrEqual(atLeast);
  });

  it('says where', () => {
    expect(placesOf(findSelfCrossings(polygon([0, 0], [100, 100], [100, 0], [0, 100])))).toEqual([[50, 50]]);
  });

  it('lets a hole touch the outline, but not cross it', () => {
    const outline = polygon([0, 0], [100, 0], [100, 100], [0, 100]);
    const touching = polygon([0, 50], [20, 40], [20, 60]);
    const crossing = polygon([-10, 50], [20, 40], [20, 60]);
    const withHole = (hole: Geometry): Geometry =>
      outline.type === 'Polygon' && hole.type === 'Polygon'
        ? { type: 'Polygon', coordinates: [...outline.coordinates, ...hole.coordinates] }
        : outline;
    expect(findSelfCrossings(withHole(touching))).toEqual([]);
    expect(findSelfCrossings(withHole(crossing))).toHaveLength(2);
  });

  it('does not look at lines', () => {
    const line: Geometry = {
      type: 'LineString',
      coordinates: [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
      ],
    };
    expect(findSelfCrossings(line)).toEqual([]);
  });
});
