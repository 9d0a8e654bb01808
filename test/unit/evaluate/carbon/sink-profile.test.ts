import { describe, expect, it } from 'vitest';
import { isNoFactor } from '../../../../src/evaluate/carbon/carbon-row.ts';
import type { CarbonSettings } from '../../../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../../../src/evaluate/carbon/carbon-strata.ts';
import { chooseGrowth } from '../../../../src/evaluate/carbon/growth-choice.ts';
import { growthAt } from '../../../../src/evaluate/carbon/growth-curve.ts';
import { standingLand, standingSink } from '../../../../src/evaluate/carbon/standing-land.ts';
import { numberOf } from '../../../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';

const library = createFactorLibrary({});
const settings: CarbonSettings = {
  baseYear: 2025,
  climate: 'WTD',
  soil: 'HAC',
  densitySet: 'none',
  soilDepthCm: 100,
  volumeSet: 'north',
  sealedSoilLoss: 0.2,
};
const stand: CarbonStratum = {
  classCode: '0301',
  carbonClass: 'forest_arbor',
  species: '油松',
  origin: '人工',
  ageYears: 20,
  volume: 'none',
  fault: null,
};

function of(
  stratum: Partial<CarbonStratum>,
  year = 2026,
  how = settings,
): readonly (readonly [string, string, number])[] {
  const { rates } = standingSink({ ...stand, ...stratum }, year, standingLand(how, library));
  return rates.map(({ pool, basis, rate }) => [pool, basis, numberOf(rate, library, 50)]);
}

function reasons(stratum: Partial<CarbonStratum>, year = 2026): readonly (readonly [string | null, string])[] {
  return standingSink({ ...stand, ...stratum }, year, standingLand(settings, library)).missing.map(({ pool, code }) => [
    pool,
    code,
  ]);
}

describe('uptake of stands', () => {
  it('of known growing stock is the increment of the curve through B = aV + b of their species', () => {
    // Conifers of northern Hebei: V(30) − V(20) = 74.806 − 41.984 m³/ha in ten years (oracles 2.8); b falls out.
    const slope = library.find('vb.north.油松.a')?.value ?? Number.NaN;
    let total = 0;
    for (let year = 2026; year <= 2035; year++) {
      for (const [pool, basis, rate] of of({ volume: 'usable' }, year)) {
        expect([pool, basis]).toEqual(['biomass', '冀北']);
        total += rate;
      }
    }
    expect(total).toBeCloseTo(0.5 * slope * (74.806 - 41.984), 3);
  });

  it('without growing stock is that of the curve from planting, above and below ground apart', () => {
    const perVolume = ['D', 'BEF', 'CF'].reduce(
      (all, one) => all * (library.find(`species.油松.${one}`)?.value ?? 0),
      1,
    );
    const root = library.find('species.油松.R')?.value ?? 0;
    const { rates } = standingSink(stand, 2035, standingLand(settings, library));
    const grown = rates.map(({ pool, grown: one }) => [pool, numberOf(one, library)] as const);
    expect(grown.map(([pool]) => pool)).toEqual(['above', 'below']);
    expect(grown[0]?.[1]).toBeCloseTo((74.806 - 41.984) * perVolume, 3);
    expect(grown[1]?.[1]).toBeCloseTo((74.806 - 41.984) * perVolume * root, 3);
  });

  it('of unknown age, or of a species without a curve, is the gain of IPCC', () => {
    // 4.0 t d.m./ha/a · (1 + 0.29) · 0.47 for conifers, (1 + 0.23) for what is not known to be one.
    expect(of({ ageYears: null })).toEqual([['biomass', 'WTD', expect.closeTo(2.4252, 9)]]);
    expect(of({ ageYears: null, species: '' })).toEqual([['biomass', 'WTD', expect.closeTo(4 * 1.23 * 0.47, 9)]]);
    expect(of({ species: '不知名' }).map(([, basis]) => basis)).toEqual(['WTD']);
  });

  it('in the south is that of IPCC: curves of the north are not taken there', () => {
    const south: CarbonSettings = { ...settings, climate: 'WTM' };
    // 9.0 t d.m./ha/a to 20 years, 2.0 after; root to shoot 0.20 below 125 t/ha, 0.24 above.
    expect(of({ ageYears: 5 }, 2026, south)).toEqual([['biomass', 'WTM', expect.closeTo(9 * 1.2 * 0.47, 9)]]);
    expect(of({ ageYears: 30 }, 2026, south)).toEqual([['biomass', 'WTM', expect.closeTo(2 * 1.24 * 0.47, 9)]]);
    // In its 14th year a stand passes 125 t/ha.
    expect(of({ ageYears: 13 }, 2026, south)[0]?.[2]).toBeCloseTo(0.47 * (8 * 1.2 + 1 * 1.24), 9);
  });

  it('of larch beyond the last increment (50 years) goes on with the gain of old stands', () => {
    const larch = { species: '落叶松', ageYears: 60 };
    expect(of(larch).find(([pool]) => pool === 'biomass')?.[2]).toBeCloseTo(2.4252, 9);
    expect(of(larch).reduce((sum, [, , rate]) => sum + rate, 0)).toBeCloseTo(2.4252, 9);
  });

  it('gives reasons for what has none', () => {
    expect(reasons({ carbonClass: 'bamboo' })).toContainEqual(['biomass', 'no-growth-curve']);
    expect(reasons({ carbonClass: 'shrub', ageYears: 25 })).toContainEqual(['biomass', 'no-growth-curve']);
    expect(reasons({ carbonClass: 'forest_open_young', ageYears: null })).toContainEqual(['biomass', 'no-age']);
    expect(reasons({ fault: { code: 'age-out-of-range', value: 900 }, ageYears: null })).toEqual([
      [null, 'age-out-of-range'],
    ]);
    expect(reasons({ ageYears: 900 })).toContainEqual(['biomass', 'age-out-of-range']);
  });

  it('begins at age 0 without a loss', () => {
    expect(of({ ageYears: 0 }, 2025).map(([, , rate]) => rate)).toEqual([0, 0]);
    for (const [, , rate] of of({ ageYears: 0 }, 2030)) expect(rate).toBeGreaterThan(0);
  });
});

