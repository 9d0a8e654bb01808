import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/evaluate/carbon/interval.ts';
import type { ComparedLand, ComparisonCause, MethodGap } from '../../../src/evaluate/carbon/method-comparison.ts';
import { createFactorLibrary } from '../../../src/evaluate/factors/factor-library.ts';
import { causeTable, methodGapTable, methodTable } from '../../../src/report/method-table.ts';
import { around } from './carbon-fixture.ts';

function land(areaHa: number, firstT: number, secondT: number, difference: Interval): ComparedLand {
  const side = (tonnes: number): ComparedLand['first'] => ({
    stock: around(tonnes, tonnes / 2),
    perHa: around(tonnes / areaHa, tonnes / areaHa / 4),
  });
  return { areaM2: areaHa * 10_000, first: side(firstT), second: side(secondT), difference, pools: [] };
}

describe('two methods as a table', () => {
  const small = { ...land(10, 200, 160, around(-40, 60)), classCode: '0404', causes: [] };
  const large = { ...land(100, 1000, 4000, around(3000, 100)), classCode: '0301', causes: [] };
  const table = methodTable({ classes: [small, large], total: land(110, 1200, 4160, around(2960, 120)) });

  it('has the largest difference first, and says whether it is beyond error', () => {
    expect(table.classes.map(({ classCode, percent, isBeyondError }) => [classCode, percent, isBeyondError])).toEqual([
      ['0301', 300, true],
      ['0404', -20, false],
    ]);
    expect(table.total.percent).toBeCloseTo((2960 / 1200) * 100, 9);
  });

  it('has all bars on one scale, that of the densest land with its interval', () => {
    // 40 tC/ha with ±10 is the most.
    expect(table.classes[0]?.second.bar).toEqual({ zero: 0, value: 80, low: 60, high: 100 });
    expect(table.classes[1]?.first.bar).toEqual({ zero: 0, value: 40, low: 30, high: 50 });
  });

  it('has no per cent of nothing, and no bars without carbon', () => {
    const nothing = methodTable({ classes: [], total: land(1, 0, 0, around(0, 0)) });
    expect(nothing.total).toMatchObject({ percent: null, isBeyondError: false, first: { bar: { value: 0, high: 0 } } });
  });
});

describe('what makes a difference', () => {
  const cause = (carbonT: number, first: readonly string[] = []): ComparisonCause => ({
    group: 'living',
    code: 'only-in-first',
    first,
    second: [],
    areaM2: 1,
    carbonT,
  });

  it('names its factors, by their ids while the tables are not there', () => {
    const causes = [cause(-1, ['vb.fang.马尾松.a']), cause(-5, ['nowhere'])];
    expect(causeTable(causes, null).rows.map(({ first }) => first[0])).toEqual([
      { id: 'nowhere', factor: null },
      { id: 'vb.fang.马尾松.a', factor: null },
    ]);
    const [, known] = causeTable(causes, createFactorLibrary({})).rows;
    expect(known?.first[0]?.factor?.value).toBe(0.5034);
  });

  it('adds the small ones up, so that the lines still make the whole', () => {
    const causes = Array.from({ length: 12 }, (_, at) => cause(at % 2 === 0 ? at : -at));
    const { rows, rest } = causeTable(causes, null);
    expect(rows.map(({ carbonT }) => carbonT)).toEqual([-11, 10, -9, 8, -7, 6, -5, 4]);
    expect(rest).toEqual({ count: 4, carbonT: -3 + 2 - 1 + 0 });
    expect(causeTable(causes.slice(0, 9), null)).toMatchObject({ rows: { length: 9 }, rest: null });
  });
});

it('tells land that is left out from pools that are', () => {
  const gap = (areaM2: number, group: MethodGap['group']): MethodGap => ({
    side: 'first',
    group,
    code: 'not-by-method',
    details: {},
    classCode: '0301',
    areaM2,
  });
  const gaps = [gap(1, null), gap(5, 'soil'), gap(3, null)];
  expect(methodGapTable({ gaps })).toEqual({ land: [gaps[2], gaps[0]], landM2: 4, pools: [gaps[1]] });
});
