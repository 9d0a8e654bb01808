import { describe, expect, it } from 'vitest';
import { columnAmounts, isEnergyDrawn, sourceTable } from '../../../src/report/energy-sources.ts';
import { energySeries, onlyYear } from './energy-fixture.ts';

const hours = { fullLoadHours: 1000 };

function tableOf(...features: Parameters<typeof energySeries>[0]): ReturnType<typeof sourceTable> {
  const series = energySeries(features, [2025]);
  return sourceTable(series, onlyYear(series));
}

describe('energy by source', () => {
  it('has photovoltaics by setting, other plants as a whole, and stores by kind', () => {
    const { rows, hydrogen } = tableOf(
      ['b', 'pv', { ...hours, capacityMw: 20, pvSetting: 'fish-pond' }],
      ['a', 'pv', { ...hours, capacityMw: 30, pvSetting: 'farm' }],
      ['c', 'wind-turbine', { ...hours, capacityMw: 5 }],
      ['d', 'battery-storage', { powerMw: 10, energyMwh: 20 }],
      ['e', 'pumped-storage', { powerMw: 2000 }],
    );
    expect(
      rows.map(({ source, setting, isStore, cells }) => [source, setting, isStore, cells.capacity.amount.value]),
    ).toEqual([
      ['pv', null, false, 50],
      ['pv', 'fish-pond', false, 20],
      ['pv', 'farm', false, 30],
      ['wind', null, false, 5],
      ['battery-storage', null, true, 10],
      ['pumped-storage', null, true, 2000],
    ]);
    expect(columnAmounts(rows, 'capacity')).toEqual([50, 20, 30, 5, 10, 2000]);
    expect(hydrogen).toBeNull();
  });

  it('names every number by the measure that has the same value', () => {
    const series = energySeries(
      [
        ['a', 'pv', { ...hours, capacityMw: 30, pvSetting: 'farm' }],
        ['c', 'wind-turbine', { ...hours, capacityMw: 5 }],
        ['d', 'battery-storage', { powerMw: 10, energyMwh: 20 }],
        ['g', 'geothermal', { ...hours, capacityMw: 3 }],
      ],
      [2025],
    );
    const year = onlyYear(series);
    const named = sourceTable(series, year).rows.flatMap(({ cells }) =>
      Object.values(cells).flatMap(({ measure }) => measure ?? []),
    );
    expect(named.length).toBe(11);
    for (const { indicator, group, value } of named) {
      const row = year.measures.find((one) => one.indicator === indicator && one.group === group);
      expect([indicator, group, value]).toEqual([indicator, group, row?.value]);
    }
  });

  it('has hydrogen apart, and says so when its output is not known', () => {
    expect(tableOf(['h', 'hydrogen', { outputTPerYear: 80_000 }]).hydrogen).toMatchObject({
      amount: { value: 80_000 },
      measure: { indicator: 'hydrogen.output', value: 80_000 },
    });
    expect(tableOf(['h', 'hydrogen']).hydrogen).toMatchObject({
      amount: { value: null, none: { code: 'feature-value-missing' } },
    });
  });

  it('knows a plan without energy from one whose energy comes later', () => {
    expect(isEnergyDrawn(energySeries([['f', 'forest']], [2025, 2030]).years)).toBe(false);
    expect(isEnergyDrawn(energySeries([['p', 'pv', { capacityMw: 1, from: 2030 }]], [2025, 2030]).years)).toBe(true);
    expect(isEnergyDrawn(energySeries([['h', 'hydrogen', { outputTPerYear: 5 }]], [2025]).years)).toBe(true);
  });
});
