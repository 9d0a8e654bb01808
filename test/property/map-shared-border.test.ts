import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { areaOfM2 } from '../../src/map/drawing-progress.ts';
import { pathsOf } from '../../src/map/editable-path.ts';
import { handlesOf } from '../../src/map/handle.ts';
import { indexItems } from '../../src/map/item-index.ts';
import { beginMove, moveTo } from '../../src/map/tools/vertex-move.ts';
import { FIRST_DRAFTING_SETTINGS } from '../../src/session/drafting-settings.ts';
import { GRID, item } from '../unit/map/map-fixture.ts';

/**
 * Two neighbours with a border of several vertices from north to south between them; the eastern one lacks some of its
 * vertices, so that edges meet vertices too.
 */
const neighbours = fc
  .record({
    border: fc.array(fc.double({ min: -0.2, max: 0.2, noNaN: true }), { minLength: 3, maxLength: 8 }),
    vertex: fc.nat(),
    dx: fc.double({ min: -0.1, max: 0.1, noNaN: true }),
    dy: fc.double({ min: -0.02, max: 0.02, noNaN: true }),
  })
  .map(({ border, vertex, dx, dy }) => {
    const line = border.map((x, index): Position => [117.5 + x, 40 + (0.5 * index) / (border.length - 1)]);
    const [last = [], first = []] = [line.at(-1), line[0]];
    const west: Geometry = { type: 'Polygon', coordinates: [[[117, 40], ...line, [117, 40.5], [117, 40]]] };
    const east: Geometry = {
      type: 'Polygon',
      coordinates: [[first, [118, 40], [118, 40.5], last, ...line.slice(1, -1).reverse(), first]],
    };
    const inner = 1 + (vertex % (line.length - 2));
    const [x = 0, y = 0] = line[inner] ?? [];
    return { west, east, index: 1 + inner, from: [x, y], to: [x + dx, y + dy] };
  });

const context = (west: Geometry, east: Geometry, sharedBorders: boolean) => ({
  viewport: GRID,
  metresPerPx: 100,
  kind: 'forest' as const,
  items: indexItems([item('west', west), item('east', east)]),
  selection: new Set(['west']),
  drafting: { ...FIRST_DRAFTING_SETTINGS, sharedBorders },
  reachPx: 8,
});

describe('a border that two features share', () => {
  it('moves for both, so that together they keep their area', () => {
    fc.assert(
      fc.property(neighbours, ({ west, east, index, from, to }) => {
        const grip = { ref: { part: 0, ring: 0, index }, position: from, kind: 'vertex' as const };
        const move = beginMove({ id: 'west', geometry: west }, grip, context(west, east, true));
        if (move === null) throw new Error('nothing to move');
        const { shapes } = moveTo(move, to);
        expect(shapes.map(({ id }) => id)).toEqual(['west', 'east']);
        expect(move.label).toBe('move-shared-border');
        const before = areaOfM2(west) + areaOfM2(east);
        const after = shapes.reduce((sum, { geometry }) => sum + areaOfM2(geometry), 0);
        expect(Math.abs(after / before - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('gets a vertex in the neighbour where a new one is pulled out of it', () => {
    fc.assert(
      fc.property(neighbours, ({ west, east, index, from, to }) => {
        const ring = pathsOf(west)[0]?.positions ?? [];
        const [next = []] = ring.slice(index + 1);
        const edge: Geometry = { type: 'LineString', coordinates: [from, next] };
        const middle = handlesOf(edge).find(({ kind }) => kind === 'midpoint')?.position ?? from;
        const grip = { ref: { part: 0, ring: 0, index: index + 1 }, position: middle, kind: 'midpoint' as const };
        const move = beginMove({ id: 'west', geometry: west }, grip, context(west, east, true));
        if (move === null) throw new Error('nothing to move');
        const { shapes } = moveTo(move, [(middle[0] ?? 0) + ((to[0] ?? 0) - (from[0] ?? 0)), middle[1] ?? 0]);
        const before = areaOfM2(west) + areaOfM2(east);
        const after = shapes.reduce((sum, { geometry }) => sum + areaOfM2(geometry), 0);
        expect(shapes).toHaveLength(2);
        expect(Math.abs(after / before - 1)).toBeLessThan(1e-9);
        const own = moveTo(move, middle).shapes[0].geometry;
        expect(Math.abs(areaOfM2(own) / areaOfM2(west) - 1)).toBeLessThan(1e-12);
      }),
    );
  });

  it('stays with the neighbour when borders are not moved together', () => {
    fc.assert(
      fc.property(neighbours, ({ west, east, index, from, to }) => {
        const grip = { ref: { part: 0, ring: 0, index }, position: from, kind: 'vertex' as const };
        const move = beginMove({ id: 'west', geometry: west }, grip, context(west, east, false));
        expect(move === null ? 0 : moveTo(move, to).shapes.length).toBe(1);
      }),
    );
  });
});
