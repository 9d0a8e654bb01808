import { describe, expect, it } from 'vitest';
import type { CarbonSettings } from '../../../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../../../src/evaluate/carbon/carbon-strata.ts';
import { explainDifference } from '../../../../src/evaluate/carbon/stock-difference.ts';
import { stockProfiler } from '../../../../src/evaluate/carbon/stock-profiler.ts';
import { stockProfile, stockProfiles } from '../../../../src/evaluate/carbon/stock-profile.ts';
import { numberOf } from '../../../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { standOf, ZHEJIANG } from '../../../support/carbon-land.ts';

const library = createFactorLibrary({});
const pine = standOf({ species: '马尾松', origin: '天然', ageYears: 40, volume: 'usable' });
const GANSU: CarbonSettings = { ...ZHEJIANG, climate: 'CTD', densitySet: 'gansu', volumeSet: 'north' };
const NONE: CarbonSettings = { ...ZHEJIANG, densitySet: 'none' };

/** `pool method value depth` of every pool, at 100 m³/ha. */
function told(stratum: CarbonStratum, settings: CarbonSettings = ZHEJIANG): string[] {
  return stockProfile(stratum, settings, library).pools.map(({ pool, method, depthCm, perHa }) => {
    const value = numberOf(perHa, library, 100).toFixed(2);
    return `${pool} ${method} ${value}${depthCm === null ? '' : ` ${depthCm} cm`}`;
  });
}

describe('the best method that can be applied', () => {
  it('goes from volume over age and type to national means', () => {
    expect(told(pine)[0]).toBe('biomass volume-linear 35.44');
    // Trees 22.05 and shrubs and herbs 5.38 of 中龄 natural stands, Tables 3–5 of the Zhejiang paper.
    expect(told({ ...pine, volume: 'none' })[0]).toBe('biomass regional-age 27.43');
    expect(told({ ...pine, volume: 'none', ageYears: null })[0]).toBe('biomass regional 26.99');
    expect(told({ ...pine, volume: 'none' }, NONE)[0]).toBe('biomass national 55.70');
  });

  it('takes dead matter and soil of the same region, whatever tells the trees', () => {
    expect(told(pine).slice(1)).toEqual(['dead regional 2.00', 'soil regional 80.40 100 cm']);
    expect(told(pine, NONE).slice(1)).toEqual(['dead national 2.00', 'soil national 106.10 100 cm']);
  });

  it('takes IPCC where the soil is asked for to 30 cm, and nothing deeper in its place', () => {
    const shallow: CarbonSettings = { ...ZHEJIANG, soilDepthCm: 30 };
    expect(told(pine, shallow)[2]).toBe('soil ipcc 64.00 30 cm');
    expect(told(standOf({ carbonClass: 'annual_crop' }), shallow)[2]).toBe('soil ipcc 44.16 30 cm');
    expect(stockProfile(pine, shallow, library).missing).toEqual([]);
  });

  it('reads Gansu by type and origin, and its mean where the type is not in it', () => {
    const spruce = standOf({ species: '云杉', origin: '天然' });
    expect(told(spruce, GANSU)).toEqual([
      'biomass regional 109.17',
      'dead regional 1.96',
      'soil regional 369.90 100 cm',
    ]);
    expect(told(standOf({ species: '红松', origin: '人工' }), GANSU)[0]).toBe('biomass regional 33.79');
    expect(told(standOf({ species: '云杉' }), GANSU)[0]).toBe('biomass regional 72.43');
    expect(told(standOf({ species: '栎类' }), { ...ZHEJIANG, densitySet: 'jilin' })[0]).toBe('biomass regional 78.15');
  });

  it('uses a number of the plan in place of the shipped one', () => {
    const own = createFactorLibrary({ 'vb.fang.马尾松.b': { value: 0, source: '县林业局' } });
    const [biomass] = stockProfile(pine, ZHEJIANG, own).pools;
    expect(numberOf(biomass?.perHa ?? expect.fail(), own, 100)).toBeCloseTo(0.5 * 50.34, 9);
  });
});

