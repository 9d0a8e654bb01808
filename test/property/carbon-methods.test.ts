/** Two methods side by side: nothing between a method and itself, causes that add up, land that is counted once. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CarbonSettings } from '../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import { proposedSettings } from '../../src/evaluate/carbon/default-settings.ts';
import type { CarbonReport } from '../../src/evaluate/carbon/carbon-report.ts';
import { compareMethods } from '../../src/evaluate/carbon/compare-methods.ts';
import type { MethodChoice, MethodComparison } from '../../src/evaluate/carbon/method-comparison.ts';
import { STOCK_METHODS } from '../../src/evaluate/carbon/stock-profile.ts';
import { measureBaseline } from '../../src/evaluate/baseline.ts';
import { createEvaluator, type Evaluator } from '../../src/evaluate/evaluator.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { loadTopology, type Topology } from '../../src/geo/topology.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import speciesTable from '../../data/factors/species-groups.json';
import { gridBase, gridBox } from '../support/grid-base.ts';
import { drawn, planOf } from '../support/plan-pieces.ts';

const library = createFactorLibrary({});
const { classes } = thirdSurveyClasses();
const words = [...speciesTable.rows.map(({ name }) => name), '', '怪树'];

interface Land {
  readonly stratum: CarbonStratum;
  readonly areaM2: number;
  readonly volumeM3PerHa: number;
}

const land: fc.Arbitrary<Land> = fc.record({
  stratum: fc
    .tuple(
      // Forests more often than their share among classes.
      fc.oneof(
        fc.constantFrom(...classes.filter(({ carbonClass }) => carbonClass === 'forest_arbor')),
        fc.constantFrom(...classes),
      ),
      fc.record({
        species: fc.constantFrom(...words),
        origin: fc.constantFrom('天然', '人工', ''),
        ageYears: fc.option(fc.integer({ min: 1, max: 500 })),
        volume: fc.constantFrom('none' as const, 'zero' as const, 'small' as const, 'usable' as const),
        fault: fc.oneof(
          { weight: 5, arbitrary: fc.constant(null) },
          fc.constant({ code: 'negative-volume' as const, value: -1 }),
        ),
      }),
    )
    .map(([{ code, carbonClass }, of]) => ({ classCode: code, carbonClass, ...of })),
  areaM2: fc.double({ min: 1, max: 1e7, noNaN: true }),
  volumeM3PerHa: fc.double({ min: 10, max: 400, noNaN: true }),
});
const lands = fc.array(land, { minLength: 1, maxLength: 12 });
const method = fc.constantFrom<MethodChoice>('chosen', ...STOCK_METHODS);
const settings: fc.Arbitrary<CarbonSettings> = fc.record({
  baseYear: fc.constant(2020),
  climate: fc.constantFrom('WTM', 'WTD', 'CTM', 'CTD', 'TMoist'),
  soil: fc.constantFrom('HAC', 'LAC', 'Sandy', 'Spodic', 'Volcanic', 'Wetland'),
  densitySet: fc.constantFrom('none', 'zhejiang', 'gansu', 'jilin', 'anhui'),
  soilDepthCm: fc.constantFrom(20, 30, 100),
  volumeSet: fc.constantFrom('north', 'fang', 'guo'),
  sealedSoilLoss: fc.constant(0.2),
});

function compared(
  some: readonly Land[],
  first: MethodChoice,
  second: MethodChoice,
  chosen: CarbonSettings,
): MethodComparison {
  const strata = some.map(({ stratum }) => stratum);
  const unchanged = { land: some.map((one, stratum) => ({ ...one, stratum })), changedM2: 0 };
  return lastOf(compareMethods({ strata, unchanged, first, second }, { settings: chosen, library }));
}

function lastOf<Result>(steps: Generator<unknown, Result, void>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0);
}

/** Equal but for rounding of sums of this size. */
function expectSame(one: number, other: number, size: number): void {
  expect(Math.abs(one - other)).toBeLessThanOrEqual(1e-9 * Math.max(1, size));
}

