import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { applyChange, changeOfGeometry, invertChange } from '../../../src/plan/geometry-patch.ts';
import { square } from '../../support/small-plan.ts';

/** A closed ring of so many vertices. */
function ringOf(count: number, longitude = 117): Position[] {
  const open = Array.from({ length: count }, (_, index) => [longitude + index / 1000, 40 + (index % 7) / 1000]);
  return [...open, open[0] ?? []];
}

function polygon(...rings: Position[][]): Geometry {
  return { type: 'Polygon', coordinates: rings };
}

const ring = ringOf(100);
const moved = [117.5, 41.12345678901234];

describe('change of a geometry', () => {
  it.each<[string, Geometry, Geometry, number | null]>([
    ['one vertex', polygon(ring), polygon(ring.with(5, moved)), 1],
    ['the first vertex, which is the last one too', polygon(ring), polygon(ring.with(0, moved).with(-1, moved)), 2],
    ['an edge', polygon(ring), polygon(ring.with(5, moved).with(6, [1, 1])), 1],
    ['two vertices far apart', polygon(ring), polygon(ring.with(5, moved).with(60, [1, 1])), 2],
    ['a vertex more', polygon(ring), polygon(ring.toSpliced(9, 0, moved)), 1],
    ['a vertex less', polygon(ring), polygon(ring.toSpliced(9, 1)), 1],
    ['a hole more', polygon(ring), polygon(ring, ringOf(9, 118)), 1],
    ['a hole less', polygon(ring, ringOf(9, 118)), polygon(ring), 1],
    ['a vertex of a hole', polygon(ring, ringOf(9)), polygon(ring, ringOf(9).with(3, moved)), 1],
    [
      'a vertex of the second part',
      { type: 'MultiPolygon', coordinates: [[ringOf(9)], [ring]] },
      { type: 'MultiPolygon', coordinates: [[ringOf(9)], [ring.with(1, moved)]] },
      1,
    ],
    ['all vertices', polygon(ring), polygon(ringOf(100, 118)), null],
    ['a small shape', square(1, 1), square(2, 2), null],
    ['another type', polygon(ring), { type: 'MultiPolygon', coordinates: [[ring]] }, null],
    ['a point', { type: 'Point', coordinates: [1, 2] }, { type: 'Point', coordinates: [1, 3] }, 1],
    ['a height', polygon(ring), polygon(ring.with(3, [...(ring[3] ?? []), 5])), 1],
    // The file writes the members in the order they have.
    ['order of members', polygon(ring), { coordinates: [ring], type: 'Polygon' }, null],
    ['a member more', polygon(ring), { ...polygon(ring), bbox: [117, 40, 118, 41] }, null],
  ])('is done, taken back and refused where it does not fit: %s', (_, before, after, splices) => {
    const change = changeOfGeometry(before, after);
    expect('splices' in change ? change.splices.length : null).toBe(splices);
    expect(JSON.stringify(applyChange(before, change))).toBe(JSON.stringify(after));
    expect(JSON.stringify(applyChange(after, invertChange(change)))).toBe(JSON.stringify(before));
    expect(applyChange({ type: 'Polygon', coordinates: [] }, change)).toBeNull();
  });

  it('does not fit a geometry in which somebody else changed the same place, and fits elsewhere', () => {
    const change = changeOfGeometry(polygon(ring), polygon(ring.with(5, moved)));
    expect(applyChange(polygon(ring.with(5, [1, 1])), change)).toBeNull();
    expect(applyChange(polygon(ring.with(6, [1, 1])), change)).toEqual(polygon(ring.with(6, [1, 1]).with(5, moved)));
    expect(applyChange({ type: 'GeometryCollection', geometries: [] }, change)).toBeNull();
  });

  it('of one vertex of 20 000 stays small', () => {
    const large = ringOf(20_000);
    const change = changeOfGeometry(polygon(large), polygon(large.with(12_345, moved)));
    expect(JSON.stringify(change).length).toBeLessThan(200);
  });
});
