import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bounds } from '../../src/geo/bounds.ts';
import { boxShape } from '../../src/geo/box-shape.ts';
import { canonicalArea } from '../../src/geo/canonical-area.ts';
import { changedBoxes } from '../../src/geo/changed-boxes.ts';
import { boundsMeet } from '../../src/geo/shape-bounds.ts';
import { ShapeWindow, windowAround } from '../../src/geo/shape-window.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';

const SEED = 20261124;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** Coordinates as large as those of the working plane in China. */
const EAST = 1.3e7;
const NORTH = 4.1e6;

const place = fc.tuple(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: 0, max: 100_000 }));
const ring = fc.array(place, { minLength: 4, maxLength: 30 });
const box = fc
  .tuple(place, fc.integer({ min: 1, max: 40_000 }), fc.integer({ min: 1, max: 40_000 }))
  .map(([[x, y], width, height]): Bounds => {
    const [minX, minY] = [EAST + x / 100, NORTH + y / 100];
    return { minX, minY, maxX: minX + width / 100, maxY: minY + height / 100 };
  });

function shapeOf(places: readonly (readonly [number, number])[]): Shape {
  const closed = [...places, places[0] ?? [0, 0]];
  return {
    coordinates: Float64Array.from(closed.flatMap(([x, y]) => [EAST + x / 100, NORTH + y / 100])),
    ringEnds: Uint32Array.of(closed.length),
    partEnds: Uint32Array.of(1),
  };
}

/** Rings that cross themselves, made valid: shapes of several parts with holes. */
function validShape(places: readonly (readonly [number, number])[]): Shape {
  return topology.repair(shapeOf(places)).shape;
}

function common(shape: Shape, other: Shape): number {
  const result = topology.intersection(shape, other);
  if (!result.ok) throw new Error(result.details.message);
  return canonicalArea(result.shape);
}

/** Area of a shape in a box as the engine finds it. */
function throughWindow(shape: Shape, where: Bounds): number {
  const window = new ShapeWindow(shape);
  const relation = window.relationTo(where);
  if (relation === 'outside') return 0;
  const parcel = boxShape(where);
  return relation === 'inside' ? canonicalArea(parcel) : common(window.around(where).shape, parcel);
}

describe(`looking at large shapes through windows, seed ${SEED}`, () => {
  it('finds in every box what GEOS finds with the whole shape, and shows valid shapes', () => {
    fc.assert(
      fc.property(ring, fc.array(box, { minLength: 1, maxLength: 12 }), (places, boxes) => {
        const shape = validShape(places);
        const window = new ShapeWindow(shape);
        for (const where of boxes) {
          const expected = common(shape, boxShape(where));
          expect(Math.abs(throughWindow(shape, where) - expected)).toBeLessThan(2e-6);
          if (window.relationTo(where) !== 'crosses') continue;
          const view = window.around(where);
          expect(view.isLocal).toBe(true);
          expect(topology.validity(view.shape)).toEqual({ valid: true });
        }
      }),
      { seed: SEED, numRuns: 150 },
    );
  });

  it('sees the same to the last digit wherever a ring begins and whichever way it runs', () => {
    fc.assert(
      fc.property(ring, fc.array(box, { minLength: 1, maxLength: 8 }), fc.nat(99), (places, boxes, turn) => {
        const shape = validShape(places);
        fc.pre(shape.ringEnds.length === 1);
        const vertices = Array.from({ length: shape.coordinates.length / 2 - 1 }, (_, vertex): [number, number] => [
          shape.coordinates[2 * vertex] ?? 0,
          shape.coordinates[2 * vertex + 1] ?? 0,
        ]);
        const at = turn % vertices.length;
        const turned = [...vertices.slice(at), ...vertices.slice(0, at)];
        for (const order of [turned, turned.toReversed()]) {
          const closed = [...order, order[0] ?? [0, 0]];
          const other = { ...shape, coordinates: Float64Array.from(closed.flat()) };
          expect(canonicalArea(other)).toBe(canonicalArea(shape));
          expect(changedBoxes(shape, other)).toEqual([]);
          for (const where of boxes) expect(throughWindow(other, where)).toBe(throughWindow(shape, where));
        }
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('sees the same to the last digit in every window that the boxes of an edit do not meet', () => {
    fc.assert(
      fc.property(
        ring,
        fc.nat(99),
        place,
        fc.array(box, { minLength: 4, maxLength: 30 }),
        (places, at, moved, boxes) => {
          const vertex = at % places.length;
          const before = validShape(places);
          const after = validShape(places.map((one, index) => (index === vertex ? moved : one)));
          const changed = changedBoxes(before, after);
          for (const where of boxes) {
            if (changed.some((one) => boundsMeet(one, windowAround(where)))) continue;
            expect(throughWindow(after, where)).toBe(throughWindow(before, where));
          }
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });
});