describe('two methods side by side', () => {
  it('differ by nothing, surely, where they are the same', () => {
    fc.assert(
      fc.property(lands, method, settings, (some, one, chosen) => {
        const { total, classes: byClass, gaps } = compared(some, one, one, chosen);
        const size = total.first.stock.value;
        for (const end of ['value', 'low', 'high'] as const) expectSame(total.difference[end], 0, size);
        expect(byClass.flatMap(({ causes }) => causes)).toEqual([]);
        expect(gaps.every(({ side, group }) => side === 'both' && group === null)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('have causes that add up to the difference of each class, and classes and pools that add up to the total', () => {
    fc.assert(
      fc.property(lands, method, method, settings, (some, one, other, chosen) => {
        const { total, classes: byClass } = compared(some, one, other, chosen);
        const size = total.first.stock.value + total.second.stock.value;
        for (const { causes, difference, first, second } of byClass) {
          expectSame(sum(causes.map(({ carbonT }) => carbonT)), difference.value, size);
          expectSame(second.stock.value - first.stock.value, difference.value, size);
        }
        expectSame(sum(byClass.map(({ first }) => first.stock.value)), total.first.stock.value, size);
        expectSame(sum(byClass.map(({ second }) => second.stock.value)), total.second.stock.value, size);
        expectSame(sum(byClass.map(({ difference }) => difference.value)), total.difference.value, size);
        expectSame(sum(total.pools.map(({ firstT }) => firstT)), total.first.stock.value, size);
        expectSame(sum(total.pools.map(({ secondT }) => secondT)), total.second.stock.value, size);
      }),
      { numRuns: 200 },
    );
  });

  it('have every square metre once: compared, or listed with its reason', () => {
    fc.assert(
      fc.property(lands, method, method, settings, (some, one, other, chosen) => {
        const { total, classes: byClass, gaps } = compared(some, one, other, chosen);
        const whole = sum(some.map(({ areaM2 }) => areaM2));
        const listed = sum(gaps.filter(({ group }) => group === null).map(({ areaM2 }) => areaM2));
        expectSame(total.areaM2 + listed, whole, whole);
        expectSame(sum(byClass.map(({ areaM2 }) => areaM2)), total.areaM2, whole);
        // A pool that only one of them tells is listed, too.
        for (const { areaM2, group } of total.pools) {
          const missing = gaps.filter((gap) => gap.group === group);
          expect(areaM2).toBeLessThanOrEqual(total.areaM2 - sum(missing.map((gap) => gap.areaM2)) + 1e-6 * whole);
        }
      }),
      { numRuns: 100 },
    );
  });

  it('give the opposite difference the other way round', () => {
    fc.assert(
      fc.property(lands, method, method, settings, (some, one, other, chosen) => {
        const [there, back] = [compared(some, one, other, chosen), compared(some, other, one, chosen)];
        const size = there.total.first.stock.value + there.total.second.stock.value;
        expectSame(there.total.difference.value, -back.total.difference.value, size);
        expectSame(there.total.difference.low, -back.total.difference.high, size);
        expect(back.total.areaM2).toBe(there.total.areaM2);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the methods of a district', () => {
  const SIZE = 3;
  const CODES = ['0103', '0301', '0305', '1101', '0404', '0702', '0306'];
  const rules = { settings: proposedSettings({ seed: 'jizhou', baseYear: 2020 }), library };
  const chosen = { first: 'chosen', second: 'chosen' } as const;
  const codes = fc.array(fc.constantFrom(...CODES), { minLength: SIZE * SIZE, maxLength: SIZE * SIZE });
  const place = fc.integer({ min: 0, max: 100 * SIZE }).map((hundredths) => hundredths / 100);
  const corners = fc
    .tuple(place, place, place, place)
    .filter(([a, b, c, d]) => Math.abs(a - c) > 0.1 && Math.abs(b - d) > 0.1);
  let topology: Topology;
  beforeAll(async () => {
    topology = await loadTopology();
  });
  afterAll(() => topology.dispose());

  function evaluatorOn(classCodes: readonly string[]): Evaluator {
    const base = gridBase({
      columns: SIZE,
      rows: SIZE,
      parcel: (column, row) => ({ code: classCodes[SIZE * row + column] ?? null, canopy: 0.6 }),
    });
    return createEvaluator({ base, baseline: measureBaseline(base, topology), topology, now: () => 0 });
  }

  it('as the ledger chooses them are the stock of the base year, class by class', () => {
    fc.assert(
      fc.property(codes, (classCodes) => {
        const evaluator = evaluatorOn(classCodes);
        const scope = { scenario: 'a', year: 2020, revision: 1 };
        const plan = planOf([], { carbon: rules });
        const methods = lastOf(evaluator.methodsInSteps(plan, scope, chosen));
        const report: CarbonReport | null = lastOf(evaluator.carbonInSteps(plan, scope));
        if (methods === null || report === null) throw new Error('there is no carbon');
        const { stock } = report;
        for (const end of ['value', 'low', 'high'] as const) {
          expectSame(methods.total.first.stock[end], stock.total[end], stock.total.value);
        }
        for (const { classCode, first } of methods.classes) {
          const known = report.byClass.find((one) => one.classCode === classCode)?.stock;
          expectSame(first.stock.value, known?.value ?? NaN, stock.total.value);
          expectSame(first.stock.low, known?.low ?? NaN, stock.total.value);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('are asked about the land that the plan has not changed by the year', () => {
    fc.assert(
      fc.property(codes, corners, (classCodes, [a, b, c, d]) => {
        const box = gridBox(Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d));
        const forest = drawn('f', box, { kind: 'forest', from: 2030, species: '油松' });
        const evaluator = evaluatorOn(classCodes);
        const plan = planOf([forest], { carbon: rules });
        const inYear = (year: number): number[] => {
          const found = lastOf(evaluator.methodsInSteps(plan, { scenario: 'a', year, revision: 1 }, chosen));
          if (found === null) throw new Error('there is no carbon');
          const listed = found.gaps.filter(({ group }) => group === null).map(({ areaM2 }) => areaM2);
          return [found.changedM2, found.total.areaM2 + sum(listed)];
        };
        const turned = lastOf(evaluator.carbonInSteps(plan, { scenario: 'a', year: 2030, revision: 1 }));
        const turnedM2 = sum((turned?.transitions ?? []).map(({ areaM2 }) => areaM2));
        const [[before = NaN, whole = NaN], [after = NaN, left = NaN]] = [inYear(2029), inYear(2030)];
        expect(before).toBe(0);
        expectSame(after, turnedM2, whole);
        expectSame(left + after, whole, whole);
      }),
      { numRuns: 20 },
    );
  });
});
