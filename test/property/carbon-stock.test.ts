import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import type { CarbonSettings } from '../../src/evaluate/carbon/carbon-settings.ts';
import { landOfStrata } from '../../src/evaluate/carbon/land-of-strata.ts';
import { createSensitivities } from '../../src/evaluate/carbon/sensitivities.ts';
import { standingAmounts } from '../../src/evaluate/carbon/standing-amounts.ts';
import { standingLand } from '../../src/evaluate/carbon/standing-land.ts';
import { explainDifference } from '../../src/evaluate/carbon/stock-difference.ts';
import { stockProfile, stockProfiles } from '../../src/evaluate/carbon/stock-profile.ts';
import { stockProfiler } from '../../src/evaluate/carbon/stock-profiler.ts';

import { numberOf } from '../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import speciesTable from '../../data/factors/species-groups.json';

const library = createFactorLibrary({});
const carbonClasses = [...new Set(thirdSurveyClasses().classes.map(({ carbonClass }) => carbonClass)), null];
const words = [...speciesTable.rows.map(({ name }) => name), '', '怪树'];

const stratum: fc.Arbitrary<CarbonStratum> = fc.record({
  classCode: fc.constant('x'),
  // Forests more often than their share among classes.
  carbonClass: fc.oneof(fc.constant('forest_arbor'), fc.constantFrom(...carbonClasses)),
  species: fc.constantFrom(...words),
  origin: fc.constantFrom('天然', '人工', ''),
  ageYears: fc.option(fc.integer({ min: 1, max: 500 })),
  volume: fc.constantFrom('none' as const, 'zero' as const, 'small' as const, 'usable' as const),
  fault: fc.oneof(
    { weight: 5, arbitrary: fc.constant(null) },
    fc.constant({ code: 'negative-volume' as const, value: -1 }),
  ),
});

const settings: fc.Arbitrary<CarbonSettings> = fc.record({
  baseYear: fc.constant(2020),
  climate: fc.constantFrom('WTM', 'WTD', 'CTM', 'CTD', 'TMoist'),
  soil: fc.constantFrom('HAC', 'LAC', 'Sandy', 'Spodic', 'Volcanic', 'Wetland'),
  densitySet: fc.constantFrom('none', 'zhejiang', 'gansu', 'jilin', 'anhui'),
  soilDepthCm: fc.constantFrom(20, 30, 100),
  volumeSet: fc.constantFrom('north', 'fang', 'guo'),
  sealedSoilLoss: fc.constant(0.2),
});

interface Parcel {
  readonly stratum: number;
  readonly areaM2: number;
  readonly volume: number;
}

/** tC in the base year by pool and depth, added up as an account does. */
function stockOf(
  strata: readonly CarbonStratum[],
  chosen: CarbonSettings,
  parcels: readonly Parcel[],
): ReadonlyMap<string, number> {
  const of = {
    strata,
    index: Uint32Array.from(parcels, ({ stratum: at }) => at),
    volumeM3PerHa: Float64Array.from(parcels, ({ volume }) => volume),
  };
  const ground = landOfStrata(
    of,
    null,
    Float64Array.from(parcels, ({ areaM2 }) => areaM2),
  );
  const land = standingLand(chosen, library);
  const { stock } = standingAmounts(ground, strata, land, createSensitivities(library))(chosen.baseYear);
  return new Map([...stock.pools].map(([key, { sums }]) => [key, sums.total.total]));
}

it('every stratum has a number or a reason for each of its pools, and every number is finite and not negative', () => {
  fc.assert(
    fc.property(stratum, settings, (one, chosen) => {
      const { pools, missing } = stockProfile(one, chosen, library);
      expect(pools.length + missing.length).toBeGreaterThan(0);
      for (const group of [['above', 'below', 'biomass'], ['dead'], ['soil']]) {
        const known = pools.some(({ pool }) => group.includes(pool));
        const reason = missing.some(({ pool }) => pool === null || group.includes(pool));
        expect(known || reason).toBe(true);
      }
      for (const { perHa } of pools) {
        const value = numberOf(perHa, library, 120);
        expect(Number.isFinite(value) && value >= 0).toBe(true);
      }
      const soil = pools.filter(({ pool }) => pool === 'soil');
      expect(soil.length).toBeLessThanOrEqual(1);
      const isOther = soil.some(({ depthCm }) => depthCm !== chosen.soilDepthCm);
      expect(missing.some(({ code }) => code === 'other-depth-only')).toBe(isOther);
      if (one.fault !== null) expect(pools.every(({ pool }) => pool === 'dead' || pool === 'soil')).toBe(true);
    }),
    { numRuns: 500 },
  );
});

