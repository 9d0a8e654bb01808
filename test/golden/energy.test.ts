import { describe, expect, it } from 'vitest';
import { energyAccount } from '../../src/evaluate/energy/energy-account.ts';
import { factorValues } from '../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { counted, featureInput } from '../support/counted-features.ts';

/** Oracles: reference/oracles.md 4; the numbers were worked out there, or printed in the announcements. */
const factor = factorValues(createFactorLibrary({}));

/** A plant of 100 MW and 1 300 hours; not photovoltaic, so that nothing degrades. */
const plant = (year: number) =>
  energyAccount(
    featureInput([counted('p', 'wind-turbine', { capacityMw: 100, fullLoadHours: 1300 })], {
      scope: { scenario: 'a', year, revision: 1 },
    }),
  ).rows[0];

describe('100 MW of 1 300 h in Tianjin', () => {
  it('generate 130 000 MWh, avoid 88 348.0 tCO₂ by the factor of 2023', () => {
    const row = plant(2025);
    expect(row?.generationGwh.value).toBeCloseTo(130, 9);
    expect(row?.avoidedT.value).toBeCloseTo(88_348, 6);
    expect(row?.basis).toContain('grid.2023.天津');
  });

  it('are 15 977.0 tce by heat and 39 312.0 tce by the coal of power stations of 2024', () => {
    const row = plant(2025);
    expect(row?.calorificTce.value).toBeCloseTo(15_977, 6);
    expect(row?.equivalentTce.value).toBeCloseTo(39_312, 6);
    expect(row?.basis).toEqual(expect.arrayContaining(['coal.calorific', 'coal.equiv.2024']));
  });

  it('are told by the factors of their year: earlier ones stay as they were', () => {
    expect(plant(2022)?.basis).toEqual(expect.arrayContaining(['grid.2022.天津', 'coal.equiv.2020']));
    expect(plant(2021)?.avoidedT.value).toBeCloseTo(130_000 * factor('grid.2021.天津'), 6);
  });
});

describe('photovoltaics over 25 years: 2 % in the first, then 0.5 % a year', () => {
  const yields = Array.from({ length: 25 }, (_, at) => {
    const field = counted('f', 'pv', { capacityMw: 100, fullLoadHours: 1300, from: 2025 });
    const scope = { scenario: 'a', year: 2025 + at, revision: 1 };
    return 1000 * (energyAccount(featureInput([field], { scope })).rows[0]?.generationGwh.value ?? NaN);
  });

  it('generate 3 001 028.2 MWh together', () => {
    expect(yields.reduce((total, one) => total + one, 0)).toBeCloseTo(3_001_028.2, 1);
  });

  it('and 112 959.66 MWh in the 25th year', () => {
    expect(yields[24]).toBeCloseTo(112_959.66, 2);
    expect(yields[0]).toBeCloseTo(127_400, 6);
  });
});

describe('grid factors equal the announcements of 生态环境部 and 国家统计局', () => {
  // The announcement for 2023 states the changes against 2022.
  it.each([
    ['national.avg', 0.5366, 0.5306, -1.1],
    ['华北', 0.6776, 0.6361, -6.1],
    ['东北', 0.5564, 0.5122, -7.9],
    ['南方', 0.3869, 0.4042, 4.5],
    ['西南', 0.2268, 0.2472, 9.0],
    ['national.exmarket', 0.5856, 0.6096, 4.1],
  ])('%s: %d → %d kgCO₂/kWh, %d %%', (place, before, after, percent) => {
    const was = factor(`grid.2022.${place}`);
    const is = factor(`grid.2023.${place}`);
    expect([was, is]).toEqual([before, after]);
    expect(100 * (is / was - 1)).toBeCloseTo(percent, 1);
  });
});
