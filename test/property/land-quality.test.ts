import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { shapeArea } from '../../src/geo/shape-area.ts';
import { shapeAt, tableOfShapes } from '../../src/geo/shape-table.ts';
import type { Shape } from '../../src/geo/shape.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { parcelAt } from '../../src/land/parcel-at.ts';
import { openParcelIndex } from '../../src/land/parcel-index.ts';
import type { LandTable } from '../../src/land/land-table.ts';
import { EdgeMatching } from '../../src/land/quality/edge-matching.ts';
import { packQuality, unpackQuality } from '../../src/land/quality/pack-quality.ts';
import { inspectAll } from '../support/inspect-all.ts';
import { boxRing, planeShape, planeTable } from '../support/plane-table.ts';

const SEED = 20261121;
/** Parcels along each side, and the length of one of theirs in metres. */
const SIZE = 4;
const CELL_M = 100;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

type Place = readonly [number, number];

/** Something wrong with the parcel of a cell. */
type Flaw =
  | { readonly kind: 'moved'; readonly vertex: number; readonly by: Place }
  | { readonly kind: 'twisted' }
  | { readonly kind: 'spike'; readonly vertex: number; readonly by: Place }
  | { readonly kind: 'extra-vertex'; readonly vertex: number; readonly share: number }
  | { readonly kind: 'repeated' }
  | { readonly kind: 'island'; readonly at: Place }
  | { readonly kind: 'missing' }
  | { readonly kind: 'cover'; readonly columns: number; readonly rows: number };

const offset = fc.tuple(
  fc.integer({ min: -4000, max: 4000 }).map((cm) => cm / 100),
  fc.integer({ min: -4000, max: 4000 }).map((cm) => cm / 100),
);
/** A metre or two: such a parcel leaves a small gap. */
const nudge = offset.map(([east, north]): Place => [east / 20, north / 20]);
const vertex = fc.nat(3);
const flaw: fc.Arbitrary<Flaw> = fc.oneof(
  fc.record({ kind: fc.constant('moved' as const), vertex, by: offset }),
  fc.record({ kind: fc.constant('twisted' as const) }),
  fc.record({ kind: fc.constant('spike' as const), vertex, by: offset }),
  fc.record({
    kind: fc.constant('extra-vertex' as const),
    vertex,
    share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
  }),
  fc.record({ kind: fc.constant('repeated' as const) }),
  fc.record({ kind: fc.constant('island' as const), at: offset }),
  fc.record({ kind: fc.constant('missing' as const) }),
  fc.record({
    kind: fc.constant('cover' as const),
    columns: fc.integer({ min: 1, max: SIZE }),
    rows: fc.integer({ min: 1, max: SIZE }),
  }),
);

const bends = fc.array(offset, { minLength: (SIZE + 1) ** 2, maxLength: (SIZE + 1) ** 2 });
const flawed = fc.record({
  bends,
  flaws: fc.array(fc.tuple(fc.nat(SIZE * SIZE - 1), flaw), { maxLength: 4 }),
  order: fc.array(fc.nat(), { minLength: 4, maxLength: 4 }),
});

/** Parcels that nearly fit. */
const nudged = fc.record({
  bends,
  flaws: fc.array(
    fc.tuple(
      fc.nat(SIZE * SIZE - 1),
      fc.oneof(
        fc.record({ kind: fc.constant('moved' as const), vertex, by: nudge }),
        fc.record({
          kind: fc.constant('extra-vertex' as const),
          vertex,
          share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
        }),
      ),
    ),
    { minLength: 2, maxLength: 6 },
  ),
  order: fc.constant([0]),
});

