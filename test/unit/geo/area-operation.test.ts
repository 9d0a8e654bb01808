import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { intersectAreas, subtractAreas, uniteAreas } from '../../../src/geo/area-operation.ts';
import { buildBorderIndex } from '../../../src/geo/border-index.ts';
import { runsOfGeometries } from '../../../src/geo/border-runs.ts';
import { shapeArea } from '../../../src/geo/shape-area.ts';
import { shapeFromGeojson } from '../../../src/geo/shape-from-geojson.ts';
import type { ShapeOutcome } from '../../../src/geo/shape-outcome.ts';
import { findSnapTarget } from '../../../src/geo/snap-search.ts';
import { loadTopology, type Topology } from '../../../src/geo/topology.ts';
import { gridBox, gridPolygon, SHEET_AREA_M2 } from '../../support/grid-base.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

function only(outcome: ShapeOutcome): Polygon | MultiPolygon {
  if (!outcome.ok) throw new Error(outcome.code);
  const [shape] = outcome.shapes;
  if (shape === undefined || outcome.shapes.length > 1) throw new Error(`${String(outcome.shapes.length)} shapes`);
  return shape;
}

function sheets(geometry: Polygon | MultiPolygon): number {
  return shapeArea(shapeFromGeojson(geometry)) / SHEET_AREA_M2;
}

/** The rings of a polygon as sets of vertices. */
function ringsOf(geometry: Polygon | MultiPolygon): Set<string>[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.flat().map((ring) => new Set(ring.map((position) => position.join(' '))));
}

describe('uniting areas', () => {
  it('leaves nothing of the border that two share', () => {
    const shape = only(uniteAreas(topology, [gridBox(0, 0, 1, 1), gridBox(1, 0, 2, 1)]));
    expect(shape.type).toBe('Polygon');
    expect(shape.coordinates).toHaveLength(1);
    expect(sheets(shape)).toBeCloseTo(2, 9);
  });

  it('leaves no crack where one was drawn along an edge of the other, from places in the middle of it', () => {
    const slanted = gridPolygon([0, 0], [1, 0.2], [1.3, 1.1], [0.1, 0.9]);
    const index = buildBorderIndex(runsOfGeometries([slanted]));
    for (let step = 1; step < 40; step += 1) {
      const snapped = [0.017 * step + 0.05, 0.017 * step + 0.3].map((share): Position => {
        const [[x0 = 0, y0 = 0] = [], [x1 = 0, y1 = 0] = []] = [
          slanted.coordinates[0]?.[1],
          slanted.coordinates[0]?.[2],
        ];
        const target = findSnapTarget([index], [x0 + share * (x1 - x0), y0 + share * (y1 - y0)], 50);
        return target?.position ?? [];
      });
      const [low = [], high = []] = snapped;
      const beside: Polygon = { type: 'Polygon', coordinates: [[low, [117.2, 39.01], [117.2, 39.04], high, low]] };
      const both = only(uniteAreas(topology, [slanted, beside]));
      expect(both.type).toBe('Polygon');
      expect(both.coordinates).toHaveLength(1);
      expect(intersectAreas(topology, slanted, beside)).toEqual({ ok: false, code: 'no-common-area' });
    }
  });

  it('gives a hole or a part that it does not touch back as it was, with beginning and direction', () => {
    const [outer = []] = gridBox(0, 0, 4, 4).coordinates;
    // Clockwise, beginning in the middle of an edge: nothing an operation would make.
    const hole = gridPolygon([2.5, 2], [3, 2], [3, 3], [2, 3], [2, 2]).coordinates[0]?.toReversed() ?? [];
    const island = gridPolygon([9, 9], [9, 8], [8, 8]).coordinates[0] ?? [];
    const area: MultiPolygon = { type: 'MultiPolygon', coordinates: [[outer, hole], [island]] };
    const shape = only(uniteAreas(topology, [area, gridBox(3.5, 0, 5, 1)]));
    const rings = (shape.type === 'Polygon' ? [shape.coordinates] : shape.coordinates).flat();
    expect(rings).toContainEqual(hole);
    expect(rings).toContainEqual(island);
  });

  it('repairs what crosses itself before it counts, as the numbers do', () => {
    const bow = gridPolygon([0, 0], [1, 1], [1, 0], [0, 1]);
    expect(sheets(only(uniteAreas(topology, [bow])))).toBeCloseTo(0.5, 3);
  });

  it('refuses lines, points, areas without land, and nothing at all', () => {
    const point: Geometry = { type: 'Point', coordinates: [117, 39] };
    const flat = gridPolygon([0, 0], [1, 1], [0, 0]);
    expect(uniteAreas(topology, [gridBox(0, 0, 1, 1), point])).toEqual({ ok: false, code: 'not-an-area' });
    expect(uniteAreas(topology, [flat])).toEqual({ ok: false, code: 'not-an-area' });
    expect(uniteAreas(topology, [])).toEqual({ ok: false, code: 'nothing-left' });
  });
});

describe('what areas have in common', () => {
  it('is one area, also of several parts', () => {
    const comb = gridPolygon([0, 0], [5, 0], [5, 2], [4, 2], [4, 1], [1, 1], [1, 2], [0, 2]);
    const shape = only(intersectAreas(topology, comb, gridBox(-1, 1.5, 6, 3)));
    expect(shape.type).toBe('MultiPolygon');
    expect(sheets(shape)).toBeCloseTo(1, 2);
  });

  it('is nothing where they only touch', () => {
    const touching = intersectAreas(topology, gridBox(0, 0, 1, 1), gridBox(1, 0, 2, 1));
    expect(touching).toEqual({ ok: false, code: 'no-common-area' });
  });
});

describe('taking areas out of another', () => {
  it('makes a hole with the digits of the shape that was taken out', () => {
    const hole = gridPolygon([1, 1], [2, 1.3], [1.4, 2]);
    const shape = only(subtractAreas(topology, gridBox(0, 0, 3, 3), [hole]));
    expect(ringsOf(shape)).toEqual([...ringsOf(gridBox(0, 0, 3, 3)), ...ringsOf(hole)]);
  });

  it('takes several at once, overlapping ones too', () => {
    const rest = only(subtractAreas(topology, gridBox(0, 0, 4, 1), [gridBox(1, 0, 2.5, 1), gridBox(2, 0, 3, 1)]));
    expect(rest.type).toBe('MultiPolygon');
    expect(sheets(rest)).toBeCloseTo(2, 9);
  });

  it('says when nothing is left, and when there was nothing to take', () => {
    const area = gridBox(0, 0, 1, 1);
    expect(subtractAreas(topology, area, [gridBox(-1, -1, 2, 2)])).toEqual({ ok: false, code: 'nothing-left' });
    expect(subtractAreas(topology, area, [area])).toEqual({ ok: false, code: 'nothing-left' });
    expect(subtractAreas(topology, area, [gridBox(1, 0, 2, 1)])).toEqual({ ok: false, code: 'no-common-area' });
    expect(subtractAreas(topology, area, [])).toEqual({ ok: false, code: 'no-common-area' });
  });
});
