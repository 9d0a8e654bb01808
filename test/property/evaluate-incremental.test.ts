import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Baseline, measureBaseline } from '../../src/evaluate/baseline.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import type { Evaluation } from '../../src/evaluate/evaluation.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { PlanFeature, Zone } from '../../src/plan/plan.ts';
import { gridBase, gridBox, gridPolygon } from '../support/grid-base.ts';
import { drawn, planOf, target } from '../support/plan-pieces.ts';

const SEED = 20261121;
const SIZE = 6;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

interface District {
  readonly base: LandBase;
  readonly baseline: Baseline;
}

const CODES = ['0103', '0101', '0301', '0305', '1101', '0404', '0702', 'X', null];

/** A crooked grid of random classes with holes, a district that cuts parcels, and a farmland line. */
const district = fc
  .record({
    codes: fc.array(fc.constantFrom(...CODES), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE }),
    bends: fc.array(fc.tuple(fc.integer({ min: -30, max: 30 }), fc.integer({ min: -30, max: 30 })), {
      minLength: (SIZE + 1) ** 2,
      maxLength: (SIZE + 1) ** 2,
    }),
    hasRegion: fc.boolean(),
    hasLine: fc.boolean(),
  })
  .map(({ codes, bends, hasRegion, hasLine }): District => {
    const base = gridBase({
      columns: SIZE,
      rows: SIZE,
      parcel: (column, row) => {
        const code = codes[SIZE * row + column];
        return code === 'X' ? null : { code: code ?? null, canopy: column % 2 === 0 ? 0.6 : 0.1 };
      },
      shift: (column, row) => {
        const [east, north] = bends[(SIZE + 1) * row + column] ?? [0, 0];
        return [east / 100, north / 100];
      },
      region: hasRegion
        ? gridPolygon([0.2, 0.5], [SIZE - 0.4, 0.3], [SIZE - 0.7, SIZE - 0.2], [0.6, SIZE - 0.5])
        : null,
      ...(hasLine ? { farmland: [gridBox(1.3, 1.2, 3.4, 2.7)] } : {}),
    });
    return { base, baseline: measureBaseline(base, topology) };
  });

const coordinate = fc.integer({ min: -50, max: 100 * SIZE + 50 }).map((hundredths) => hundredths / 100);

/** Random rings, many of which cross themselves. */
const polygon = fc
  .array(fc.tuple(coordinate, coordinate), { minLength: 3, maxLength: 6 })
  .map((places) => gridPolygon(...places));

const properties = fc.record({
  kind: fc.constantFrom<KindId>('forest', 'forest', 'wetland', 'grassland', 'farmland-redline', 'pv'),
  scenario: fc.constantFrom('base', 'a', 'b'),
  from: fc.constantFrom(null, 2025, 2030),
  until: fc.constantFrom(null, null, 2035),
});

type Edit = (features: readonly PlanFeature[], number: number) => readonly PlanFeature[];

const pick = fc.nat(99);
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(polygon, properties)
      .map(([shape, values]): Edit => (features, number) => [...features, drawn(`f${number}`, shape, values)]),
  },
  {
    weight: 3,
    arbitrary: fc.tuple(pick, polygon).map(
      ([at, geometry]): Edit =>
        (features) =>
          features.map((one, index) => (index === at % features.length ? { ...one, geometry } : one)),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.tuple(pick, properties).map(
      ([at, values]): Edit =>
        (features) =>
          features.map((one, index) =>
            index === at % features.length ? { ...one, properties: { ...one.properties, ...values } } : one,
          ),
    ),
  },
  {
    weight: 2,
    arbitrary: pick.map(
      (at): Edit =>
        (features) =>
          features.filter((_, index) => index !== at % features.length),
    ),
  },
  {
    weight: 1,
    arbitrary: pick.map((at): Edit => (features) => [
      ...features.slice(at % (features.length + 1)),
      ...features.slice(0, at % (features.length + 1)),
    ]),
  },
  {
    weight: 1,
    arbitrary: pick.map((at): Edit => (features, number) => {
      const victim = features[at % Math.max(1, features.length)];
      return victim === undefined
        ? features
        : [...features, drawn(`f${number}`, victim.geometry, { scenario: 'b', removes: victim.id })];
    }),
  },
);