/** A bent grid of parcels, some of them with a flaw, and some more laid over it. */
function coverage({
  bends,
  flaws,
  order,
}: {
  bends: Place[];
  flaws: [number, Flaw][];
  order: readonly number[];
}): LandTable {
  const corner = (column: number, row: number): Place => {
    const [east, north] = bends[(SIZE + 1) * row + column] ?? [0, 0];
    return [CELL_M * column + 0.8 * east, CELL_M * row + 0.8 * north];
  };
  const outline = (column: number, row: number, columns: number, rows: number): Place[] => [
    ...Array.from({ length: columns }, (_, at) => corner(column + at, row)),
    ...Array.from({ length: rows }, (_, at) => corner(column + columns, row + at)),
    ...Array.from({ length: columns }, (_, at) => corner(column + columns - at, row + rows)),
    ...Array.from({ length: rows }, (_, at) => corner(column, row + rows - at)),
  ];
  const cells: (Place[] | null)[] = Array.from({ length: SIZE * SIZE }, (_, at) =>
    outline(at % SIZE, Math.floor(at / SIZE), 1, 1),
  );
  const extras: Place[][] = [];
  for (const [cell, one] of flaws) {
    const ring = cells[cell];
    if (ring == null) continue;
    const [column, row] = [cell % SIZE, Math.floor(cell / SIZE)];
    const at = 'vertex' in one ? (ring[one.vertex] ?? [0, 0]) : [0, 0];
    const next = 'vertex' in one ? (ring[(one.vertex + 1) % ring.length] ?? [0, 0]) : [0, 0];
    if (one.kind === 'moved') ring[one.vertex] = [at[0] + one.by[0], at[1] + one.by[1]];
    if (one.kind === 'spike') ring.splice(one.vertex, 0, at as Place, [at[0] + one.by[0], at[1] + one.by[1]]);
    if (one.kind === 'extra-vertex') {
      const between = (a: number, b: number): number => a + (b - a) * one.share;
      ring.splice(one.vertex + 1, 0, [between(at[0], next[0]), between(at[1], next[1])]);
    }
    if (one.kind === 'twisted') ring.splice(0, 2, ...ring.slice(0, 2).reverse());
    if (one.kind === 'repeated') extras.push([...ring]);
    if (one.kind === 'missing') cells[cell] = null;
    if (one.kind === 'cover') {
      extras.push(outline(column, row, Math.min(one.columns, SIZE - column), Math.min(one.rows, SIZE - row)));
    }
    if (one.kind === 'island') {
      const flat = boxRing(CELL_M * (column + 0.4) + one.at[0], CELL_M * (row + 0.4) + one.at[1], 17, 9);
      extras.push(Array.from({ length: 4 }, (_, corner4) => [flat[2 * corner4] ?? 0, flat[2 * corner4 + 1] ?? 0]));
    }
  }
  const rings = cells.filter((ring) => ring !== null);
  extras.forEach((extra, at) => rings.splice((order[at % order.length] ?? 0) % (rings.length + 1), 0, extra));
  return planeTable(rings.map((ring) => planeShape([ring.flat()])));
}

/** All parcels merged by GEOS, each valid before. */
function unionOf(table: LandTable): Shape {
  const shapes = Array.from(
    { length: table.parcelCount },
    (_, parcel) => topology.repair(shapeAt(table, parcel)).shape,
  );
  const union = topology.union(shapes);
  if (!union.ok) throw new Error(union.details.message);
  return union.shape;
}

describe(`inspection of flawed coverages, seed ${SEED}`, () => {
  it('leaves parcels whose areas add up to what they cover, each valid', () => {
    fc.assert(
      fc.property(flawed, (recipe) => {
        const table = coverage(recipe);
        const { table: effective, report, faults } = inspectAll(table, topology);
        const coveredM2 = shapeArea(unionOf(table));
        const sumM2 = effective.areasM2.reduce((total, areaM2) => total + areaM2, 0);
        expect(Math.abs(sumM2 - coveredM2)).toBeLessThanOrEqual(1e-9 * coveredM2);
        expect(effective.parcelCount).toBe(table.parcelCount);
        for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
          const shape = shapeAt(effective, parcel);
          expect(topology.validity(shape)).toEqual({ valid: true });
          expect(effective.areasM2[parcel]).toBeCloseTo(topology.area(shape), 6);
          if (!report.changedParcels.includes(parcel)) expect(shape).toEqual(shapeAt(table, parcel));
        }
        const named = new Set(
          faults.filter(({ outcome }) => outcome === 'repaired' || outcome === 'emptied').map(({ parcel }) => parcel),
        );
        expect([...named].sort((a, b) => a - b)).toEqual([...report.changedParcels]);
      }),
      { seed: SEED, numRuns: 80 },
    );
  });

  it('finds as overlaps exactly the pairs that GEOS finds, with their area', () => {
    fc.assert(
      fc.property(flawed, (recipe) => {
        const table = coverage(recipe);
        const valid = Array.from({ length: table.parcelCount }, (_, at) => topology.repair(shapeAt(table, at)).shape);
        const overlaps = new Map(
          inspectAll(table, topology)
            .faults.filter(({ kind }) => kind === 'overlap')
            .map(({ parcel, other, areaM2 }) => [`${String(other)}-${parcel}`, areaM2 ?? 0]),
        );
        for (const [later, one] of valid.entries()) {
          for (const [earlier, other] of valid.slice(0, later).entries()) {
            const common = topology.intersection(other, one);
            const areaM2 = common.ok ? shapeArea(common.shape) : Number.NaN;
            const found = overlaps.get(`${earlier}-${later}`);
            // Below the tolerance on the width of an overlap it may be left out.
            if (found === undefined) expect(areaM2).toBeLessThan(1e-2);
            else expect(Math.abs(found - areaM2)).toBeLessThan(1e-4);
          }
        }
      }),
      { seed: SEED + 1, numRuns: 60 },
    );
  });

  it('finds as gaps the small holes that GEOS finds in the union, and no place that is covered', () => {
    let found = 0;
    fc.assert(
      fc.property(fc.oneof(nudged, flawed), (recipe) => {
        const table = coverage(recipe);
        const { faults, table: effective } = inspectAll(table, topology);
        const index = openParcelIndex(effective);
        const union = unionOf(table);
        const holes: number[] = [];
        const outer = new Set([0, ...union.partEnds]);
        for (let ring = 0; ring < union.ringEnds.length; ring += 1) {
          if (outer.has(ring)) continue;
          const start = 2 * (union.ringEnds[ring - 1] ?? 0);
          const coordinates = union.coordinates.slice(start, 2 * (union.ringEnds[ring] ?? 0));
          const ends = { ringEnds: Uint32Array.of(coordinates.length / 2), partEnds: Uint32Array.of(1) };
          const areaM2 = shapeArea({ coordinates, ...ends });
          if (areaM2 > 0.02 && areaM2 < 190) holes.push(areaM2);
        }
        const gaps = faults.flatMap(({ kind, areaM2 }) => (kind === 'gap' && areaM2 !== null ? [areaM2] : []));
        for (const hole of holes) expect(gaps.some((gap) => Math.abs(gap - hole) < 1e-4)).toBe(true);
        // Wedges that are narrower than the tolerance at their mouth are gaps of their own; nothing else is.
        for (const { kind, x, y } of faults) if (kind === 'gap') expect(parcelAt(effective, index, x, y)).toBeNull();
        found += holes.length;
      }),
      { seed: SEED + 2, numRuns: 150 },
    );
    expect(found).toBeGreaterThan(30);
  });
});

