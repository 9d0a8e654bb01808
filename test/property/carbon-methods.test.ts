/** Two methods side by side: nothing between a method and itself, causes that add up, land that is counted once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CarbonSettings } from '../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import { compareMethods } from '../../src/evaluate/carbon/compare-methods.ts';
import type { MethodChoice, MethodComparison } from '../../src/evaluate/carbon/method-comparison.ts';
import { STOCK_METHODS } from '../../src/evaluate/carbon/stock-profile.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import speciesTable from '../../data/factors/species-groups.json';

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
  const steps = compareMethods({ strata, unchanged, first, second }, { settings: chosen, library });
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