const zone = fc
  .tuple(fc.integer({ min: -10, max: 40 }), fc.integer({ min: -10, max: 40 }), fc.integer({ min: 5, max: 40 }))
  .map(([west, south, size]) =>
    gridPolygon(
      [west / 10, south / 10],
      [(west + size) / 10, south / 10 + 0.3],
      [(west + size) / 10 - 0.2, (south + size) / 10],
      [west / 10 + 0.4, (south + size) / 10 - 0.1],
    ),
  );
const zones = fc
  .array(zone, { maxLength: 2 })
  .map((geometries): readonly Zone[] => geometries.map((geometry, at) => ({ id: `z${at}`, name: `z${at}`, geometry })));

/** One vertex moved a little: the edit that a drag brings sixty times a second. */
const nudge = fc.tuple(fc.nat(99), fc.nat(99), fc.integer({ min: -40, max: 40 })).map(
  ([at, vertex, hundredths]): Edit =>
    (features) =>
      features.map((one, index) => {
        const ring = one.geometry.type === 'Polygon' ? (one.geometry.coordinates[0] ?? []) : [];
        if (index !== at % features.length || ring.length < 4) return one;
        const place = vertex % (ring.length - 1);
        const moved = ring.map((position, each) =>
          each === place || (place === 0 && each === ring.length - 1)
            ? [(position[0] ?? 0) + (hundredths / 100) * 0.0625, (position[1] ?? 0) - (hundredths / 100) * 0.03]
            : position,
        );
        return { ...one, geometry: { type: 'Polygon' as const, coordinates: [moved] } };
      }),
);

const scope = fc.record({ scenario: fc.constantFrom('base', 'a', 'b'), year: fc.constantFrom(2025, 2030, 2035) });
const step = fc.tuple(
  fc.oneof({ weight: 2, arbitrary: edit }, { weight: 1, arbitrary: nudge }),
  // Mostly the scheme and year stay as they are, as while somebody draws.
  fc.option(scope, { freq: 1 }),
  fc.option(zones, { freq: 1 }),
);
const TARGETS = [
  target({ op: '>=', value: 40 }),
  target({ id: 'zone-cover', op: '>=', value: 40, zone: 'z0' }),
  target({ id: 'forest-area', op: '>=', value: 9000, indicator: 'forest.area', unit: 'ha' }),
];

function evaluatorOf({ base, baseline }: District): Evaluator {
  return createEvaluator({ base, baseline, topology, now: () => 0 });
}

function total(rows: readonly { readonly value: number | null }[]): number {
  return rows.reduce((sum, row) => sum + (row.value ?? Number.NaN), 0);
}

function evaluate(
  evaluator: Evaluator,
  features: readonly PlanFeature[],
  { scenario, year }: { scenario: string; year: number },
  drawnZones: readonly Zone[] = [],
): Evaluation {
  const plan = planOf(features, { targets: TARGETS, zones: drawnZones });
  return evaluator.evaluate(plan, { scenario, year, revision: 1 });
}