describe('what cannot be told', () => {
  const missing = (stratum: CarbonStratum, settings = ZHEJIANG): unknown =>
    stockProfile(stratum, settings, library).missing;

  it('is the whole of land without a class or without any factor', () => {
    expect(missing(standOf({ carbonClass: null, classCode: '9999' }))).toEqual([
      { code: 'unknown-class', details: { class: '9999' }, pool: null },
    ]);
    expect(missing(standOf({ carbonClass: 'reservoir' }))).toEqual([
      { code: 'no-factor-for-class', details: { class: 'reservoir' }, pool: null },
    ]);
  });

  it('is the living biomass of a stand whose volume cannot be true; no mean stands in for it', () => {
    const faulty = { ...pine, volume: 'none', fault: { code: 'negative-volume', value: -3 } } as const;
    expect(told(faulty)).toEqual(['dead regional 2.00', 'soil regional 80.40 100 cm']);
    expect(missing(faulty)).toEqual([{ code: 'negative-volume', details: { value: -3 }, pool: 'biomass' }]);
  });

  it('names the ages that a stand can have beside one that it cannot', () => {
    const ancient = { ...pine, ageYears: null, fault: { code: 'age-out-of-range', value: 900 } } as const;
    expect(missing(ancient)).toEqual([
      { code: 'age-out-of-range', details: { value: 900, from: 1, to: 500 }, pool: 'biomass' },
    ]);
  });

  it('is soil of the depth asked for, where only another is known; it is given with its own', () => {
    const green = standOf({ carbonClass: 'urban_green' });
    expect(told(green)).toContain('soil local-set 25.90 20 cm');
    expect(missing(green)).toEqual([
      { code: 'other-depth-only', details: { depthCm: 20, wantedCm: 100 }, pool: 'soil' },
    ]);
  });

  it('names a word that is no known species, though a mean of all forests tells a number', () => {
    const odd = standOf({ species: '怪树', volume: 'usable' });
    expect(told(odd)[0]).toBe('biomass regional 28.01');
    expect(missing(odd)).toEqual([{ code: 'unknown-species', details: { species: '怪树' }, pool: 'biomass' }]);
  });

  it('says when a volume was too small for the equation and something else than expansion had to do', () => {
    const sparse = standOf({ species: '黑松', volume: 'small' });
    expect(told(sparse)[0]).toBe('biomass regional 34.56');
    expect(missing(sparse)).toEqual([{ code: 'volume-too-small', details: { limit: 10 }, pool: 'biomass' }]);
    expect(missing({ ...sparse, species: '油松' })).toEqual([]);
  });
});

it('works a profile out once for all ages of a group', () => {
  const profileOf = stockProfiler(ZHEJIANG, library);
  expect(profileOf({ ...pine, ageYears: 45 })).toBe(profileOf({ ...pine, ageYears: 46 }));
  expect(profileOf({ ...pine, ageYears: 51 })).not.toBe(profileOf({ ...pine, ageYears: 46 }));
});

describe('methods side by side', () => {
  const profiles = stockProfiles(pine, ZHEJIANG, library);

  it('has every method that can be applied, the better ones first, each with the pools that it tells', () => {
    expect(profiles.map(({ method, profile }) => [method, profile.pools.map(({ pool }) => pool).join(' ')])).toEqual([
      ['volume-linear', 'biomass'],
      ['volume-bef', 'above below'],
      ['regional-age', 'biomass'],
      ['regional', 'biomass dead soil'],
      ['national', 'biomass dead soil'],
      ['ipcc', 'above below dead soil'],
    ]);
    for (const { method, profile } of profiles)
      expect(profile.pools.every((pool) => pool.method === method)).toBe(true);
    expect(stockProfiles(standOf({ carbonClass: null }), ZHEJIANG, library)).toEqual([]);
  });

  it('says which factors make two equations of the same form differ, the larger share first', () => {
    const [fang] = stockProfiles(pine, ZHEJIANG, library);
    const [guo] = stockProfiles(pine, { ...ZHEJIANG, volumeSet: 'guo' }, library);
    const [living, ...others] = explainDifference(
      fang?.profile ?? expect.fail(),
      guo?.profile ?? expect.fail(),
      library,
      100,
    );
    expect(others).toEqual([]);
    // 0.5·(52.92 + 25.087) − 0.5·(50.34 + 20.547), vb.guo.其他松 against vb.fang.马尾松.
    expect(living?.carbonTPerHa).toBeCloseTo(3.56, 9);
    const swaps = living?.causes.map((cause) =>
      cause.code === 'other-factor' ? [cause.first, cause.second, cause.carbonTPerHa.toFixed(6)] : [],
    );
    expect(swaps).toEqual([
      ['vb.fang.马尾松.b', 'vb.guo.其他松.b', '2.270000'],
      ['vb.fang.马尾松.a', 'vb.guo.其他松.a', '1.290000'],
    ]);
  });

  it('lists the addends of methods of different forms, and compares no soils of different depths', () => {
    const of = (wanted: string): (typeof profiles)[number]['profile'] =>
      profiles.find(({ method }) => method === wanted)?.profile ?? expect.fail();
    const [living] = explainDifference(of('volume-linear'), of('regional'), library, 100).filter(
      ({ carbonTPerHa }) => carbonTPerHa !== null,
    );
    expect(living?.causes.map(({ code, carbonTPerHa }) => [code, carbonTPerHa.toFixed(4)])).toEqual([
      ['only-in-first', '-25.1700'],
      ['only-in-second', '21.6100'],
      ['only-in-first', '-10.2735'],
      ['only-in-second', '5.3800'],
    ]);
    const soil = explainDifference(of('regional'), of('ipcc'), library, 100).find(({ group }) => group === 'soil');
    expect(soil).toMatchObject({ carbonTPerHa: null, first: { depthCm: 100 }, second: { depthCm: 30 }, causes: [] });
  });
});
