import { describe, expect, it } from 'vitest';
import type { Polygon } from 'geojson';
import { areasOnce } from '../../../../src/evaluate/energy/areas-once.ts';
import { energyAccount, type EnergyTotal } from '../../../../src/evaluate/energy/energy-account.ts';
import { gridFactorId } from '../../../../src/evaluate/energy/grid-factor.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import type { CountedFeature } from '../../../../src/evaluate/features/feature-indicator.ts';
import { counted, featureInput } from '../../../support/counted-features.ts';

/** The whole and each source: the first total of each. */
const ofSources = (totals: readonly EnergyTotal[]): readonly EnergyTotal[] =>
  totals.filter((total, at) => totals.findIndex(({ source }) => source === total.source) === at);

describe('the energy account', () => {
  it('tells of each feature what stands behind its numbers', () => {
    const [row] = energyAccount(
      featureInput([counted('a', 'pv', { pvSetting: 'farm', areaM2: 1_000_000, from: 2024 })]),
    ).rows;
    expect(row).toMatchObject({
      feature: 'a',
      kind: 'pv',
      source: 'pv',
      setting: 'farm',
      year: 2025,
      areaM2: 1_000_000,
      missing: [],
      partOf: null,
    });
    expect(row?.basis).toEqual([
      'rule.pv.density.plan',
      'pv.hours.typ.天津',
      'energy.pv.degr.y1',
      'energy.pv.degr.ann',
      'grid.2023.天津',
      'coal.calorific',
      'coal.equiv.2024',
    ]);
    expect(row?.generationGwh.value).toBeCloseTo(40 * 1.3 * 0.98 * 0.995, 9);
  });

  it('names what is missing once, and keeps the numbers that do not need it', () => {
    const { rows, totals } = energyAccount(featureInput([counted('b', 'biomass', { capacityMw: 15 })]));
    expect(rows[0]?.capacityMw.value).toBe(15);
    expect(rows[0]?.missing).toEqual([
      { code: 'no-hours', details: { source: 'biomass', province: '天津', feature: 'b', name: 'b' } },
    ]);
    expect(
      ofSources(totals).map(({ source, capacityMw, generationGwh }) => [source, capacityMw.value, generationGwh.value]),
    ).toEqual([
      [null, 15, null],
      ['biomass', 15, null],
    ]);
  });

  it('keeps stores apart: their power is in no total of plants, their losses are taken from what is avoided', () => {
    const { totals } = energyAccount(
      featureInput([
        counted('w', 'wind-turbine', { capacityMw: 100, fullLoadHours: 1000 }),
        counted('s', 'pumped-storage', { powerMw: 300, energyMwh: 1000, cyclesPerYear: 77 }),
      ]),
    );
    const [all, , storage] = ofSources(totals);
    expect(ofSources(totals).map(({ source }) => source)).toEqual([null, 'wind', 'storage']);
    expect(all?.capacityMw.value).toBe(100);
    expect(all?.generationGwh.value).toBe(100);
    // 77 GWh given back are 100 GWh taken in at 77 %.
    expect(storage?.generationGwh.value).toBeCloseTo(-23, 9);
    expect(all?.avoidedT.value).toBeCloseTo(77_000 * 0.6796, 6);
  });

  it('gives numbers of the year by the shipped factors, and of a plan by its own', () => {
    const plant = counted('w', 'wind-turbine', { capacityMw: 100, fullLoadHours: 1000 });
    const library = createFactorLibrary({ 'grid.2023.天津': { value: 0.5, low: 0.4, high: 0.6, source: '市局' } });
    expect(energyAccount(featureInput([plant], { library })).totals[0]?.avoidedT).toEqual({
      value: 50_000,
      none: null,
      low: 40_000,
      high: 60_000,
    });
  });
});

describe('fields that lie on each other', () => {
  const square = (west: number, east: number): Polygon => ({
    type: 'Polygon',
    coordinates: [[[west, 0], [east, 0], [east, 1], [west, 1], [west, 0]]], // prettier-ignore
  });
  const field = (id: string, west: number, east: number): CountedFeature =>
    counted(id, 'pv', { geometry: square(west, east), areaM2: east - west });
  /** Strips of one height: their union is that of intervals, told by counting tenths. */
  const union = (some: readonly CountedFeature[]): number => {
    const tenths = new Set<number>();
    for (const { feature } of some) {
      const [west = 0, east = 0] = [0, 1].map((at) => (feature.geometry as Polygon).coordinates[0]?.[at]?.[0]);
      for (let tenth = Math.round(10 * west); tenth < Math.round(10 * east); tenth += 1) tenths.add(tenth);
    }
    return tenths.size / 10;
  };

  it('share the ground: each has what none before it has, all together what they cover', () => {
    const fields = [field('a', 2, 4), field('b', 0, 3), field('c', 9, 10), field('d', 1, 5)];
    expect(areasOnce(fields, union)).toEqual([2, 2, 1, 1]);
  });

  it('that only touch have all their own', () => {
    expect(areasOnce([field('a', 0, 1), field('b', 1, 3)], union)).toEqual([1, 2]);
  });
});

describe('the grid factor', () => {
  const library = createFactorLibrary({});

  it.each([
    ['province', '天津', 2060, 'grid.2023.天津'],
    ['province', '天津', 2022, 'grid.2022.天津'],
    ['national', '天津', 2023, 'grid.2023.national.avg'],
    ['ex-market', null, 2023, 'grid.2023.national.exmarket'],
    ['fossil', null, 2021, 'grid.2021.national.fossil'],
  ] as const)('%s of %s in %i is %s', (calibre, province, year, id) => {
    expect(gridFactorId(library, calibre, province, year)).toBe(id);
  });

  it('is none before the first announcement, of an unknown place, and of a region that is no province', () => {
    expect(gridFactorId(library, 'province', '天津', 2020)).toMatchObject({ code: 'no-grid-factor' });
    expect(gridFactorId(library, 'province', null, 2025)).toEqual({ code: 'no-province', details: {} });
    expect(gridFactorId(library, 'province', '香港', 2025)).toMatchObject({ code: 'no-grid-factor' });
  });
});
