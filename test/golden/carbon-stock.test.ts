import { describe, expect, it } from 'vitest';
import { isNoFactor } from '../../src/evaluate/carbon/carbon-row.ts';
import { factor, VOLUME, valueOf } from '../../src/evaluate/carbon/expression.ts';
import { stockProfile } from '../../src/evaluate/carbon/stock-profile.ts';
import { factorValues, numberOf } from '../../src/evaluate/carbon/usable-factors.ts';
import { expansionBiomass, linearBiomass } from '../../src/evaluate/carbon/volume-to-biomass.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import type { FactorLibrary } from '../../src/evaluate/factors/factor.ts';
import { carbonByPool, profileOfFactors, standOf, ZHEJIANG } from '../support/carbon-land.ts';
import { factorsOf } from '../support/factors-of.ts';

const shipped = createFactorLibrary({});

/** Total of all pools, Tg. */
function teragrams(totals: Readonly<Record<string, number>>): number {
  return Object.values(totals).reduce((total, carbonT) => total + carbonT, 0) / 1e6;
}

/** Hectares of a density that a paper prints, as tC. */
function stockOf(areaHa: number, densityTPerHa: number): number {
  return (
    carbonByPool([{ areaHa, profile: profileOfFactors({ biomass: 'd' }) }], factorsOf({ d: densityTPerHa }))[
      'biomass'
    ] ?? 0
  );
}

describe('forest ecosystems of Zhejiang, ChinaXiv-201605.00429V1 Table 3 (oracles 2.1)', () => {
  // Type, area in 100 ha, printed stock in Tg, and a word that inventories write for the type.
  const rows = [
    ['樟树', 24, 0.27],
    ['柳杉', 167, 3.41],
    ['软阔类', 216, 3.66],
    ['柏木', 240, 3.67],
    ['硬阔类', 671, 9.59],
    ['木荷', 744, 8.78],
    ['其他松类', 1366, 14.87],
    ['栎类', 2030, 27.85],
    ['针叶混', 3520, 43.84],
    ['针阔混', 5676, 71.3],
    ['马尾松', 8116, 88.78],
    ['杉木', 8209, 103.0],
    ['竹类', 8834, 85.67],
    ['阔叶混', 10028, 138.03],
  ] as const;
  const land = rows.map(([species, area100Ha]) => ({
    areaHa: area100Ha * 100,
    profile: stockProfile(
      standOf({ species, carbonClass: species === '竹类' ? 'bamboo' : 'forest_arbor' }),
      ZHEJIANG,
      shipped,
    ),
  }));

  it.each(rows)('%s: %d × 100 ha hold %d Tg', (species, _area, stockTg) => {
    const one = land[rows.findIndex(([name]) => name === species)];
    expect(one?.profile.missing).toEqual([]);
    expect(Math.abs(teragrams(carbonByPool(one === undefined ? [] : [one], shipped)) - stockTg)).toBeLessThanOrEqual(
      0.01,
    );
  });

  it('all types together: 602.73 Tg, of which soil to 1 m 451.76 and litter 11.36', () => {
    const totals = carbonByPool(land, shipped);
    expect(Math.abs(teragrams(totals) - 602.73)).toBeLessThanOrEqual(0.02);
    expect(Math.abs((totals['biomass'] ?? 0) / 1e6 - (122.88 + 16.73))).toBeLessThanOrEqual(0.02);
    expect(Math.abs((totals['dead'] ?? 0) / 1e6 - 11.36)).toBeLessThanOrEqual(0.02);
    expect(Math.abs((totals['soil'] ?? 0) / 1e6 - 451.76)).toBeLessThanOrEqual(0.02);
  });
});

describe('forests of Anhui by age group, ChinaXiv-201605.00424V1 (oracles 2.4)', () => {
  // A stand of each age group by the limits of planted pine: area in 10⁴ ha, soil and vegetation in Tg.
  const rows = [
    [15, 136.7, 111.4, 94.2],
    [25, 137.2, 118.6, 136.6],
    [35, 57.5, 55.7, 67.3],
    [50, 27.4, 21.1, 71.9],
    [70, 8.1, 5.7, 32.1],
  ] as const;
  const land = rows.map(([ageYears, area1e4Ha]) => ({
    areaHa: area1e4Ha * 1e4,
    profile: stockProfile(
      standOf({ species: '马尾松', origin: '人工', ageYears }),
      { ...ZHEJIANG, densitySet: 'anhui', soilDepthCm: 20 },
      shipped,
    ),
  }));

  it.each(rows)('stands of %d years on %d·10⁴ ha: soil %d Tg, vegetation %d Tg', (age, _area, soilTg, vegetationTg) => {
    const one = land[rows.findIndex(([ageYears]) => ageYears === age)];
    const totals = carbonByPool(one === undefined ? [] : [one], shipped);
    expect(Math.abs((totals['soil'] ?? 0) / 1e6 - soilTg)).toBeLessThanOrEqual(0.1);
    expect(Math.abs((totals['biomass'] ?? 0) / 1e6 - vegetationTg)).toBeLessThanOrEqual(0.1);
  });

  it('all: 312.4 Tg in soil and 402.1 in vegetation, which the printed figures allow', () => {
    const totals = carbonByPool(land, shipped);
    expect(Math.abs((totals['soil'] ?? 0) / 1e6 - 312.4)).toBeLessThanOrEqual(0.1);
    // Each row is within 0.1 Tg; areas and densities are printed to a tenth, and their products add up to 402.24.
    expect(Math.abs((totals['biomass'] ?? 0) / 1e6 - 402.1)).toBeLessThanOrEqual(0.15);
  });

  it('says that the depth of this soil is not known', () => {
    expect(land[0]?.profile.missing).toContainEqual({
      code: 'other-depth-only',
      details: { wantedCm: 20 },
      pool: 'soil',
    });
  });
});

