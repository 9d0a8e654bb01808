import fc from 'fast-check';
import { expect, it } from 'vitest';
import speciesTable from '../../data/factors/species-groups.json';
import { type CarbonAmounts, totalOfAmounts } from '../../src/evaluate/carbon/carbon-amounts.ts';
import type { CarbonTerm } from '../../src/evaluate/carbon/carbon-row.ts';
import type { CarbonSettings } from '../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import { propagate } from '../../src/evaluate/carbon/error-propagation.ts';
import { type HectarePool, standingHectare } from '../../src/evaluate/carbon/hectare.ts';
import { createSensitivities } from '../../src/evaluate/carbon/sensitivities.ts';
import { standingAmounts } from '../../src/evaluate/carbon/standing-amounts.ts';
import { standingLand } from '../../src/evaluate/carbon/standing-land.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';

const library = createFactorLibrary({});
const words = [...speciesTable.rows.map(({ name }) => name), '', '怪树'];

const stratum: fc.Arbitrary<CarbonStratum> = fc.record({
  classCode: fc.constantFrom('0301', '0305', '0201', '1106'),
  carbonClass: fc.constantFrom(
    'forest_arbor',
    'forest_arbor',
    'forest_open_young',
    'shrub',
    'perennial_crop',
    'annual_crop',
    'mangrove',
    'urban_green',
    null,
  ),
  species: fc.constantFrom(...words),
  origin: fc.constantFrom('天然', '人工', ''),
  // Young shrub and orchards pass the age up to which their growth is told.
  ageYears: fc.option(fc.oneof(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 500 }))),
  volume: fc.constantFrom('none' as const, 'zero' as const, 'small' as const, 'usable' as const),
  fault: fc.constant(null),
});

const settings: fc.Arbitrary<CarbonSettings> = fc.record({
  baseYear: fc.constant(2020),
  climate: fc.constantFrom('WTM', 'WTD', 'CTM'),
  soil: fc.constantFrom('HAC', 'Wetland'),
  densitySet: fc.constantFrom('none', 'zhejiang', 'anhui'),
  soilDepthCm: fc.constantFrom(20, 100),
  volumeSet: fc.constantFrom('north', 'fang'),
  sealedSoilLoss: fc.constant(0.2),
});

const lands = fc.array(
  fc.record({
    stratum,
    areaM2: fc.double({ min: 1, max: 1e7, noNaN: true }),
    volumeM3PerHa: fc.double({ min: 10, max: 300, noNaN: true }),
  }),
  { minLength: 1, maxLength: 12 },
);

it('land that stays has the totals, pools and intervals of its hectares added up one by one, in whatever order years are asked for', () => {
  fc.assert(
    fc.property(
      lands,
      settings,
      fc.array(fc.integer({ min: 2020, max: 2062 }), { minLength: 1, maxLength: 4 }),
      (parts, rules, years) => {
        const land = standingLand(rules, library);
        const sensitivities = createSensitivities(library);
        const amountsIn = standingAmounts(
          parts.map(({ areaM2, volumeM3PerHa }, at) => ({ stratum: at, areaM2, volumeM3PerHa })),
          parts.map((one) => one.stratum),
          land,
          sensitivities,
        );
        for (const year of years) {
          const found = amountsIn(year);
          for (const of of ['stock', 'sink'] as const) {
            const pools = parts.flatMap(({ stratum: one, areaM2, volumeM3PerHa }) =>
              standingHectare(one, year, land)[of].map((pool) => ({
                pool,
                term: {
                  areaHa: areaM2 / 10_000,
                  volumeM3PerHa,
                  areaSource: one.classCode,
                  perHa: pool.perHa,
                } satisfies CarbonTerm,
              })),
            );
            const counted = pools.filter(({ pool }) => pool.isCounted).map(({ term }) => term);
            const total = totalOfAmounts(found[of], sensitivities);
            expectSame(total.total, propagate(counted, library));
            for (const key of new Set(pools.map(({ pool }) => keyOf(pool)))) {
              const terms = pools.filter(({ pool }) => keyOf(pool) === key).map(({ term }) => term);
              expectSame(amountOf(found[of], key, sensitivities), propagate(terms, library));
            }
          }
        }
      },
    ),
    { numRuns: 60 },
  );
});

function keyOf({ pool, depthCm, isCounted }: Omit<HectarePool, 'perHa'>): string {
  return `${pool} ${String(depthCm)} ${String(isCounted)}`;
}

function amountOf(
  amounts: CarbonAmounts,
  key: string,
  sensitivities: ReturnType<typeof createSensitivities>,
): { value: number; low: number; high: number } {
  const pool = totalOfAmounts(amounts, sensitivities).pools.find((one) => keyOf(one) === key);
  // A pool of which stands gain nothing in a year need not be there.
  return pool?.amount ?? { value: 0, low: 0, high: 0 };
}

function expectSame(
  one: { readonly value: number; readonly low: number; readonly high: number },
  other: { readonly value: number; readonly low: number; readonly high: number },
): void {
  // Growth is a difference of two large numbers: what is compared is as exact as they are.
  const size = Math.max(1, Math.abs(other.value), Math.abs(other.high), Math.abs(other.low));
  for (const end of ['value', 'low', 'high'] as const) {
    expect(Math.abs(one[end] - other[end]) / size).toBeLessThan(1e-8);
  }
}
