import { describe, expect, it } from 'vitest';
import { energyCourse } from '../../../src/report/energy-course.ts';
import { energySeries, energyTarget } from './energy-fixture.ts';

const hours = { fullLoadHours: 1000 };

describe('energy over the years', () => {
  it('has a part for every source that is drawn, 0 before it is there', () => {
    const series = energySeries(
      [
        ['w', 'wind-turbine', { ...hours, capacityMw: 5, from: 2030 }],
        ['p', 'pv', { ...hours, capacityMw: 30, from: 2025 }],
      ],
      [2025, 2030],
    );
    const course = energyCourse(series, 'capacity', 'zh');
    expect(course.years).toEqual([2025, 2030]);
    expect(course.stacks).toEqual([
      { source: 'pv', values: [30, 30] },
      { source: 'wind', values: [0, 5] },
    ]);
    expect(course.totals).toEqual([30, 35]);
    expect(course.scale.unit).toBe('万千瓦');
  });

  it('takes what stores lose from the avoided emission, and from nothing else', () => {
    const series = energySeries(
      [
        ['p', 'pv', { ...hours, capacityMw: 30 }],
        ['s', 'battery-storage', { powerMw: 10, energyMwh: 20, cyclesPerYear: 300 }],
      ],
      [2025],
    );
    expect(energyCourse(series, 'capacity', 'zh').stacks.map(({ source }) => source)).toEqual(['pv']);
    const { stacks, totals } = energyCourse(series, 'avoided', 'zh');
    const [made, lost] = stacks.map(({ values }) => values[0] ?? 0);
    expect(stacks.map(({ source }) => source)).toEqual(['pv', 'storage']);
    expect(lost).toBeLessThan(0);
    expect((made ?? 0) + (lost ?? 0)).toBeCloseTo(totals[0] ?? 0, 6);
  });

  it('has a gap and not 0 where a source is not known', () => {
    const series = energySeries([['b', 'biomass', { capacityMw: 30 }]], [2025]);
    const course = energyCourse(series, 'generation', 'zh');
    expect(course.stacks).toEqual([{ source: 'biomass', values: [null] }]);
    expect(course.totals).toEqual([null]);
  });

  it('has lines only for targets that can be read off the bar, in their year and unit', () => {
    const targets = [
      energyTarget('all', 'renewable.capacity', 2000, 2025),
      energyTarget('sun', 'pv.capacity', 900, 2030),
      energyTarget('wind', 'wind.capacity', 190, 2025),
      energyTarget('pumped', 'pumped.power', 2000, 2030),
      energyTarget('energy', 'renewable.generation', 3700, 2025, { unit: 'GWh/a' }),
      energyTarget('undated', 'renewable.capacity', 100, null),
      { ...energyTarget('zone', 'renewable.capacity', 50, 2025), zone: 'north' },
    ];
    const series = energySeries([], [2025, 2030], targets);
    const { marks, scale } = energyCourse(series, 'capacity', 'zh');
    expect(marks).toEqual([
      { target: 'all', indicator: 'renewable.capacity', year: 2025, value: 2000 },
      { target: 'sun', indicator: 'pv.capacity', year: 2030, value: 900 },
    ]);
    expect(scale.write(2000)).toBe('200.0');
    expect(energyCourse(series, 'generation', 'zh').marks.map(({ target }) => target)).toEqual(['energy']);
    expect(energyCourse(series, 'avoided', 'zh').marks).toEqual([]);
  });
});
