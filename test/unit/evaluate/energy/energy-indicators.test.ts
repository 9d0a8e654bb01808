import { describe, expect, it } from 'vitest';
import { ENERGY_INDICATORS } from '../../../../src/evaluate/energy/energy-indicators.ts';
import type {
  CountedFeature,
  FeatureInput,
  FeatureValue,
} from '../../../../src/evaluate/features/feature-indicator.ts';
import type { IndicatorId, MeasureUnit } from '../../../../src/evaluate/measure.ts';
import { counted, featureInput } from '../../../support/counted-features.ts';

function rows(
  id: IndicatorId,
  features: readonly CountedFeature[],
  changes: Partial<FeatureInput> = {},
  unit?: MeasureUnit,
): readonly FeatureValue[] {
  const indicator = ENERGY_INDICATORS.find((one) => one.id === id && (unit === undefined || one.unit === unit));
  if (indicator === undefined) throw new Error(id);
  return indicator.compute(featureInput(features, changes));
}

/** Values by group; a reason's code where there is no value. */
function told(...args: Parameters<typeof rows>): Readonly<Record<string, number | string | undefined>> {
  return Object.fromEntries(rows(...args).map(({ group, value, none }) => [group ?? 'all', value ?? none?.code]));
}

const hours = { fullLoadHours: 1000 };

describe('with nothing drawn', () => {
  it.each(ENERGY_INDICATORS.map(({ id, unit }) => [id, unit] as const))('%s in %s is 0 where 0 is true', (id, unit) => {
    const expected: Readonly<Record<string, string>> = {
      'roof.pv.share %': 'no-new-roofs',
      'parks.circular %': 'no-parks',
      'clean.capacity.share %': 'no-fossil-capacity',
    };
    expect(told(id, [], {}, unit)).toEqual({ all: expected[`${id} ${unit}`] ?? 0 });
  });
});

describe('power', () => {
  it('is what a field states, else its area × the planning density with its range', () => {
    const field = counted('a', 'pv', { areaM2: 2_000_000, pvSetting: 'fish-pond' });
    expect(rows('pv.capacity', [field])[0]).toEqual({ group: null, value: 80, none: null, low: 60, high: 120 });
    const stated = counted('b', 'pv', { areaM2: 2_000_000, capacityMw: 50 });
    expect(rows('pv.capacity', [stated])[0]).toEqual({ group: null, value: 50, none: null, low: null, high: null });
    const dense = counted('c', 'pv', { areaM2: 2_000_000, densityMwPerKm2: 45.6 });
    expect(told('pv.capacity', [field, stated, dense])).toEqual({ all: 221.2, 'fish-pond': 80, other: 141.2 });
  });

  it('of roofs is their area × usable share × power per m²', () => {
    const roof = counted('r', 'building', { areaM2: 10_000, roofPv: 'yes' });
    expect(told('pv.capacity', [roof, counted('s', 'building', { areaM2: 10_000, roofPv: 'no' })])).toEqual({
      all: 0.75,
      roof: 0.75,
    });
  });

  it('of what lies in the zone in part counts in part', () => {
    expect(told('pv.capacity', [counted('a', 'pv', { areaM2: 5, share: 0.25, capacityMw: 80 })])['all']).toBe(20);
  });

  it('is renewable by source, and wind and sun together', () => {
    const all = [
      counted('p', 'pv', { capacityMw: 30 }),
      counted('w', 'wind-turbine', { capacityMw: 6 }),
      counted('f', 'wind-farm', { capacityMw: 50 }),
      counted('b', 'biomass', { capacityMw: 15 }),
      counted('g', 'geothermal', { capacityMw: 2 }),
      counted('s', 'battery-storage', { powerMw: 40 }),
      counted('u', 'pumped-storage', { powerMw: 1200 }),
    ];
    expect(told('renewable.capacity', all)).toEqual({ all: 103, pv: 30, wind: 56, biomass: 15, geothermal: 2 });
    expect(told('windsolar.capacity', all)).toEqual({ all: 86, pv: 30, wind: 56 });
    expect(told('wind.capacity', all)).toEqual({ all: 56, 'wind-turbine': 6, 'wind-farm': 50 });
    expect(told('storage.power', all)).toEqual({ all: 40 });
    expect(told('pumped.power', all)).toEqual({ all: 1200 });
    expect(told('pumped.sites', all)).toEqual({ all: 1 });
  });

  it('of turbines in one feature is that of each times their number', () => {
    const geometry = { type: 'MultiPoint', coordinates: [[117, 40], [117.1, 40], [117.2, 40]] } as const; // prettier-ignore
    expect(
      told('wind.capacity', [counted('w', 'wind-turbine', { geometry: geometry as never, capacityMw: 5 })]),
    ).toEqual({
      all: 15,
      'wind-turbine': 15,
    });
  });

  it('that is not stated is missing by name, and so is the total; other groups stand', () => {
    const plants = [counted('p', 'pv', { capacityMw: 30 }), counted('b', 'biomass', {})];
    expect(told('renewable.capacity', plants)).toEqual({
      all: 'feature-value-missing',
      pv: 30,
      biomass: 'feature-value-missing',
    });
    expect(rows('biomass.capacity', plants)[0]?.none?.details).toEqual({
      feature: 'b',
      name: 'b',
      field: 'capacityMw',
    });
  });
});