describe('curves through age groups', () => {
  const zhejiang: CarbonSettings = { ...settings, climate: 'WTM', densitySet: 'zhejiang' };

  it('pass the densities of the groups at their middle ages', () => {
    // Natural 木荷: 18.82, 40.48 and 72.19 tC/ha; groups of oak, natural: to 40, 60 and 80 years.
    const growth = chooseGrowth('木荷', '天然', zhejiang, library);
    if (growth === null) throw new Error('No curve');
    const at = (age: number): number => {
      const carbon = growthAt(growth.curve, age, library);
      return isNoFactor(carbon) ? Number.NaN : numberOf(carbon, library);
    };
    expect(growth.region).toBe('浙江');
    expect([0, 10, 20, 50, 60, 70, 90].map((age) => Number(at(age).toFixed(4)))).toEqual([
      0, 9.41, 18.82, 40.48, 56.335, 72.19, 72.19,
    ]);
  });

  it('end where densities fall, and are not made of one group', () => {
    // Planted 马尾松 rises through four groups; 柳杉 has no limits of age; a stand of unknown origin has none either.
    const pine = chooseGrowth('马尾松', '人工', zhejiang, library);
    expect(pine?.curve.form === 'age-groups' ? pine.curve.points.map(({ age }) => age) : []).toEqual([10, 25, 35, 50]);
    expect(chooseGrowth('柳杉', '人工', zhejiang, library)).toBeNull();
    expect(chooseGrowth('马尾松', '', zhejiang, library)).toBeNull();
  });
});

describe('other land', () => {
  it.each([
    ['grassland', 'no-rate-for-class'],
    ['built', 'no-rate-for-class'],
    ['river', 'no-rate-for-class'],
    ['tidal_flat', 'no-rate-for-class'],
    ['annual_crop', 'no-practice'],
    [null, 'unknown-class'],
  ])('%s has no rate: %s', (carbonClass, code) => {
    expect(of({ carbonClass })).toEqual([]);
    expect(reasons({ carbonClass }).map(([, one]) => one)).toContain(code);
  });

  it('shows the rates of salt marsh beside a flat that has none of its own', () => {
    const { missing } = standingSink({ ...stand, carbonClass: 'tidal_flat' }, 2026, standingLand(settings, library));
    expect(missing[0]?.alternatives.map(({ by }) => by)).toContain('ipcc2013');
  });

  it.each([
    ['mangrove', 'ipcc2013', 1.62],
    ['marsh_other', 'duan2008', 0.3248],
    ['lake', 'duan2008 东部平原', 0.5667],
    ['urban_green', '广州', 0.25],
  ])('%s buries or gains by %s %d tC/ha/a', (carbonClass, by, rate) => {
    expect(of({ carbonClass })).toEqual([['soil', by, expect.closeTo(rate, 9)]]);
  });

  it('says that a year before the base is not known', () => {
    expect(() => standingSink(stand, 2024, standingLand(settings, library))).toThrow(RangeError);
  });
});
