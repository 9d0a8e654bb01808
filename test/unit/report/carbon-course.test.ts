import { describe, expect, it } from 'vitest';
import type { CarbonSeries } from '../../../src/evaluate/carbon/carbon-report.ts';
import { carbonCourse, tableYears } from '../../../src/report/carbon-course.ts';
import { around } from './carbon-fixture.ts';

function series(scenario: string, firstYear: number, lastYear: number): CarbonSeries {
  const points = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => ({
    year: firstYear + index,
    stock: around(1_000_000 + index, 100_000),
    sink: around(300, 30),
  }));
  return { scenario, revision: 1, points };
}

describe('carbon over the years', () => {
  const all = [
    { name: '方案一', isBaseline: false, series: series('a', 2023, 2060) },
    { name: '现状', isBaseline: true, series: series('base', 2023, 2060) },
  ];

  it('has a line for every scheme in one scale, and knows the one on screen', () => {
    const course = carbonCourse(all, 'stock', 'base', 'zh');
    expect(course?.scale.unit).toBe('万\u202FtC');
    expect(course?.lines.map(({ isCurrent, name }) => [name, isCurrent])).toEqual([
      ['方案一', false],
      ['现状', true],
    ]);
    // The baseline has no place of its own among the looks of schemes, on screen or not.
    expect(course?.lines.map(({ rank }) => rank)).toEqual([0, null]);
    expect(course?.lines[0]?.points[0]).toEqual({ year: 2023, value: 1_000_000, low: 900_000, high: 1_100_000 });
  });

  it('shows sinks in carbon dioxide', () => {
    const course = carbonCourse(all, 'sink', 'a', 'en');
    expect(course?.scale.unit).toBe('tCO₂e/a');
    expect(course?.lines[0]?.points[0]).toEqual({ year: 2023, value: 1100, low: 990, high: 1210 });
  });

  it('names years that leave room for each other', () => {
    expect(carbonCourse(all, 'stock', 'a', 'zh')?.ticks).toEqual([2023, 2030, 2040, 2050, 2060]);
    const late = carbonCourse([{ name: 'a', isBaseline: false, series: series('a', 2028, 2060) }], 'stock', 'a', 'zh');
    expect(late?.ticks).toEqual([2028, 2040, 2050, 2060]);
  });

  it('is nothing without a year', () => {
    expect(carbonCourse([], 'stock', 'a', 'zh')).toBeNull();
    expect(
      carbonCourse(
        [{ name: 'a', isBaseline: false, series: { scenario: 'a', revision: 1, points: [] } }],
        'stock',
        'a',
        'zh',
      ),
    ).toBeNull();
  });

  it('lists every fifth year, the ends and the year on screen', () => {
    expect(tableYears({ firstYear: 2023, lastYear: 2036 }, 2027)).toEqual([2023, 2025, 2027, 2030, 2035, 2036]);
  });
});