describe('turbines drawn in a wind farm', () => {
  const square = { type: 'Polygon' as const, coordinates: [[[117, 40], [117.1, 40], [117.1, 40.1], [117, 40.1], [117, 40]]] }; // prettier-ignore
  const at = (longitude: number) => ({ type: 'Point' as const, coordinates: [longitude, 40.05] });
  const turbines = [
    counted('in', 'wind-turbine', { capacityMw: 5, geometry: at(117.05) }),
    counted('out', 'wind-turbine', { capacityMw: 6, geometry: at(117.2) }),
  ];

  it('are its power where it states none: its area is not counted as well', () => {
    const farm = counted('farm', 'wind-farm', { geometry: square, areaM2: 9e7 });
    expect(told('wind.capacity', [farm, ...turbines])).toEqual({ all: 11, 'wind-farm': 0, 'wind-turbine': 11 });
  });

  it('are part of its power where it states it', () => {
    const farm = counted('farm', 'wind-farm', { geometry: square, areaM2: 9e7, capacityMw: 100 });
    expect(told('wind.capacity', [farm, ...turbines])).toEqual({ all: 106, 'wind-farm': 100, 'wind-turbine': 6 });
  });
});

describe('electricity and avoided emission', () => {
  it('take the hours of the province, and say when the library has none', () => {
    const turbine = counted('w', 'wind-turbine', { capacityMw: 10 });
    expect(told('renewable.generation', [turbine])['all']).toBeCloseTo(19.65, 12);
    expect(rows('renewable.generation', [turbine], { province: '西藏' })[0]?.none).toEqual({
      code: 'no-hours',
      details: { source: 'wind', province: '西藏', feature: 'w', name: 'w' },
    });
    expect(told('renewable.generation', [turbine], { province: null })['all']).toBe('no-province');
  });

  it('have an interval from hours, density and grid factor, each shared error counted once', () => {
    const one = counted('a', 'pv', { capacityMw: 100, from: 2025 });
    const two = counted('b', 'pv', { capacityMw: 100, from: 2025 });
    const [single] = rows('renewable.generation', [one]);
    const [both] = rows('renewable.generation', [one, two]);
    // Hours of Tianjin 1 300 (1 200–1 400), first-year degradation 2 % (1–2.5 %).
    expect(single?.value).toBeCloseTo(127.4, 9);
    expect(single?.low).toBeCloseTo(127.4 - Math.hypot(100 * 0.1 * 0.98, 130 * 0.005), 9);
    expect(single?.high).toBeCloseTo(127.4 + Math.hypot(100 * 0.1 * 0.98, 130 * 0.01), 9);
    expect((both?.high ?? 0) - (both?.low ?? 0)).toBeCloseTo(2 * ((single?.high ?? 0) - (single?.low ?? 0)), 9);
  });

  it('lose what stores lose, where they say how often they are filled', () => {
    const plant = counted('w', 'wind-turbine', { capacityMw: 100, ...hours });
    const store = { powerMw: 20, energyMwh: 40, roundTripEfficiency: 0.8 };
    const idle = counted('s', 'battery-storage', store);
    const used = counted('s', 'battery-storage', { ...store, cyclesPerYear: 300 });
    const unused = told('emissions.avoided', [plant, idle]);
    expect(Object.keys(unused)).toEqual(['all', 'wind']);
    expect([unused['all'], unused['wind']].map(Number).map((one) => one.toFixed(6))).toEqual([
      '67960.000000',
      '67960.000000',
    ]);
    // 40 MWh · 300 · (1/0.8 − 1) = 3 000 MWh.
    expect(told('emissions.avoided', [plant, used])['storage-loss']).toBeCloseTo(-3000 * 0.6796, 6);
    expect(told('emissions.avoided', [plant, used])['all']).toBeCloseTo(97_000 * 0.6796, 6);
  });

  it('have no grid factor before the first announcement', () => {
    const scope = { scenario: 'a', year: 2020, revision: 1 };
    const plant = counted('w', 'wind-turbine', { capacityMw: 100, ...hours });
    expect(told('emissions.avoided', [plant], { scope })['all']).toBe('no-grid-factor');
  });
});

