import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canonicalArea } from '../../src/geo/canonical-area.ts';
import { LayerEdges } from '../../src/geo/layer-edges.ts';
import { LayeredAreas } from '../../src/geo/layered-areas.ts';
import type { OverlayResult } from '../../src/geo/overlay-result.ts';
import { shapeBounds } from '../../src/geo/shape-bounds.ts';
import { tableOfShapes } from '../../src/geo/shape-table.ts';
import { ShapeWindow } from '../../src/geo/shape-window.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { PLANE_PLACE } from '../support/plane-table.ts';

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** On a coarse raster corners, edges and crossings of several shapes fall together; on a fine one hardly ever. */
const raster = fc.constantFrom(1, 7, 1000);
const places = fc.array(
  fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })),
  {
    minLength: 4,
    maxLength: 18,
  },
);
const grounds = fc.record({
  steps: raster,
  parcel: places,
  region: fc.option(places),
  layers: fc.array(fc.array(places, { minLength: 1, maxLength: 2 }), { minLength: 1, maxLength: 4 }),
});
type Places = readonly (readonly [number, number])[];

/** Rings that cross themselves, made valid: several parts with holes. A parcel is small beside what lies on it. */
function shapeOf(at: Places, steps: number, sideM: number): Shape {
  const corners = [...at, at[0] ?? [0, 0]].map(([x, y]) => [
    PLANE_PLACE[0] + (Math.round(x * 8 * steps) / (8 * steps) - 0.5) * sideM,
    PLANE_PLACE[1] + (Math.round(y * 8 * steps) / (8 * steps) - 0.5) * sideM,
  ]);
  const ring = {
    coordinates: Float64Array.from(corners.flat()),
    ringEnds: Uint32Array.of(corners.length),
    partEnds: Uint32Array.of(1),
  };
  return topology.repair(ring).shape;
}

function measured(parcel: Shape, region: Shape | null, layers: readonly (readonly Shape[])[]): Float64Array {
  const box = shapeBounds(parcel);
  const areas = new Float64Array(2 + layers.length);
  if (box === null) return areas;
  const edges = new LayerEdges();
  edges.begin(box);
  layers.forEach((shapes, place) => {
    for (const shape of shapes) edges.addBlocks(new ShapeWindow(shape).edges(), 2 + place);
  });
  edges.addTableShape(tableOfShapes([parcel]), 0, 0);
  if (region !== null) edges.addBlocks(new ShapeWindow(region).edges(), 1);
  new LayeredAreas().measure(edges, region === null ? 1 : 2, areas);
  return areas;
}

test('areas of layers are those that GEOS gets by one overlay after another', () => {
  fc.assert(
    fc.property(grounds, ({ steps, parcel, region, layers }) => {
      const land = shapeOf(parcel, steps, 200);
      const district = region === null ? null : shapeOf(region, steps, 400);
      const lying = layers.map((shapes) => shapes.map((one) => shapeOf(one, steps, 400)));
      const areas = measured(land, district, lying);
      const toleranceM2 = 1e-9 * 200 ** 2;
      let left = district === null ? land : shape(topology.intersection(land, district));
      lying.forEach((shapes, place) => {
        const rest = shape(topology.difference(left, shape(topology.union(shapes))));
        const takenM2 = canonicalArea(left) - canonicalArea(rest);
        expect(Math.abs((areas[2 + place] ?? 0) - takenM2)).toBeLessThan(toleranceM2);
        left = rest;
      });
      expect(Math.abs((areas[0] ?? 0) - canonicalArea(left))).toBeLessThan(toleranceM2);
    }),
    { numRuns: 300 },
  );
});

test('areas are the same to the last digit wherever rings begin, whichever way they run, and whatever lies elsewhere', () => {
  fc.assert(
    fc.property(grounds, fc.nat(99), fc.boolean(), ({ steps, parcel, layers }, turn, isReversed) => {
      const land = shapeOf(parcel, steps, 200);
      const lying = layers.map((shapes) => shapes.map((one) => shapeOf(one, steps, 400)));
      const other = lying.map((shapes) => shapes.map((one) => turned(one, turn, isReversed)));
      const beside = shapeOf(parcel, steps, 200);
      for (let at = 0; at < beside.coordinates.length; at += 2) {
        beside.coordinates[at] = (beside.coordinates[at] ?? 0) + 300;
        beside.coordinates[at + 1] = (beside.coordinates[at + 1] ?? 0) + 1000 * (turn % 3);
      }
      other[0]?.push(beside);
      expect(measured(land, null, other)).toEqual(measured(land, null, lying));
    }),
    { numRuns: 150 },
  );
});

/** The same rings from another vertex on, or the other way round. */
function turned({ coordinates, ringEnds, partEnds }: Shape, turn: number, isReversed: boolean): Shape {
  const rings = Array.from(ringEnds, (end, ring) => {
    const first = ring === 0 ? 0 : (ringEnds[ring - 1] ?? 0);
    const open = Array.from({ length: end - 1 - first }, (_, at) => [
      coordinates[2 * (first + at)] ?? 0,
      coordinates[2 * (first + at) + 1] ?? 0,
    ]);
    const start = turn % open.length;
    const other = [...open.slice(start), ...open.slice(0, start)];
    if (isReversed) other.reverse();
    return [...other, other[0] ?? []];
  });
  return { coordinates: Float64Array.from(rings.flat(2)), ringEnds, partEnds };
}

function shape(result: OverlayResult): Shape {
  if (!result.ok) throw new Error(result.details.message);
  return result.shape;
}
