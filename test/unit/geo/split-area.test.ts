import type { LineString, MultiPolygon, Polygon } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import { splitArea } from '../../../src/geo/split-area.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import { gridBox, gridPlace, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

function line(...places: readonly (readonly [number, number])[]): LineString {
  return { type: 'LineString', coordinates: places.map(([column, row]) => gridPlace(column, row)) };
}

function pieces(area: Polygon | MultiPolygon, along: LineString): readonly (Polygon | MultiPolygon)[] {
  const outcome = splitArea(topology, area, along);
  if (!outcome.ok) throw new Error(outcome.code);
  return outcome.shapes;
}

/** Areas in sheets of the first row, to a twentieth: rows further north are a little smaller. */
function sizes(shapes: readonly (Polygon | MultiPolygon)[]): number[] {
  return shapes.map((shape) => Math.round((shapeArea(shapeFromGeojson(shape)) / SHEET_AREA_M2) * 20) / 20);
}

const FRAME: Polygon = {
  type: 'Polygon',
  coordinates: [...gridBox(0, 0, 3, 3).coordinates, ...gridBox(1, 1, 2, 2).coordinates],
};

describe('splitting along a line', () => {
  it('gives both sides, the larger one first', () => {
    expect(sizes(pieces(gridBox(0, 0, 4, 1), line([1, -1], [1, 2])))).toEqual([3, 1]);
    expect(sizes(pieces(gridBox(0, 0, 4, 1), line([3, 2], [3, -1])))).toEqual([3, 1]);
  });

  it('gives all pieces of several crossings', () => {
    const comb = gridPolygon([0, 0], [5, 0], [5, 2], [4, 2], [4, 1], [3, 1], [3, 2], [2, 2], [2, 1], [0, 1]);
    expect(sizes(pieces(comb, line([-1, 1.5], [6, 1.5])))).toEqual([6, 0.5, 0.5]);
    expect(pieces(gridBox(0, 0, 4, 1), line([0.5, 2], [1.5, -1], [2.5, 2], [3.5, -1]))).toHaveLength(4);
  });

  it('cuts an area with a hole only when it goes all the way through', () => {
    expect(sizes(pieces(FRAME, line([-1, 1.5], [4, 1.5])))).toEqual([4, 4]);
    expect(splitArea(topology, FRAME, line([-1, 1.5], [1.5, 1.5]))).toEqual({ ok: false, code: 'does-not-cut' });
  });

  it('cuts out the inside of a line that crosses itself', () => {
    const loop = line([2, -1], [2, 2], [3, 2], [3, 1], [1, 1]);
    expect(sizes(pieces(gridBox(0, 0, 4, 4), loop))).toEqual([15, 1]);
  });

  it('keeps parts that it leaves whole with the largest piece', () => {
    const parts: MultiPolygon = {
      type: 'MultiPolygon',
      coordinates: [gridBox(0, 0, 4, 1), gridBox(9, 0, 10, 1), gridBox(0, 5, 1, 6)].map(
        ({ coordinates }) => coordinates,
      ),
    };
    const split = pieces(parts, line([1, -1], [1, 2]));
    expect(split.map(({ type }) => type)).toEqual(['MultiPolygon', 'Polygon']);
    expect(split[0]?.coordinates).toHaveLength(3);
    expect(sizes(split)[1]).toBe(1);
  });

  it.each([
    ['ends inside', line([-1, 0.5], [2, 0.5])],
    ['begins and ends inside', line([1, 0.5], [2, 0.5])],
    ['lies outside', line([-1, 2], [5, 2])],
    ['touches a corner', line([-1, -1], [0, 0], [1, -1])],
    ['runs along an edge', line([-1, 0], [5, 0])],
    ['runs along edges round a corner', line([1, 0], [4, 0], [4, 1], [2, 1])],
    ['is one place', line([1, 0.5], [1, 0.5])],
  ])('does not cut when the line %s', (_, along) => {
    expect(splitArea(topology, gridBox(0, 0, 4, 1), along)).toEqual({ ok: false, code: 'does-not-cut' });
  });

  it('cuts along a line that runs along an edge and then turns inside', () => {
    const along = line([1, 0], [2, 0], [2, 1]);
    expect(sizes(pieces(gridBox(0, 0, 4, 1), along))).toEqual([2, 2]);
  });

  it('gives both sides the same digits along the cut, and those of the line where it had vertices', () => {
    const along = line([1.3, -1], [1.234, 0.5], [1.9, 0.7], [1.1, 2]);
    const [first, second] = pieces(gridBox(0, 0, 4, 1), along).map(
      (shape) => new Set(shape.coordinates.flat(1).map((position) => position.join(' '))),
    );
    const common = [...(first ?? [])].filter((position) => second?.has(position));
    expect(common).toHaveLength(4);
    for (const position of along.coordinates.slice(1, 3)) expect(common).toContain(position.join(' '));
  });

  it('refuses what is no area', () => {
    const along = line([0, 0], [1, 1]);
    expect(splitArea(topology, along, along)).toEqual({ ok: false, code: 'not-an-area' });
  });
});
