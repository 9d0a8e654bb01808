import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNoFactor } from '../../src/evaluate/carbon/carbon-row.ts';
import type { CarbonSettings, ClimateZone } from '../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import type { Expression } from '../../src/evaluate/carbon/expression.ts';
import { type CcerCondition, screenForCcer, type ScreenedPiece } from '../../src/evaluate/carbon/ccer-screening.ts';
import { changeOfCarbon } from '../../src/evaluate/carbon/land-use-change.ts';
import { plannedLand, type PlannedLand } from '../../src/evaluate/carbon/planned-land.ts';
import { standingLand, standingSink, standingStock } from '../../src/evaluate/carbon/standing-land.ts';
import { numberOf } from '../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { thirdSurveyClasses } from '../../src/land/class-system-tables.ts';
import type { LandGroup } from '../../src/land/class-system.ts';

const library = createFactorLibrary({});
const VOLUME_M3_PER_HA = 83;

function value(expression: Expression): number {
  return numberOf(expression, library, VOLUME_M3_PER_HA);
}

const settings: fc.Arbitrary<CarbonSettings> = fc.record({
  baseYear: fc.constant(2025),
  climate: fc.constantFrom<ClimateZone>('WTM', 'WTD', 'CTM', 'CTD', 'TMoist'),
  soil: fc.constantFrom('HAC', 'Sandy', 'Wetland'),
  densitySet: fc.constantFrom('none', 'zhejiang', 'gansu', 'jilin', 'anhui'),
  soilDepthCm: fc.constantFrom(20, 30, 100),
  volumeSet: fc.constantFrom('north', 'fang', 'guo'),
  sealedSoilLoss: fc.double({ min: 0, max: 1, noNaN: true }),
});

const species = fc.constantFrom('油松', '落叶松', '杨树', '栎类', '马尾松', '杉木', '针阔混', '赤松', '', '不知名');
const stratum: fc.Arbitrary<CarbonStratum> = fc.record({
  classCode: fc.constant('0000'),
  carbonClass: fc.constantFrom(...new Set(thirdSurveyClasses().classes.map(({ carbonClass }) => carbonClass))),
  species,
  origin: fc.constantFrom('人工', '天然', ''),
  ageYears: fc.option(fc.integer({ min: 0, max: 120 })),
  volume: fc.constantFrom('none', 'zero', 'small', 'usable'),
  fault: fc.constant(null),
});

const share = fc.double({ min: 0, max: 1, noNaN: true });
const features: fc.Arbitrary<PlannedLand> = fc
  .oneof(
    fc.record({
      kind: fc.constant('forest' as const),
      species,
      survivalShare: share,
      thinningAgeYears: fc.integer({ min: 1, max: 30 }),
      thinningShare: share,
      rotationYears: fc.option(fc.integer({ min: 1, max: 40 })),
    }),
    fc.record({
      kind: fc.constant('restoration' as const),
      coverAfter: fc.constantFrom('forest', 'shrub', 'grass', 'wetland'),
      species,
    }),
    fc.record({
      kind: fc.constant('wetland' as const),
      wetlandType: fc.constantFrom('', 'peat', 'salt-marsh', 'mangrove', 'lake'),
    }),
    fc.record({
      kind: fc.constant('grassland' as const),
      grassState: fc.constantFrom('', 'improved', 'improved-high-input'),
    }),
    fc.record({ kind: fc.constant('green-space' as const), sealedShare: share }),
    fc.record({
      kind: fc.constant('farmland' as const),
      soilPractice: fc.constantFrom('', 'manure', 'straw', 'no-till'),
    }),
  )
  .chain((properties) => fc.integer({ min: 2025, max: 2040 }).map((from) => ({ ...properties, from })))
  .map((properties) => {
    const answer = plannedLand(properties.kind, properties, 2026);
    if (!answer.ok || answer.land === null) throw new Error('No land');
    return answer.land;
  });