const grid = fc.integer({ min: 0, max: 5 });
const rings = fc.array(fc.array(fc.tuple(grid, grid), { minLength: 3, maxLength: 9 }), { minLength: 1, maxLength: 3 });

describe(`invalid parcels, seed ${SEED}`, () => {
  it('are exactly those that GEOS calls invalid, on a grid where everything touches everything', () => {
    let invalid = 0;
    let count = 0;
    fc.assert(
      fc.property(
        fc.array(rings, { minLength: 20, maxLength: 20 }),
        fc.double({ min: 0.3, max: 700, noNaN: true }),
        (all, unit) => {
          const shapes = all.map((each) => planeShape(each.map((ring) => ring.flat().map((value) => value * unit))));
          // Far from each other, so that only what each is by itself counts.
          shapes.forEach((shape, at) => {
            for (let value = 0; value < shape.coordinates.length; value += 2) {
              shape.coordinates[value] = (shape.coordinates[value] ?? 0) + 10_000 * at;
            }
          });
          const table = planeTable(shapes);
          const expected = shapes.flatMap((shape, at) => (topology.validity(shape).valid ? [] : [at]));
          expect([...inspectAll(table, topology).report.changedParcels]).toEqual(expected);
          invalid += expected.length;
          count += shapes.length;
        },
      ),
      { seed: SEED + 3, numRuns: 60 },
    );
    expect(invalid).toBeGreaterThan(100);
    expect(count - invalid).toBeGreaterThan(100);
  });
});

describe(`edges that parcels share, seed ${SEED}`, () => {
  it('are matched as a plain count per direction says', () => {
    const triangle = fc
      .tuple(grid, grid, grid, grid, grid, grid)
      .filter(([a, b, c, d, e, f]) => (c - a) * (f - b) > (e - a) * (d - b));
    fc.assert(
      fc.property(fc.array(triangle, { minLength: 1, maxLength: 60 }), (triangles) => {
        const table = tableOfShapes(triangles.map((one) => planeShape([one])));
        const matching = new EdgeMatching(table);
        const balance = new Map<string, number>();
        triangles.forEach((one, parcel) => {
          matching.add(parcel);
          const places = [0, 2, 4, 0].map((at) => `${one[at] ?? 0} ${one[at + 1] ?? 0}`);
          for (let edge = 0; edge < 3; edge += 1) {
            const [from = '', to = ''] = places.slice(edge, edge + 2);
            const key = from < to ? `${from} ${to}` : `${to} ${from}`;
            balance.set(key, (balance.get(key) ?? 0) + (from < to ? 1 : -1));
          }
        });
        const expected = [...balance.values()].reduce((sum, uses) => sum + Math.abs(uses), 0);
        const { edges, landLeft } = matching.unmatched();
        expect(edges).toHaveLength(expected);
        expect(landLeft.every((left) => left === 1)).toBe(true);
      }),
      { seed: SEED + 4, numRuns: 200 },
    );
  });
});

describe(`packing a report, seed ${SEED}`, () => {
  it('gives it back as it was, also after a copy to another thread', () => {
    fc.assert(
      fc.property(flawed, (recipe) => {
        const { report } = inspectAll(coverage(recipe), topology);
        const packed = packQuality(report);
        expect(unpackQuality(packed)).toEqual(report);
        expect(() =>
          unpackQuality({ ...packed, arrays: { ...packed.arrays, x: packed.arrays['others'] ?? new Uint8Array() } }),
        ).toThrow('x');
        const copied = structuredClone(packed);
        expect(unpackQuality({ ...copied, json: JSON.parse(JSON.stringify(copied.json)) as unknown })).toEqual(report);
      }),
      { seed: SEED + 5, numRuns: 30 },
    );
  });
});
