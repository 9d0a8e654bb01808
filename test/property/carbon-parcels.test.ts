/** Carbon parcel by parcel: means times land are the ledger's totals, and shades follow numbers. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import {
  CARBON_QUANTITIES,
  LOWEST_SHADE,
  OUTSIDE_SHADE,
  shadeBreaks,
  shadeOf,
  UNKNOWN_SHADE,
} from '../../src/evaluate/carbon/carbon-shade.ts';
import type { CarbonRules } from '../../src/evaluate/carbon/carbon-rules.ts';
import { proposedSettings } from '../../src/evaluate/carbon/default-settings.ts';
import { type Ledger, TOTAL_COLUMNS } from '../../src/evaluate/carbon/ledger.ts';
import { NO_PARCEL } from '../../src/evaluate/carbon/ledger-rows.ts';
import type { ParcelCarbon } from '../../src/evaluate/carbon/parcel-carbon.ts';
import { shadeParcels } from '../../src/evaluate/carbon/shade-parcels.ts';
import type { LandBase } from '../../src/evaluate/land-base.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { AttributeColumn } from '../../src/land/attribute-column.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import type { KindId } from '../../src/kinds/kind.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import { gridBase, gridBox } from '../support/grid-base.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';

const SIZE = 4;
const SCOPE = { scenario: 'a', year: 2035, revision: 1 };
const CODES = ['0103', '0301', '0305', '1101', '0404', '0702', '0201', '0306', '9999'];
const RULES: CarbonRules = {
  settings: proposedSettings({ seed: 'jizhou', baseYear: 2020 }),
  library: createFactorLibrary({}),
};
const HA = 10_000;

let topology: Topology;
beforeAll(async () => {
  topology = await loadTopology();
});
afterAll(() => topology.dispose());

const parcels = fc.array(
  fc.record({
    code: fc.constantFrom(...CODES),
    age: fc.option(fc.integer({ min: 1, max: 120 })),
    volume: fc.option(fc.constantFrom(0, 4, 25, 90, 210)),
  }),
  { minLength: SIZE * SIZE, maxLength: SIZE * SIZE },
);
const place = fc.integer({ min: 0, max: 100 * SIZE }).map((hundredths) => hundredths / 100);

const FIELDS: Partial<Record<KindId, Readonly<Record<string, string>>>> = {
  forest: { species: '油松' },
  farmland: { soilPractice: 'no-till-straw' },
  restoration: { coverAfter: 'forest', species: '油松' },
};

/** On land: what lies at sea belongs to no parcel. */
const features = fc
  .array(
    fc.record({
      corners: fc
        .tuple(place, place, place, place)
        .filter(([a, b, c, d]) => Math.abs(a - c) > 0.1 && Math.abs(b - d) > 0.1),
      kind: fc.constantFrom<KindId>('forest', 'wetland', 'grassland', 'green-space', 'farmland', 'restoration'),
      from: fc.option(fc.integer({ min: 2021, max: 2040 })),
    }),
    { maxLength: 4 },
  )
  .map((list) =>
    list.map(({ corners: [a, b, c, d], kind, from }, at): PlanFeature => {
      const box = gridBox(Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d));
      return drawn(`f${String(at)}`, box, { kind, from, ...FIELDS[kind] });
    }),
  );

interface Parcel {
  readonly code: string;
  readonly age: number | null;
  readonly volume: number | null;
}

function evaluatorOn(parcelsOf: readonly Parcel[]): Evaluator {
  const plain = gridBase({
    columns: SIZE,
    rows: SIZE,
    parcel: (column, row) => ({ code: parcelsOf[SIZE * row + column]?.code ?? null }),
  });
  const attributes = new Map(plain.land.attributes)
    .set('species', { type: 'text', codes: new Uint32Array(SIZE * SIZE).fill(1), dictionary: ['油松'] })
    .set('age', columnOf(parcelsOf.map(({ age }) => age)))
    .set('volumeM3PerHa', columnOf(parcelsOf.map(({ volume }) => volume)));
  const base: LandBase = { ...plain, land: { ...plain.land, attributes } };
  return createEvaluator({ base, baseline: measureBaseline(base, topology), topology, now: () => 0 });
}