describe('changed land', () => {
  it('takes up over the years what its stock differs by, pool by pool', () => {
    fc.assert(
      fc.property(stratum, features, settings, fc.integer({ min: 0, max: 45 }), (from, to, how, years) => {
        const known = new Map<string, number>();
        for (const { pool, perHa } of standingStock(from, to.year - 1, standingLand(how, library)).pools)
          known.set(pool, value(perHa));
        const taken = new Map<string, number>();
        for (let year = 0; year <= years; year++) {
          for (const { pool, flux } of changeOfCarbon(from, to, year, standingLand(how, library)).pools) {
            taken.set(pool, (taken.get(pool) ?? 0) + value(flux));
          }
        }
        const last = new Map(
          changeOfCarbon(from, to, years, standingLand(how, library)).pools.map((one) => [one.pool, value(one.stock)]),
        );
        for (const [pool, sum] of taken) {
          expect(sum).toBeCloseTo((last.get(pool as never) ?? 0) - (known.get(pool) ?? 0), 8);
        }
      }),
    );
  });

  it('loses all that lived there in the year of the change, whatever becomes of it', () => {
    fc.assert(
      fc.property(stratum, features, settings, (from, to, how) => {
        if (to.cover === 'practice') return;
        const living = ['above', 'below', 'biomass'];
        const of = (pools: readonly { readonly pool: string }[]): readonly string[] =>
          pools.map(({ pool }) => pool).filter((pool) => living.includes(pool));
        const before = standingStock(from, to.year - 1, standingLand(how, library)).pools;
        const after = changeOfCarbon(from, to, 0, standingLand(how, library)).pools;
        for (const pool of of(before)) expect(of(after)).toContain(pool);
        if (to.cover === 'forest')
          for (const { pool, stock } of after) if (living.includes(pool)) expect(value(stock)).toBe(0);
      }),
    );
  });

  it('either changes or says why not', () => {
    fc.assert(
      fc.property(stratum, features, settings, (from, to, how) => {
        const { pools, missing } = changeOfCarbon(from, to, 0, standingLand(how, library));
        expect(pools.length + missing.length).toBeGreaterThan(0);
        const hadSoil = standingStock(from, to.year - 1, standingLand(how, library)).pools.some(
          ({ pool }) => pool === 'soil',
        );
        if (hadSoil) expect(pools.some(({ pool }) => pool === 'soil')).toBe(true);
        if (!pools.some(({ pool }) => pool === 'soil')) expect(missing.some(({ pool }) => pool === 'soil')).toBe(true);
        for (const { flux, stock } of pools)
          expect([Number.isFinite(value(flux)), Number.isFinite(value(stock))]).toEqual([true, true]);
      }),
    );
  });

  it('has the soil of before again when it is turned and turned back', () => {
    fc.assert(
      fc.property(settings, (how) => {
        if (how.soilDepthCm < 30) return;
        const crop: CarbonStratum = { ...bare, carbonClass: 'annual_crop' };
        const grass: CarbonStratum = { ...bare, carbonClass: 'grassland' };
        const toGrass = plain('grass', 'grassland');
        const toForest = plain('forest', 'forest_arbor');
        // Forest and unmanaged grassland are both native land to the factors of IPCC.
        const soil = (from: CarbonStratum, to: PlannedLand): number =>
          changeOfCarbon(from, to, 0, standingLand(how, library))
            .pools.filter(({ pool }) => pool === 'soil')
            .reduce((sum, { flux }) => sum + value(flux), 0);
        expect(soil(grass, toForest)).toBeCloseTo(0, 12);
        expect(soil(crop, toGrass)).toBeCloseTo(soil(crop, toForest), 12);
      }),
    );
  });
});

describe('land that stays', () => {
  it('has taken up since the base year the sum of its years', () => {
    fc.assert(
      fc.property(stratum, settings, fc.integer({ min: 1, max: 35 }), (one, how, years) => {
        const last = standingSink(one, how.baseYear + years, standingLand(how, library));
        const sums = new Map<string, number>();
        for (let year = 1; year <= years; year++) {
          for (const { pool, rate } of standingSink(one, how.baseYear + year, standingLand(how, library)).rates) {
            sums.set(pool, (sums.get(pool) ?? 0) + value(rate));
          }
        }
        for (const { pool, grown } of last.rates) expect(value(grown)).toBeCloseTo(sums.get(pool) ?? Number.NaN, 8);
      }),
    );
  });

  it('has a rate or a reason, and every rate is a number', () => {
    fc.assert(
      fc.property(stratum, settings, fc.integer({ min: 0, max: 35 }), (one, how, years) => {
        const { rates, missing } = standingSink(one, how.baseYear + years, standingLand(how, library));
        expect(rates.length + missing.length).toBeGreaterThan(0);
        for (const { rate } of rates) expect(Number.isFinite(value(rate))).toBe(true);
        for (const reason of missing) expect(isNoFactor(reason)).toBe(true);
      }),
    );
  });
});

describe('screening for CCER', () => {
  const piece: fc.Arbitrary<ScreenedPiece> = fc.record({
    areaM2: fc.double({ min: 0, max: 5000, noNaN: true }),
    group: fc.option(
      fc.constantFrom<LandGroup>('cropland', 'orchard', 'forest', 'grass', 'wetland', 'water', 'urban', 'road', 'bare'),
    ),
    carbonClass: fc.constantFrom(null, 'tidal_flat', 'pond', 'bare'),
    isForest: fc.boolean(),
    nonForestYears: fc.option(fc.integer({ min: 0, max: 10 })),
    onFarmlandLine: fc.boolean(),
  });

  it('puts every square metre either among candidates or under one condition', () => {
    const parts = fc.array(fc.record({ pieces: fc.array(piece, { maxLength: 6 }) }), { maxLength: 5 });
    fc.assert(
      fc.property(parts, fc.constantFrom('CCER-14-001' as const, 'CCER-14-002' as const), (all, methodology) => {
        const { candidateM2, failed, screenedM2 } = screenForCcer(methodology, all, 2026, library);
        const conditions = new Set<CcerCondition>(failed.map(({ condition }) => condition));
        expect(conditions.size).toBe(failed.length);
        const failedM2 = failed.reduce((sum, { areaM2 }) => sum + areaM2, 0);
        expect(candidateM2 + failedM2).toBeCloseTo(screenedM2, 6);
        expect(screenedM2).toBeCloseTo(
          all.flatMap(({ pieces }) => pieces).reduce((sum, { areaM2 }) => sum + areaM2, 0),
          6,
        );
      }),
    );
  });
});

const bare: CarbonStratum = {
  classCode: '0000',
  carbonClass: 'bare',
  species: '',
  origin: '',
  ageYears: null,
  volume: 'none',
  fault: null,
};

function plain(cover: PlannedLand['cover'], carbonClass: string): PlannedLand {
  const answer = plannedLand('grassland', {}, 2026);
  if (!answer.ok || answer.land === null) throw new Error('No land');
  return { ...answer.land, cover, carbonClass };
}
