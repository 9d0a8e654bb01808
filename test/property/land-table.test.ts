import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapeAt } from '../../src/geo/shape-table.ts';
import { shapeFromGeojson } from '../../src/geo/shape-from-geojson.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { planeX, planeY } from '../../src/geo/working-plane.ts';
import { parcelAt } from '../../src/land/parcel-at.ts';
import { createRingPress } from '../../src/land/tile-ring.ts';
import { gridBase, gridBox, gridPlace } from '../support/grid-base.ts';

const SEED = 20261123;
const SIZE = 7;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

/** A coverage without gaps whose inner vertices are pushed about; its rim stays straight. */
const coverage = fc
  .array(fc.tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: -40, max: 40 })), {
    minLength: (SIZE + 1) ** 2,
    maxLength: (SIZE + 1) ** 2,
  })
  .map((bends) =>
    gridBase({
      columns: SIZE,
      rows: SIZE,
      shift: (column, row) => {
        const [east, north] = bends[(SIZE + 1) * row + column] ?? [0, 0];
        return column % SIZE === 0 || row % SIZE === 0 ? [0, 0] : [east / 100, north / 100];
      },
    }),
  );

const share = fc.double({ min: -0.2, max: SIZE + 0.2, noNaN: true });

describe(`land table, seed ${SEED}`, () => {
  it('measures a coverage to the area of its hull, parcel by parcel as GEOS does', () => {
    fc.assert(
      fc.property(coverage, ({ land }) => {
        const hullM2 = topology.area(shapeFromGeojson(gridBox(0, 0, SIZE, SIZE)));
        const sum = land.areasM2.reduce((total, areaM2) => total + areaM2, 0);
        expect(Math.abs(sum - hullM2) / hullM2).toBeLessThan(1e-12);
        land.areasM2.forEach((areaM2, parcel) => {
          expect(Math.abs(areaM2 - topology.area(shapeAt(land, parcel))) / areaM2).toBeLessThan(1e-9);
        });
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('finds every place in exactly the parcel that GEOS finds it in', () => {
    fc.assert(
      fc.property(
        coverage,
        fc.array(fc.tuple(share, share), { minLength: 1, maxLength: 20 }),
        ({ land, index }, places) => {
          for (const [column, row] of places) {
            const [longitude, latitude] = gridPlace(column, row);
            const x = planeX(longitude);
            const y = planeY(latitude);
            const found = parcelAt(land, index, x, y);
            // A square of two millimetres around the place: it lies in the parcel unless an edge runs through it.
            const speck = {
              coordinates: Float64Array.of(
                x - 1e-3,
                y - 1e-3,
                x + 1e-3,
                y - 1e-3,
                x + 1e-3,
                y + 1e-3,
                x - 1e-3,
                y + 1e-3,
                x - 1e-3,
                y - 1e-3,
              ),
              ringEnds: Uint32Array.of(5),
              partEnds: Uint32Array.of(1),
            };
            const prepared = topology.prepare(speck);
            const relations = Array.from({ length: land.parcelCount }, (_, parcel) =>
              prepared.relationTo(land, parcel),
            );
            prepared.release();
            const met = relations.flatMap((relation, parcel) => (relation === 'outside' ? [] : [parcel]));
            if (met.length === 0) expect(found).toBeNull();
            else if (met.length === 1 && column > 0.01 && row > 0.01 && column < SIZE - 0.01 && row < SIZE - 0.01)
              expect(found).toBe(met[0]);
            else if (found !== null) expect(met).toContain(found);
          }
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });
});

const unit = fc.integer({ min: -100, max: 100 }).map((tenths) => tenths / 10);

/** A ring as it leaves the press: its corners, and twice its area. */
function pressed(places: readonly (readonly [number, number])[], step: number) {
  const press = createRingPress();
  press.begin();
  for (const [x, y] of places) press.vertex(x, y);
  const count = press.finish(false, step);
  return { corners: [...press.corners.subarray(0, 2 * count)], doubledArea: count === 0 ? 0 : press.doubledArea };
}

describe(`snapping of tile rings, seed ${SEED}`, () => {
  it('moves no vertex farther than half a step, and says the same of a ring and the ring run the other way', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(unit, unit), { minLength: 3, maxLength: 12 }),
        fc.constantFrom(1, 4),
        (places, step) => {
          const closed: [number, number][] = [...places, places[0] ?? [0, 0]];
          const { corners, doubledArea } = pressed(closed, step);
          expect(Math.abs(pressed(closed.toReversed(), step).doubledArea)).toBe(Math.abs(doubledArea));
          const rounded = closed.map(([x, y]) => [Math.round(x / step) * step, Math.round(y / step) * step] as const);
          const allowed = new Set(rounded.map(([x, y]) => `${x + 0},${y + 0}`));
          for (let at = 0; at < corners.length; at += 2) {
            expect(allowed).toContain(`${(corners[at] ?? 0) + 0},${(corners[at + 1] ?? 0) + 0}`);
          }
          const exact = rounded.slice(1).reduce((sum, [x, y], at) => {
            const [x0, y0] = rounded[at] ?? [0, 0];
            return sum + x0 * y - x * y0;
          }, 0);
          if (corners.length > 0) expect(doubledArea).toBe(exact);
        },
      ),
      { seed: SEED, numRuns: 500 },
    );
  });
});