describe(`evaluation after edits, seed ${SEED}`, () => {
  it('gives to the last digit what an evaluator gives that never saw the plan before', () => {
    fc.assert(
      fc.property(district, fc.array(step, { minLength: 1, maxLength: 12 }), (place, steps) => {
        const incremental = evaluatorOf(place);
        let features: readonly PlanFeature[] = [];
        let drawnZones: readonly Zone[] = [];
        let where = { scenario: 'b', year: 2030 };
        steps.forEach(([next, elsewhere, redrawn], number) => {
          features = next(features, number);
          where = elsewhere ?? where;
          drawnZones = redrawn ?? drawnZones;
          const expected = evaluate(evaluatorOf(place), features, where, drawnZones);
          expect(evaluate(incremental, features, where, drawnZones)).toEqual(expected);
        });
      }),
      { seed: SEED, numRuns: 45 },
    );
  });

  it('comes back to exactly the first numbers when an edit is taken back', () => {
    fc.assert(
      fc.property(district, fc.array(edit, { minLength: 2, maxLength: 8 }), scope, (place, edits, where) => {
        const evaluator = evaluatorOf(place);
        const states: (readonly PlanFeature[])[] = [[]];
        edits.forEach((next, number) => states.push(next(states.at(-1) ?? [], number)));
        const forwards = states.map((features) => evaluate(evaluator, features, where));
        const backwards = states.toReversed().map((features) => evaluate(evaluator, features, where));
        expect(backwards.toReversed()).toEqual(forwards);
      }),
      { seed: SEED, numRuns: 40 },
    );
  });

  it('balances every drawn area and every district, whatever is drawn', () => {
    fc.assert(
      fc.property(district, fc.array(edit, { minLength: 1, maxLength: 8 }), scope, (place, edits, where) => {
        let features: readonly PlanFeature[] = [];
        edits.forEach((next, number) => (features = next(features, number)));
        const { contributions, balance, notes } = evaluate(evaluatorOf(place), features, where);
        expect(notes.filter((note) => note.code !== 'feature-repaired')).toEqual([]);
        for (const { drawnM2, countedM2, notCounted } of contributions) {
          const parts = countedM2 + notCounted.reduce((sum, one) => sum + one.areaM2, 0);
          // Up to three remainders below the tolerance are left out of the list as rounding.
          expect(Math.abs(parts - drawnM2)).toBeLessThanOrEqual(4e-9 * Math.max(drawnM2, 1));
        }
        expect(balance === null ? 0 : balance.relativeError).toBeLessThan(1e-9);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('balances every zone: strata make classes, classes and what no parcel covers make the zone', () => {
    fc.assert(
      fc.property(
        district,
        fc.array(edit, { minLength: 1, maxLength: 6 }),
        scope,
        zones,
        (place, edits, where, drawnZones) => {
          let features: readonly PlanFeature[] = [];
          edits.forEach((next, number) => (features = next(features, number)));
          const { measures } = evaluate(evaluatorOf(place), features, where, drawnZones);
          for (const id of ['region', ...drawnZones.map((one) => one.id)]) {
            const rows = measures.filter((row) => row.zone === id);
            const wholeM2 = rows.find((row) => row.indicator === 'area.region')?.value ?? Number.NaN;
            const near = (one: number, other: number): void => {
              expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(wholeM2, 1));
            };
            const classes = rows.filter((row) => row.indicator === 'area.class');
            const strata = rows.filter((row) => row.indicator === 'area.stratum');
            near(total(classes), wholeM2);
            for (const { group, value } of classes) {
              if (group === 'unassigned') continue;
              near(total(strata.filter((row) => row.group?.split('/')[0] === group)), value ?? Number.NaN);
            }
          }
        },
      ),
      { seed: SEED, numRuns: 60 },
    );
  });

  it('does not care in which order features stand that do not touch each other', () => {
    const apart = fc.array(fc.tuple(fc.nat(8), fc.nat(8), fc.constantFrom<KindId>('forest', 'wetland', 'grassland')), {
      minLength: 2,
      maxLength: 6,
    });
    fc.assert(
      fc.property(district, apart, fc.nat(99), (place, sizes, turn) => {
        const features = sizes.map(([width, height, kind], column) =>
          drawn(`f${column}`, gridBox(column + 0.02, 0.1, column + 0.1 + width / 10, 1 + height / 2), { kind }),
        );
        const at = turn % features.length;
        const where = { scenario: 'a', year: 2030 };
        const one = evaluate(evaluatorOf(place), features, where);
        const other = evaluate(evaluatorOf(place), [...features.slice(at), ...features.slice(0, at)], where);
        for (const row of one.measures) {
          const same = other.measures.find((each) => each.indicator === row.indicator && each.group === row.group);
          expect(same?.none?.code).toBe(row.none?.code);
          if (row.value === null) continue;
          expect(Math.abs((same?.value ?? Number.NaN) - row.value)).toBeLessThanOrEqual(1e-6);
        }
        const byFeature = new Map(other.contributions.map((each) => [each.feature, each]));
        for (const each of one.contributions) expect(byFeature.get(each.feature)).toEqual(each);
      }),
      { seed: SEED, numRuns: 60 },
    );
  });
});
