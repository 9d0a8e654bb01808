import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { pathsOf } from '../../../src/map/editable-path.ts';
import { handleAt, handlesOf } from '../../../src/map/handle.ts';
import { insertVertex } from '../../../src/map/insert-vertex.ts';
import { moveVertex } from '../../../src/map/move-vertex.ts';
import { removeVertex } from '../../../src/map/remove-vertex.ts';
import { at, GRID, polygon } from './map-fixture.ts';

const WITH_HOLE: Geometry = {
  type: 'MultiPolygon',
  coordinates: [
    [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [0, 0],
      ],
    ],
    [
      [
        [10, 0],
        [14, 0],
        [14, 4],
        [10, 4],
        [10, 0],
      ],
      [
        [11, 1],
        [12, 1],
        [12, 2],
        [11, 2],
        [11, 1],
      ],
    ],
  ],
};
const LINE: Geometry = {
  type: 'LineString',
  coordinates: [
    [0, 0],
    [1, 0],
    [2, 0],
  ],
};

describe('editing the vertices of a geometry', () => {
  it('moves a vertex of a hole in the second part and leaves everything else as it was', () => {
    const before = structuredClone(WITH_HOLE);
    const after = moveVertex(WITH_HOLE, { part: 1, ring: 1, index: 2 }, [13, 3]);
    expect(WITH_HOLE).toEqual(before);
    expect(after.type === 'MultiPolygon' && after.coordinates).toEqual([
      [
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 0],
        ],
      ],
      [
        [
          [10, 0],
          [14, 0],
          [14, 4],
          [10, 4],
          [10, 0],
        ],
        [
          [11, 1],
          [12, 1],
          [13, 3],
          [11, 2],
          [11, 1],
        ],
      ],
    ]);
  });

  it('moves the first vertex of a ring and its repetition', () => {
    const after = moveVertex(WITH_HOLE, { part: 0, ring: 0, index: 0 }, [-1, -1]);
    expect(after.type === 'MultiPolygon' && after.coordinates[0]).toEqual([
      [
        [-1, -1],
        [4, 0],
        [4, 4],
        [-1, -1],
      ],
    ]);
  });

  it('inserts before an index, and at the end of a ring on its closing edge', () => {
    const after = insertVertex(WITH_HOLE, { part: 0, ring: 0, index: 3 }, [2, 2]);
    expect(after.type === 'MultiPolygon' && after.coordinates[0]).toEqual([
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 2],
        [0, 0],
      ],
    ]);
    expect(insertVertex(LINE, { part: 0, ring: 0, index: 1 }, [0.5, 1])).toEqual({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [0.5, 1],
        [1, 0],
        [2, 0],
      ],
    });
  });

  it('removes a vertex, but leaves a triangle and a two-point line alone', () => {
    expect(removeVertex(LINE, { part: 0, ring: 0, index: 1 })).toEqual({
      type: 'LineString',
      coordinates: [
        [0, 0],
        [2, 0],
      ],
    });
    expect(removeVertex(WITH_HOLE, { part: 0, ring: 0, index: 1 })).toBeNull();
    expect(
      removeVertex(
        {
          type: 'LineString',
          coordinates: [
            [0, 0],
            [2, 0],
          ],
        },
        { part: 0, ring: 0, index: 0 },
      ),
    ).toBeNull();
  });

  it('changes nothing for a vertex that is not there', () => {
    const nowhere = { part: 0, ring: 7, index: 0 };
    expect(moveVertex(WITH_HOLE, nowhere, [1, 1])).toBe(WITH_HOLE);
    expect(insertVertex(WITH_HOLE, nowhere, [1, 1])).toBe(WITH_HOLE);
    expect(removeVertex(WITH_HOLE, nowhere)).toBeNull();
  });

  it('counts each vertex of a ring once', () => {
    expect(pathsOf(WITH_HOLE).map(({ positions }) => positions.length)).toEqual([3, 4, 4]);
  });
});

describe('taking hold of an outline', () => {
  const square = polygon([100, 100], [200, 100], [200, 200], [100, 200]);

  it('offers a vertex per corner and a midpoint per edge', () => {
    const kinds = handlesOf(square).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'vertex')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'midpoint')).toHaveLength(4);
    expect(handlesOf({ type: 'Point', coordinates: at(0, 0) })).toHaveLength(1);
  });

  it('prefers a vertex to a midpoint that is nearer', () => {
    const small = polygon([100, 100], [110, 100], [105, 200]);
    const handle = handleAt(handlesOf(small), { x: 104, y: 100 }, GRID, 8);
    expect(handle?.kind).toBe('vertex');
  });

  it('finds nothing out of reach', () => {
    expect(handleAt(handlesOf(square), { x: 120, y: 120 }, GRID, 8)).toBeNull();
  });
});