describe('areas times densities of other papers (oracles 2.5)', () => {
  it('Shandong: 161.44·10⁴ ha hold 43.98 Tg by the shipped provincial mean; poplars 25.75 Tg', () => {
    const forest = profileOfFactors({ biomass: 'density.prov.山东' });
    expect((carbonByPool([{ areaHa: 161.44e4, profile: forest }], shipped)['biomass'] ?? 0) / 1e6).toBeCloseTo(
      43.98,
      2,
    );
    expect(stockOf(9152 * 100, 28.14) / 1e6).toBeCloseTo(25.75, 2);
  });

  it.each([
    [2.3, 69.12, 1.59],
    [10.02, 99.82, 10.0],
    [12.58, 96.29, 12.12],
    [20.62, 112.53, 23.2],
    [7.32, 85.12, 6.23],
  ])('Tianshan: %d·10⁴ ha of %d tC/ha hold %d Tg', (area1e4Ha, density, stockTg) => {
    expect(Math.abs(stockOf(area1e4Ha * 1e4, density) / 1e6 - stockTg)).toBeLessThanOrEqual(0.015);
  });

  it.each([
    [2000, 67.63, 93.7],
    [2010, 67.78, 93.92],
    [2018, 67.12, 93.01],
  ])('Tarim %d, ChinaXiv-202106.00064V1: 138.56·10⁴ ha of %d t/ha hold %d Tg', (_year, density, stockTg) => {
    expect(Math.abs(stockOf(138.56e4, density) / 1e6 - stockTg)).toBeLessThanOrEqual(0.02);
  });

  it('Mata, ChinaXiv-202103.00039V1: 22 120.25 t become 23 808.61 t, 7.63 % more', () => {
    const before = stockOf(243.99, 90.66);
    const after = stockOf(243.99, 97.58);
    // The area is rounded to 0.01 ha, which is 0.005 %.
    expect(Math.abs(before / 22120.25 - 1)).toBeLessThan(1e-4);
    expect(Math.abs(after / 23808.61 - 1)).toBeLessThan(1e-4);
    expect(((after - before) / before) * 100).toBeCloseTo(7.63, 2);
  });

  it('coastal saline land, ChinaXiv-201711.02071V1: woods less what they gained is the bare and the cropped land', () => {
    const of = (id: string): number => numberOf(factor(id), shipped);
    const [tamarisk, wolfberry] = [of('coastal.saline.柽柳林10年'), of('coastal.saline.枸杞林8年')];
    const bare = stockProfile(standOf({ carbonClass: 'saline' }), ZHEJIANG, shipped);
    const bareTPerHa = carbonByPool([{ areaHa: 1, profile: bare }], shipped)['soil'] ?? 0;
    expect(tamarisk - bareTPerHa).toBeCloseTo(83.39, 2);
    expect(wolfberry - bareTPerHa).toBeCloseTo(61.42, 2);
    const cotton = of('coastal.saline.棉田(咸水结冰灌溉覆膜)');
    expect(tamarisk - cotton).toBeCloseTo(58.51, 2);
    expect(wolfberry - cotton).toBeCloseTo(36.54, 2);
  });
});

describe('carbon from volume (oracles 2.7)', () => {
  const linear = (species: string, volumeSet: 'north' | 'fang', volume: number): number =>
    total(linearBiomass(species, VOLUME, { volumeSet }, shipped), volume);

  it.each([
    ['马尾松', 35.4435],
    ['杉木', 32.8305],
    ['柏木', 53.71755],
    ['栎类', 61.53865],
    ['木荷', 55.81455],
    ['樟树', 55.81455],
    ['硬阔', 60.19425],
    ['软阔', 39.0715],
    ['阔叶混', 51.6282],
    ['针阔混', 49.913],
  ])('Zhejiang set, V = 100: %s %d tC/ha', (species, carbonT) => {
    expect(linear(species, 'fang', 100)).toBeCloseTo(carbonT, 9);
  });

  it.each([
    ['油松', 23.70405],
    ['落叶松', 23.7285],
    ['杨树', 21.3585],
    ['栎类', 27.9775],
  ])('north set, V = 50: %s %d tC/ha', (species, carbonT) => {
    expect(linear(species, 'north', 50)).toBeCloseTo(carbonT, 9);
  });

  it.each([
    ['油松', 37.28391],
    ['杉木', 32.50213],
    ['马尾松', 30.54217],
    ['杨树', 33.26491],
    ['栎类', 59.17231],
  ])('expansion (recalled factors), V = 100: %s %d tC/ha', (species, carbonT) => {
    expect(total(expansionBiomass(species, VOLUME, shipped), 100)).toBeCloseTo(carbonT, 5);
  });

  it('油松 by expansion is 136.70766 tCO₂/ha', () => {
    const carbonT = total(expansionBiomass('油松', VOLUME, shipped), 100);
    expect(carbonT * numberOf(factor('const.c_to_co2'), shipped)).toBeCloseTo(136.70766, 4);
  });

  function total(answer: ReturnType<typeof linearBiomass>, volume: number, library: FactorLibrary = shipped): number {
    if (isNoFactor(answer)) throw new Error(answer.code);
    return answer.reduce((sum, { perHa }) => sum + valueOf(perHa, factorValues(library), volume), 0);
  }
});

it('mangroves of the subtropics hold 66.297 tC/ha of living biomass, IPCC 2013 (oracles 2.9)', () => {
  const profile = stockProfile(standOf({ carbonClass: 'mangrove' }), ZHEJIANG, shipped);
  const { above = 0, below = 0 } = carbonByPool([{ areaHa: 1, profile }], shipped);
  expect(above + below).toBeCloseTo(66.297, 3);
});