function columnOf(values: readonly (number | null)[]): AttributeColumn {
  return {
    type: 'number',
    values: Float64Array.from(values, (one) => one ?? 0),
    present: Uint8Array.from(values, (one) => (one === null ? 0 : 1)),
  };
}

function lastOf<Result>(steps: Generator<unknown, Result | null, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done !== true) continue;
    if (step.value === null) throw new Error('there is no answer');
    return step.value;
  }
}

function carbonOf(
  evaluator: Evaluator,
  quantity: ParcelCarbon['quantity'],
  plan: readonly PlanFeature[],
  year = SCOPE.year,
): ParcelCarbon {
  return lastOf(evaluator.parcelCarbonInSteps(planOf(plan, { carbon: RULES }), { ...SCOPE, year }, quantity));
}

function ledgerOf(evaluator: Evaluator, plan: readonly PlanFeature[]): Ledger {
  return lastOf(evaluator.ledgerInSteps(planOf(plan, { carbon: RULES }), SCOPE));
}

/** tC of every parcel by the ledger, and whether each row of it has a number. */
function parcelTotals({ rowCount, parcels, kindIndex, kinds, totalT }: Ledger) {
  const totals = new Float64Array(SIZE * SIZE);
  const isWhole = new Array<boolean>(SIZE * SIZE).fill(true);
  for (let row = 0; row < rowCount; row += 1) {
    const parcel = parcels[row] ?? 0;
    if (parcel === NO_PARCEL) continue;
    totals[parcel] = (totals[parcel] ?? 0) + (totalT[row] ?? 0);
    const { densities } = kinds[kindIndex[row] ?? 0] ?? {};
    if (!TOTAL_COLUMNS.some((column) => densities?.has(column))) isWhole[parcel] = false;
  }
  return { totals, isWhole };
}

/** tC or tC/a of a parcel. */
function amountOf({ perHa, knownM2 }: ParcelCarbon, parcel: number): number {
  return ((perHa[parcel] ?? 0) * (knownM2[parcel] ?? 0)) / HA;
}

function totalOf(carbon: ParcelCarbon): number {
  return carbon.perHa.reduce((sum, _, parcel) => sum + amountOf(carbon, parcel), 0);
}