describe('numbers that cannot be', () => {
  it.each([
    ['pv', { capacityMw: -5 }, 'pv.capacity'],
    ['pv', { areaM2: 1e6, densityMwPerKm2: 1e9 }, 'pv.capacity'],
    ['wind-turbine', { capacityMw: 5, fullLoadHours: 8761 }, 'renewable.generation'],
    ['wind-turbine', { capacityMw: Infinity }, 'wind.capacity'],
    ['wind-turbine', { capacityMw: '5 MW' }, 'wind.capacity'],
    ['battery-storage', { powerMw: NaN }, 'storage.power'],
    ['hydrogen', { outputTPerYear: -1 }, 'hydrogen.output'],
    ['industrial-park', { fossilCapacityMw: -1 }, 'clean.capacity.share'],
    ['battery-storage', { powerMw: 1, energyMwh: 1, cyclesPerYear: -1 }, 'emissions.avoided'],
  ] as const)('of %s are refused with their reason: %j', (kind, fields, indicator) => {
    expect(rows(indicator, [counted('x', kind, fields)])[0]).toMatchObject({
      value: null,
      none: { code: 'feature-value-refused', details: { feature: 'x' } },
    });
  });
});

describe('share of clean power', () => {
  it('is of clean and fossil power together', () => {
    const plants = [
      counted('p', 'pv', { capacityMw: 60 }),
      counted('park', 'industrial-park', { fossilCapacityMw: 140 }),
      counted('s', 'battery-storage', { powerMw: 1000 }),
    ];
    expect(told('clean.capacity.share', plants)).toEqual({ all: 30 });
  });

  it('has no whole while no park states fossil power, or while there is no power at all', () => {
    expect(told('clean.capacity.share', [counted('p', 'pv', { capacityMw: 60 })])).toEqual({
      all: 'no-fossil-capacity',
    });
    expect(told('clean.capacity.share', [counted('park', 'industrial-park', { fossilCapacityMw: 0 })])).toEqual({
      all: 'no-fossil-capacity',
    });
  });
});

describe('roofs and parks', () => {
  const roof = (id: string, buildingUse: string, roofPv: string, areaM2: number, from: number | null = 2024) =>
    counted(id, 'building', { buildingUse, roofPv, areaM2, from });

  it('share of new public and factory roofs that carry panels', () => {
    const roofs = [
      roof('a', 'public', 'yes', 3000),
      roof('b', 'factory', 'no', 6000),
      roof('c', 'factory', 'yes', 1000),
      roof('d', 'residential', 'yes', 9000),
      roof('old', 'public', 'yes', 9000, null),
    ];
    expect(told('roof.pv.share', roofs)).toEqual({ all: 40, public: 100, factory: 100 / 7, covered: 20 });
    expect(told('building.renewable.area', roofs)).toEqual({ all: 13_000 });
  });

  it('parks are counted, and their share by level and above', () => {
    const parks = [
      counted('n', 'industrial-park', { parkLevel: 'national', circular: 'yes' }),
      counted('p', 'industrial-park', { parkLevel: 'provincial', circular: 'no' }),
      counted('c', 'industrial-park', { parkLevel: 'county', circular: 'yes' }),
      counted('elsewhere', 'industrial-park', { parkLevel: 'county', circular: 'yes', share: 0.4 }),
    ];
    expect(told('parks.circular', parks, {}, 'count')).toEqual({
      all: 2,
      national: 1,
      provincial: 1,
      municipal: 1,
      county: 2,
    });
    expect(told('parks.circular', parks, {}, '%')).toEqual({
      all: 200 / 3,
      national: 100,
      provincial: 50,
      municipal: 50,
      county: 200 / 3,
    });
  });
});
