import { describe, expect, it } from 'vitest';
import { energyAccount } from '../../src/evaluate/energy/energy-account.ts';
import { factorValues } from '../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';
import { rowPitchM } from '../../src/evaluate/energy/row-pitch.ts';
import { layoutDensityMwPerKm2 } from '../../src/evaluate/energy/turbine-layout.ts';
import { turbineNoiseDb } from '../../src/evaluate/energy/turbine-noise.ts';
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

describe('rows of panels without shade from 9 to 15 h at the winter solstice', () => {
  it.each([
    { latitudeDegrees: 39.1, tiltDegrees: 33, factorOfShadow: 2.8442, pitchM: 10.984 },
    { latitudeDegrees: 30, tiltDegrees: 22, factorOfShadow: 1.844, pitchM: 7.443 },
    { latitudeDegrees: 38.5, tiltDegrees: 35, factorOfShadow: 2.7518, pitchM: 11.029 },
  ])('φ $latitudeDegrees°, β $tiltDegrees°: $pitchM m', ({ factorOfShadow, pitchM, ...rows }) => {
    const pitch = rowPitchM({ ...rows, slopeLengthM: 4.6 }) ?? NaN;
    expect(pitch).toBeCloseTo(pitchM, 2);
    const tilt = (rows.tiltDegrees * Math.PI) / 180;
    expect((pitch / 4.6 - Math.cos(tilt)) / Math.sin(tilt)).toBeCloseTo(factorOfShadow, 3);
  });

  it.each([
    [39.1, 2.8439],
    [30, 1.8438],
    [38.5, 2.7515],
  ])('agree with the geometry of the sun at φ %d° within 0.1 %%', (latitudeDegrees, shadow) => {
    // Upright panels: D = L · k.
    const pitch = rowPitchM({ slopeLengthM: 1, tiltDegrees: 90, latitudeDegrees }) ?? NaN;
    expect(Math.abs(pitch / shadow - 1)).toBeLessThan(0.001);
  });

  it('have no distance where the sun is not up at nine', () => {
    expect(rowPitchM({ slopeLengthM: 4.6, tiltDegrees: 40, latitudeDegrees: 60 })).toBeNull();
  });
});

describe('noise of a turbine as a point', () => {
  it.each([
    [106, 500, 41.02, 44.02],
    [106, 700, 38.1, 41.1],
    [104, 300, 43.46, 46.46],
  ])('of %i dB(A) at %i m: %d free, %d over the ground', (power, distance, free, halfSpace) => {
    expect(turbineNoiseDb(power, distance, 'free')).toBeCloseTo(free, 2);
    expect(turbineNoiseDb(power, distance, 'half-space')).toBeCloseTo(halfSpace, 2);
  });
});

describe('power per area that spacing alone leaves', () => {
  it.each([
    [5, 160, 5, 3, 13.021],
    [5, 160, 10, 5, 3.906],
    [6.25, 190, 5, 3, 11.542],
    [6.25, 190, 10, 5, 3.463],
  ])('%d MW, D %i m, %iD × %iD: %d MW/km²', (power, diameter, along, across, density) => {
    expect(layoutDensityMwPerKm2(power, along * diameter, across * diameter)).toBeCloseTo(density, 3);
  });
});
