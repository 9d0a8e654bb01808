import { describe, expect, it } from 'vitest';
import { changeOfCarbon } from '../../src/evaluate/carbon/land-use-change.ts';
import { burialRates } from '../../src/evaluate/carbon/burial-rates.ts';
import { isNoFactor, type NoFactor } from '../../src/evaluate/carbon/carbon-row.ts';
import type { CarbonSettings } from '../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import { type Expression, product, sum } from '../../src/evaluate/carbon/expression.ts';
import { ipccSoil, plainUse, type SoilUse } from '../../src/evaluate/carbon/ipcc-soil.ts';
import { harvestRemoval } from '../../src/evaluate/carbon/mariculture.ts';
import { plannedLand, type PlannedLand } from '../../src/evaluate/carbon/planned-land.ts';
import { standingLand, standingSink, standingStock } from '../../src/evaluate/carbon/standing-land.ts';
import { practiceRates } from '../../src/evaluate/carbon/soil-practice.ts';
import { stockProfile } from '../../src/evaluate/carbon/stock-profile.ts';
import { numberOf } from '../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';

/** Oracles: reference/oracles.md 2.9 (examples of IPCC 2006 V4) and the worked numbers of methods.md 4.4. */
const settings: CarbonSettings = {
  baseYear: 2025,
  climate: 'CTM',
  soil: 'HAC',
  densitySet: 'none',
  soilDepthCm: 30,
  volumeSet: 'north',
  sealedSoilLoss: 0.2,
};
const library = createFactorLibrary({});

/** The library with numbers of the older guideline in place of those of 2019. */
function withNumbers(numbers: Readonly<Record<string, number>>): typeof library {
  const source = 'IPCC 2006 V4, worked example';
  return createFactorLibrary(Object.fromEntries(Object.entries(numbers).map(([id, value]) => [id, { value, source }])));
}

function value(answer: Expression | NoFactor, from = library): number {
  if (isNoFactor(answer)) throw new Error(answer.code);
  return numberOf(answer, from);
}

function land(kind: Parameters<typeof plannedLand>[0], properties: Readonly<Record<string, unknown>>): PlannedLand {
  const answer = plannedLand(kind, properties, 2026);
  if (!answer.ok || answer.land === null) throw new Error('No land');
  return answer.land;
}

const stand: CarbonStratum = {
  classCode: '0301',
  carbonClass: 'forest_arbor',
  species: '油松',
  origin: '',
  ageYears: null,
  volume: 'none',
  fault: null,
};

describe('forest remaining forest (IPCC 2006 V4 ch. 4 worked example, oracles 2.9)', () => {
  it('gains 242 520 tC/a on 100 000 ha and keeps 239 152 after losses', () => {
    const { rates } = standingSink(stand, 2026, standingLand(settings, library));
    expect(rates.map(({ pool, method }) => [pool, method])).toEqual([['biomass', 'ipcc-gain']]);
    const gain = 100_000 * value(rates[0]?.rate ?? { code: 'no-age', details: {} });
    expect(gain).toBeCloseTo(242_520, 6);

    // No plan tells what is taken out of standing forest; where one does, a loss is a product like these (eq. 2.12 to 2.14).
    const losses = [
      product(1000, 2, sum(1, 0.39), 0.47),
      product(500, 2, sum(1, 0.29), 0.47),
      product(2000, 4, sum(1, 0.29), 0.47, 0.3),
    ].map((loss) => value(loss));
    expect(losses.map((loss) => Number(loss.toFixed(1)))).toEqual([1306.6, 606.3, 1455.1]);
    expect(gain - losses.reduce((total, loss) => total + loss, 0)).toBeCloseTo(239_152, 0);
  });
});