describe('carbon of parcels', () => {
  it('is the stock of the ledger, parcel by parcel', () => {
    fc.assert(
      fc.property(parcels, features, (land, plan) => {
        const evaluator = evaluatorOn(land);
        const { totals, isWhole } = parcelTotals(ledgerOf(evaluator, plan));
        const stock = carbonOf(evaluator, 'stock', plan);
        for (let parcel = 0; parcel < SIZE * SIZE; parcel += 1) {
          const total = totals[parcel] ?? 0;
          expect(Math.abs(amountOf(stock, parcel) - total)).toBeLessThanOrEqual(1e-9 * Math.abs(total) + 1e-9);
          const areaM2 = stock.areasM2[parcel] ?? 0;
          const isKnown = Math.abs((stock.knownM2[parcel] ?? 0) - areaM2) <= 1e-6 * areaM2;
          expect(isKnown).toBe(isWhole[parcel]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('changes by what the ledger has more with the plan than without it', () => {
    fc.assert(
      fc.property(parcels, features, (land, plan) => {
        const evaluator = evaluatorOn(land);
        const before = parcelTotals(ledgerOf(evaluator, []));
        const after = parcelTotals(ledgerOf(evaluator, plan));
        const change = carbonOf(evaluator, 'change', plan);
        for (let parcel = 0; parcel < SIZE * SIZE; parcel += 1) {
          if (before.isWhole[parcel] !== true || after.isWhole[parcel] !== true) continue;
          const total = after.totals[parcel] ?? 0;
          const difference = total - (before.totals[parcel] ?? 0);
          expect(Math.abs(amountOf(change, parcel) - difference)).toBeLessThanOrEqual(1e-9 * Math.abs(total) + 1e-9);
        }
        const none = carbonOf(evaluator, 'change', []);
        expect(none.perHa.every((value) => value === 0)).toBe(true);
        expect(none.knownM2).toEqual(none.areasM2);
      }),
      { numRuns: 30 },
    );
  });

  it('adds up to the uptake of the report', () => {
    fc.assert(
      fc.property(parcels, features, (land, plan) => {
        const evaluator = evaluatorOn(land);
        const report = lastOf(evaluator.carbonInSteps(planOf(plan, { carbon: RULES }), SCOPE));
        const { value } = report.sink.total;
        const sink = carbonOf(evaluator, 'sink', plan);
        const size = sink.perHa.reduce((sum, _, parcel) => sum + Math.abs(amountOf(sink, parcel)), 1);
        expect(Math.abs(totalOf(sink) - value)).toBeLessThanOrEqual(1e-9 * size);
      }),
      { numRuns: 30 },
    );
  });

  it('is the same to the last digit after other questions as from scratch', () => {
    fc.assert(
      fc.property(parcels, features, features, fc.constantFrom(2025, 2035), (land, first, plan, year) => {
        const kept = evaluatorOn(land);
        for (const quantity of CARBON_QUANTITIES) carbonOf(kept, quantity, first, year);
        for (const quantity of CARBON_QUANTITIES) {
          expect(carbonOf(kept, quantity, plan)).toEqual(carbonOf(evaluatorOn(land), quantity, plan));
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('shades', () => {
  const value = fc.double({ min: -500, max: 1500, noNaN: true });

  it.each(CARBON_QUANTITIES)('of %s rise with the number and are as many as a picture can tell', (quantity) => {
    const breaks = shadeBreaks(quantity);
    expect(breaks).toEqual([...breaks].sort((a, b) => a - b));
    expect(shadeOf(Infinity, breaks)).toBe(LOWEST_SHADE + breaks.length);
    expect(shadeOf(Infinity, breaks)).toBeLessThanOrEqual(255);
    fc.assert(
      fc.property(value, value, (a, b) => {
        const [low, high] = a <= b ? [a, b] : [b, a];
        expect(shadeOf(low, breaks)).toBeLessThanOrEqual(shadeOf(high, breaks));
        expect(shadeOf(low, breaks)).toBeGreaterThanOrEqual(LOWEST_SHADE);
      }),
    );
    breaks.forEach((from, at) => expect(shadeOf(from, breaks)).toBe(LOWEST_SHADE + at + 1));
  });

  it('tell land without a number and parcels outside apart from every number, and have all land once', () => {
    const known = fc.constantFrom<'known' | 'unknown' | 'outside'>('known', 'unknown', 'outside');
    fc.assert(
      fc.property(
        fc.constantFrom(...CARBON_QUANTITIES),
        fc.array(fc.record({ perHa: value, known, areaM2: fc.integer({ min: 1, max: 1_000_000 }) }), { maxLength: 40 }),
        (quantity, list) => {
          const { index, areasM2, breaks } = shadeParcels({
            quantity,
            perHa: Float64Array.from(list, (one) => (one.known === 'known' ? one.perHa : 0)),
            knownM2: Float64Array.from(list, (one) => (one.known === 'known' ? one.areaM2 : 0)),
            areasM2: Float64Array.from(list, (one) => (one.known === 'outside' ? 0 : one.areaM2)),
          });
          list.forEach((one, parcel) => {
            const shade = one.known === 'known' ? shadeOf(one.perHa, breaks) : null;
            expect(index[parcel]).toBe(shade ?? (one.known === 'unknown' ? UNKNOWN_SHADE : OUTSIDE_SHADE));
          });
          const landM2 = list.reduce((sum, one) => sum + (one.known === 'outside' ? 0 : one.areaM2), 0);
          expect(areasM2.reduce((sum, areaM2) => sum + areaM2, 0)).toBe(landM2);
        },
      ),
    );
  });
});
