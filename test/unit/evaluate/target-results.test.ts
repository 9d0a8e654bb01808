import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../src/evaluate/measure.ts';
import { judgeTargets } from '../../../src/evaluate/targets/target-results.ts';
import type { TargetResult } from '../../../src/evaluate/evaluation.ts';
import type { Target } from '../../../src/plan/target.ts';
import { target } from '../../support/plan-pieces.ts';

function row(values: Partial<Measure>): Measure {
  return {
    scenario: 'a',
    year: 2025,
    zone: 'region',
    indicator: 'forest.cover',
    group: null,
    value: 30.5,
    none: null,
    low: null,
    high: null,
    unit: '%',
    revision: 1,
    whole: { amount: 2e9, unit: 'm2' },
    ...values,
  };
}

const AREA = row({ indicator: 'forest.area', value: 12_345_678, unit: 'm2' });

function judge(one: Target, measures: readonly Measure[] = [row({}), AREA], baseline = measures): TargetResult {
  const [result] = judgeTargets([one], { year: 2025, measures, baseline, groupOfClass: () => null, library: null });
  if (result === undefined) throw new Error('no result');
  return result;
}

describe('holding targets against what the plan reaches', () => {
  it.each([
    ['>=', 30.5, 'met', 0],
    ['>=', 31, 'short', 0.5],
    ['>=', 30, 'met', 0],
    ['<=', 30.5, 'met', 0],
    ['<=', 30, 'over', 0.5],
    ['<=', 31, 'met', 0],
    ['=', 30.5, 'met', 0],
    ['=', 31, 'short', 0.5],
    ['=', 30, 'over', 0.5],
    ['cover', 30.5, 'met', 0],
    ['cover', 40.5, 'short', 10],
  ] as const)('%s %f is %s, off by %f', (op, value, status, gap) => {
    expect(judge(target({ op, value }))).toMatchObject({
      status,
      gap,
      value: 30.5,
      baseline: 30.5,
      target: value,
      none: null,
    });
  });

  it.each([
    [30.5, 'met', 0],
    [32, 'met', 0],
    [29.05, 'met', 0],
    [40, 'short', 7.5],
    [20, 'over', 9.5],
  ] as const)('about %f with 30.5 reached is %s: a twentieth either way is met', (value, status, gap) => {
    const found = judge(target({ op: 'about', value }));
    expect(found.status).toBe(status);
    expect(found.gap).toBeCloseTo(gap, 12);
  });

  it('gives the gap of forest cover as land as well', () => {
    expect(judge(target({ op: '>=', value: 31 })).gapAreaM2).toBeCloseTo(0.005 * 2e9, 6);
    expect(judge(target({ op: '>=', value: 30 })).gapAreaM2).toBe(0);
    expect(judge(target({ op: '>=', value: 31, indicator: 'forest.area', unit: 'm2' })).gapAreaM2).toBeNull();
  });

  it.each([
    ['m2', 12_345_678],
    ['ha', 1234.5678],
    ['km2', 12.345678],
  ])('compares areas in %s', (unit, value) => {
    const found = judge(target({ indicator: 'forest.area', op: '>=', value: 1e12, unit }));
    expect(found.value).toBeCloseTo(value, 9);
    expect(found.unit).toBe(unit);
  });

  it.each([
    ['carbon.stock', 'tC', 'tC', 1],
    ['carbon.stock', 'tC', 'tCO2e', 44 / 12],
    ['carbon.sink', 'tC/a', 'tCO2e/a', 44 / 12],
    ['gep.regulation', 'tCO2e/a', 'tCO2e/a', 1],
    ['ccer.candidate', 'm2', 'ha', 1e-4],
  ] as const)('holds %s in %s against a target in %s', (indicator, unit, wanted, times) => {
    const measures = [row({ indicator, unit, value: 1200 })];
    const result = judge(target({ indicator, op: '>=', value: 1500 * times, unit: wanted }), measures);
    expect(result.status).toBe('short');
    expect(result.value).toBeCloseTo(1200 * times, 9);
    expect(result.gap).toBeCloseTo(300 * times, 9);
  });

  it('says what the baseline reaches', () => {
    expect(judge(target({ op: '>=', value: 31 }), [row({})], [row({ value: 29 })])).toMatchObject({
      value: 30.5,
      baseline: 29,
    });
  });

  it('takes the latest reading of a tracked target, whatever order they stand in', () => {
    const readings = [
      { year: 2023, value: 31.2, source: '统计年鉴' },
      { year: 2021, value: 30.1, source: '统计年鉴' },
    ];
    const tracked = target({ op: '>=', value: 31, kind: 'tracked', unit: '万元', readings });
    expect(judge(tracked)).toMatchObject({ value: 31.2, status: 'met', baseline: null, unit: '万元', gapAreaM2: null });
    expect(judge({ ...tracked, readings: [] })).toMatchObject({
      status: 'unknown',
      value: null,
      gap: null,
      none: { code: 'no-reading' },
    });
  });

  it.each([
    [
      'an indicator that nothing computes',
      target({ op: '>=', value: 1, indicator: 'pv.capacity', unit: 'MW' }),
      { code: 'not-computed-yet', details: { indicator: 'pv.capacity' } },
    ],
    [
      'a zone without rows',
      target({ op: '>=', value: 1, zone: 'core' }),
      { code: 'no-zone', details: { zone: 'core' } },
    ],
    [
      'a part that the indicator does not have',
      target({ op: '>=', value: 1, group: 'new' }),
      { code: 'not-computed-yet', details: { indicator: 'forest.cover' } },
    ],
    [
      'a unit that cannot be compared',
      target({ op: '>=', value: 1, indicator: 'forest.area', unit: '%' }),
      { code: 'other-unit', details: { unit: '%' } },
    ],
  ])('is unknown, with the reason, for %s', (_, one, none) => {
    expect(judge(one)).toMatchObject({ status: 'unknown', value: null, gap: null, gapAreaM2: null, none });
  });

  it('hands on why the measure itself has no value, for its parts too', () => {
    const none = { code: 'failed', details: { feature: 'f1' } } as const;
    const measures = [row({ value: null, none }), row({ indicator: 'area.class', unit: 'm2', value: null, none })];
    expect(judge(target({ op: '>=', value: 1 }), measures).none).toEqual(none);
    const ofClass = target({ op: '>=', value: 1, indicator: 'area.class', group: '0301', unit: 'ha' });
    expect(judge(ofClass, measures).none).toEqual(none);
  });
});