describe('mineral soils (IPCC 2006 V4 worked examples, oracles 2.9)', () => {
  const soil = (use: SoilUse, numbers: Readonly<Record<string, number>>): number => {
    const own = withNumbers(numbers);
    return value(ipccSoil(use, { ...settings, climate: 'WTM' }, own), own);
  };

  it('of cropland: 58 776 960 → 64 059 600 tC, 264 132 tC/a', () => {
    const numbers = {
      'ipcc19.socref.HAC.WTM': 88,
      'ipcc19.flu.annual.WTM': 0.69,
      'ipcc19.fmg.reduced.WTM': 1.08,
      'ipcc19.fmg.notill.WTM': 1.15,
      'ipcc19.fi.low.moist': 0.92,
    };
    const crop = plainUse('annual_crop');
    const low = soil({ ...crop, input: 'low' }, numbers);
    const before = 400_000 * low + 600_000 * soil(crop, numbers);
    const after =
      200_000 * low +
      700_000 * soil({ ...crop, tillage: 'reduced' }, numbers) +
      100_000 * soil({ ...crop, tillage: 'no-till' }, numbers);
    expect(before).toBeCloseTo(58_776_960, 3);
    expect(after).toBeCloseTo(64_059_600, 3);
    expect((after - before) / 20).toBeCloseTo(264_132, 3);
  });

  it('of grassland: 45 026 000 → 45 959 890 tC, 46 694.5 tC/a', () => {
    const numbers = {
      'ipcc19.socref.HAC.WTM': 47,
      'ipcc19.fmg.grass.intense': 0.97,
      'ipcc19.fmg.grass.severe': 0.7,
      'ipcc19.fmg.grass.improved': 1.17,
      'ipcc19.fi.grass.high': 1.11,
    };
    const under = (grass: NonNullable<SoilUse['grass']>): number => soil({ ...plainUse('grassland'), grass }, numbers);
    const [usual, intense, severe] = [under('nominal'), under('intense-grazing'), under('severely-degraded')];
    const before = 500_000 * usual + 400_000 * intense + 100_000 * severe;
    const after =
      300_000 * usual +
      300_000 * intense +
      200_000 * severe +
      100_000 * under('improved') +
      100_000 * under('improved-high-input');
    expect(before).toBeCloseTo(45_026_000, 3);
    expect(after).toBeCloseTo(45_959_890, 3);
    expect((after - before) / 20).toBeCloseTo(46_694.5, 3);
  });

  it.each([
    ['WTM', 19.84],
    ['WTD', 5.76],
    ['CTD', 9.89],
  ] as const)('forest to annual crop in %s loses %d tC/ha in 20 years (2019 factors)', (climate, loss) => {
    const [forest, crop] = ['forest_arbor', 'annual_crop'].map((one) =>
      value(ipccSoil(plainUse(one), { ...settings, climate }, library)),
    );
    expect((forest ?? NaN) - (crop ?? NaN)).toBeCloseTo(loss, 9);
  });

  it('annual crop to forest in WTM gains 0.992 tC/ha/a for 20 years, 72.7467 tCO₂/ha, through a drawn forest', () => {
    const crop: CarbonStratum = { ...stand, classCode: '0103', carbonClass: 'annual_crop', species: '' };
    const warm: CarbonSettings = { ...settings, climate: 'WTM' };
    const forest = land('forest', { species: '栎类', from: 2030 });
    let total = 0;
    for (let year = 0; year < 30; year++) {
      const { pools } = changeOfCarbon(crop, forest, year, standingLand(warm, library));
      const flux = value(pools.find(({ pool }) => pool === 'soil')?.flux ?? { code: 'no-practice', details: {} });
      expect(flux).toBeCloseTo(year < 20 ? 0.992 : 0, 9);
      total += flux;
    }
    expect((total * 44) / 12).toBeCloseTo(72.7467, 4);
  });
});

describe('mangrove (oracles 2.9)', () => {
  it('holds 66.297 tC/ha in subtropical biomass', () => {
    const mangrove: CarbonStratum = { ...stand, classCode: '0303', carbonClass: 'mangrove', species: '' };
    const { pools } = stockProfile(mangrove, settings, library);
    const living = pools.filter(({ pool }) => pool === 'above' || pool === 'below');
    expect(living.reduce((total, { perHa }) => total + value(perHa), 0)).toBeCloseTo(66.297, 9);
  });

  it('buries 1.62 tC/ha/a by IPCC, with the rates of four publications beside it (methods.md 4.4)', () => {
    const { chosen, others } = burialRates('mangrove', 'WTM', library);
    expect([chosen, ...others].map((one) => [one?.by, value(one?.rate ?? { code: 'no-age', details: {} })])).toEqual([
      ['ipcc2013', 1.62],
      ['alongi2020', expect.closeTo(1.796, 9)],
      ['mcleod2011', expect.closeTo(2.26, 9)],
      ['meta473', expect.closeTo(2.298, 9)],
      ['duan2008', expect.closeTo(4.4427, 9)],
    ]);
  });
});