it('strata that share a profile are given the very profile that each would have', () => {
  fc.assert(
    fc.property(fc.array(stratum, { minLength: 2, maxLength: 30 }), settings, (strata, chosen) => {
      const profileOf = stockProfiler(chosen, library);
      for (const one of strata) expect(profileOf(one)).toEqual(stockProfile(one, chosen, library));
    }),
    { numRuns: 60 },
  );
});

it('the stock is the same however parcels are divided', () => {
  const parcel = fc.record({
    stratum: fc.nat(2),
    areaM2: fc.double({ min: 0, max: 1e7, noNaN: true }),
    volume: fc.double({ min: 10, max: 400, noNaN: true }),
  });
  const cut = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(
      fc.tuple(stratum, stratum, stratum),
      settings,
      fc.array(fc.tuple(parcel, cut), { minLength: 1, maxLength: 12 }),
      (strata, chosen, cuts) => {
        const whole = stockOf(
          strata,
          chosen,
          cuts.map(([one]) => one),
        );
        const parts = cuts.flatMap(([one, share]) => [
          { ...one, areaM2: one.areaM2 * share },
          { ...one, areaM2: one.areaM2 - one.areaM2 * share },
        ]);
        const divided = stockOf(strata, chosen, parts);
        expect([...divided.keys()]).toEqual([...whole.keys()]);
        for (const [key, carbonT] of whole) {
          expect(Math.abs((divided.get(key) ?? NaN) - carbonT)).toBeLessThanOrEqual(1e-9 * Math.max(1, carbonT));
        }
      },
    ),
    { numRuns: 200 },
  );
});

it('the mean growing stock of a stratum gives what its parcels give one by one', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.double({ min: 1, max: 1e6, noNaN: true }), fc.double({ min: 10, max: 400, noNaN: true })), {
        minLength: 1,
        maxLength: 8,
      }),
      fc.constantFrom('油松', '杨树', '杉木'),
      (parcels, species) => {
        const pine: CarbonStratum = {
          classCode: '0301',
          carbonClass: 'forest_arbor',
          species,
          origin: '人工',
          ageYears: 30,
          volume: 'usable',
          fault: null,
        };
        const chosen = { baseYear: 2020, climate: 'WTD', soil: 'HAC', densitySet: 'none' } as const;
        const all = { ...chosen, soilDepthCm: 100, volumeSet: 'north', sealedSoilLoss: 0.2 } as const;
        const rows = parcels.map(([areaM2, volume]) => ({ stratum: 0, areaM2, volume }));
        const together = living(stockOf([pine], all, rows));
        const alone = rows.reduce((total, row) => total + living(stockOf([pine], all, [row])), 0);
        expect(Math.abs(together / alone - 1)).toBeLessThan(1e-12);
      },
    ),
  );
});

it('no land holds no carbon', () => {
  fc.assert(
    fc.property(stratum, settings, (one, chosen) => {
      expect(stockOf([one], chosen, [{ stratum: 0, areaM2: 0, volume: 50 }]).size).toBe(0);
    }),
  );
});

it('the causes of a difference between two methods or two settings add up to it', () => {
  fc.assert(
    fc.property(stratum, settings, settings, fc.nat(9), fc.nat(9), (one, chosen, other, a, b) => {
      const [profiles, others] = [stockProfiles(one, chosen, library), stockProfiles(one, other, library)];
      const [first, second] = [profiles[a % profiles.length]?.profile, others[b % others.length]?.profile];
      if (first === undefined || second === undefined) return;
      for (const { carbonTPerHa, causes } of explainDifference(first, second, library, 80)) {
        if (carbonTPerHa === null) expect(causes).toEqual([]);
        else expect(causes.reduce((total, cause) => total + cause.carbonTPerHa, 0)).toBeCloseTo(carbonTPerHa, 9);
      }
      expect(explainDifference(first, first, library, 80)).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

function living(pools: ReadonlyMap<string, number>): number {
  return [...pools].filter(([key]) => !/^(dead|soil)/u.test(key)).reduce((sum, [, carbonT]) => sum + carbonT, 0);
}