describe('practices on cropland (methods.md 4.4: BD 1.3, 20 cm)', () => {
  it.each([
    ['manure', 0.96],
    ['straw', 0.57],
    ['no-till', 0.91],
    ['no-till-straw', 1.35],
  ])('%s takes up %d tC/ha/a', (soilPractice, rate) => {
    const { practice } = land('farmland', { soilPractice, bulkDensityGPerCm3: 1.3, ploughDepthCm: 20 });
    if (practice === null) throw new Error('No practice');
    const rates = practiceRates('annual_crop', practice, settings, library);
    if (isNoFactor(rates)) throw new Error(rates.code);
    expect(Math.abs(value(rates.chosen.rate) - rate)).toBeLessThanOrEqual(0.005);
    expect(rates.others.map(({ by }) => by)).toEqual(['ipcc2019']);
  });
});

describe('coastal saline land (ChinaXiv-201711.02071V1, oracles 2.5)', () => {
  it('differs by 83.39, 61.42 and 58.51 tC/ha as printed', () => {
    const of = (name: string): number => library.find(`coastal.saline.${name}`)?.value ?? NaN;
    const [bare, cotton] = [of('盐碱裸地(撂荒)'), of('棉田(咸水结冰灌溉覆膜)')];
    expect(of('柽柳林10年') - bare).toBeCloseTo(83.39, 9);
    expect(of('枸杞林8年') - bare).toBeCloseTo(61.42, 9);
    expect(of('柽柳林10年') - cotton).toBeCloseTo(58.51, 9);
  });
});

describe('harvests at sea (孙康 et al. 2020, table 2)', () => {
  it.each([
    // 52.55 % dry; 1.98 % soft with 44.9 % carbon, 98.02 % shell with 11.52 %, as printed.
    ['clam', 0.5255 * 0.0198 * 0.449, 0.5255 * 0.9802 * 0.1152],
    ['oyster', 0.651 * 0.0614 * 0.4598, 0.651 * 0.9386 * 0.1268],
    ['mussel', 0.7528 * 0.0847 * 0.444, 0.7528 * 0.9153 * 0.1176],
    ['scallop', 0.6389 * 0.1435 * 0.4284, 0.6389 * 0.8565 * 0.114],
  ])('%s: soft tissue and shell apart', (cultivated, soft, shell) => {
    const farm = land('marine-sink', { marineType: 'shellfish', cultivated, harvestTPerYear: 1000 });
    const removal = harvestRemoval(farm, library);
    if (isNoFactor(removal) || removal.shell === null) throw new Error('No shell');
    // The factors are printed with five digits.
    expect(value(removal.soft)).toBeCloseTo(1000 * soft, 1);
    expect(value(removal.shell)).toBeCloseTo(1000 * shell, 1);
    expect(value(removal.soft) + value(removal.shell)).toBeCloseTo(value(removal.removed), 9);
  });

  it('kelp: wet weight · 20 % · 31.2 %', () => {
    const farm = land('marine-sink', { marineType: 'algae', cultivated: 'kelp', harvestTPerYear: 1000 });
    const removal = harvestRemoval(farm, library);
    if (isNoFactor(removal)) throw new Error(removal.code);
    expect([value(removal.removed), removal.shell]).toEqual([expect.closeTo(62.4, 9), null]);
  });
});

it('what stands before a change is the stock of the base year with its growth since', () => {
  const before = standingStock(stand, 2030, standingLand(settings, library)).pools;
  const base = stockProfile(stand, settings, library).pools;
  const total = (pools: typeof base): number =>
    pools
      .filter(({ pool }) => pool !== 'soil' && pool !== 'dead')
      .reduce((sumSoFar, { perHa }) => sumSoFar + value(perHa), 0);
  expect(total(before) - total(base)).toBeCloseTo(5 * 2.4252, 9);
});
