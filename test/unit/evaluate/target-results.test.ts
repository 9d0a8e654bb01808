import { describe, expect, it } from 'vitest';
import type { Measure } from '../../../src/evaluate/measure.ts';
import { judgeTargets } from '../../../src/evaluate/targets/target-results.ts';
import type { TargetResult } from '../../../src/evaluate/evaluation.ts';
import type { Target } from '../../../src/plan/target.ts';
import { factorsOf } from '../../support/factors-of.ts';
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
      { code: 'nothing-of-group', details: { group: 'new' } },
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

  it('takes the row whose unit can be compared where an indicator is told as a number and as a share', () => {
    const parks = { indicator: 'parks.circular' } as const;
    const measures = [
      row({ ...parks, unit: 'count', value: 3 }),
      row({ ...parks, unit: '%', value: 37.5, whole: { amount: 8, unit: 'parks' } }),
    ];
    const share = judge(target({ ...parks, op: '=', value: 100, unit: '%' }), measures);
    expect(share).toMatchObject({ value: 37.5, gap: 62.5, gapAreaM2: null, acting: { amount: 5, unit: 'parks' } });
    const number = judge(target({ ...parks, op: '>=', value: 4, unit: 'count' }), measures);
    expect(number).toMatchObject({ value: 3, gap: 1, acting: { amount: 1, unit: 'parks' } });
  });

  it('rounds a gap of things up to whole ones', () => {
    const whole = { amount: 37, unit: 'villages' } as const;
    const measures = [row({ indicator: 'charging.villages', value: (100 * 34) / 37, whole })];
    const all = target({ indicator: 'charging.villages', op: '=', value: 100 });
    expect(judge(all, measures).acting).toEqual({ amount: 3, unit: 'villages' });
    expect(judge({ ...all, op: '>=', value: 95 }, measures).acting).toEqual({ amount: 2, unit: 'villages' });
  });

  // 30 of 100 MW are clean; with x more, (30 + x) / (100 + x) = 0.4 gives x = 50/3.
  it('counts clean power that is added above and below the line', () => {
    const measures = [row({ indicator: 'clean.capacity.share', value: 30, whole: { amount: 100, unit: 'MW' } })];
    const acting = judge(target({ indicator: 'clean.capacity.share', op: '>=', value: 40 }), measures).acting;
    expect(acting?.unit).toBe('MW');
    expect(acting?.amount).toBeCloseTo(50 / 3, 9);
  });

  it('holds a gap against land that nobody needs, by the best density there is', () => {
    const measures = [
      row({ indicator: 'pv.capacity', unit: 'MW', value: 100 }),
      row({ indicator: 'area.class', group: '1206', unit: 'm2', value: 3e6 }),
      row({ indicator: 'area.class', group: '0103', unit: 'm2', value: 9e9 }),
    ];
    const input = {
      year: 2025,
      measures,
      baseline: [],
      groupOfClass: (code: string) => (code === '1206' ? ('bare' as const) : ('cropland' as const)),
      library: factorsOf({ 'rule.pv.density.plan': [40, 30, 60] }),
    };
    const asked = target({ indicator: 'pv.capacity', op: '>=', value: 250, unit: 'MW', kind: 'counted' });
    // 3 km² × 60 MW/km² = 180 MW against 150 MW.
    const [result] = judgeTargets([asked], input);
    expect(result?.feasible).toMatchObject({ eligibleM2: 3e6, factor: 'rule.pv.density.plan', enough: true });
    expect(result?.feasible?.possible).toBeCloseTo(180, 9);
    expect(judgeTargets([{ ...asked, value: 281 }], input)[0]?.feasible?.enough).toBe(false);
    expect(judgeTargets([{ ...asked, value: 100 }], input)[0]?.feasible).toBeNull();
  });

  // 100 km² per 50 at the start, 110 km² per 70 with the plan: 1 − (110/70)/(100/50) = 3/14.
  it('works the cut in construction land per GDP out of land of both and of GDP by year', () => {
    const land = (value: number): Measure => row({ indicator: 'land.construction', unit: 'm2', value });
    const gdp = [
      { year: 2025, value: 70, source: '公报' },
      { year: 2020, value: 50, source: '公报' },
    ];
    const cut = target({ indicator: 'land.intensity.cut', op: '>=', value: 15, year: 2025, figures: { gdp } });
    expect(judge(cut, [land(110e6)], [land(100e6)]).value).toBeCloseTo(300 / 14, 9);
    const [, first] = gdp;
    expect(judge({ ...cut, figures: { gdp: first === undefined ? [] : [first] } }, [land(1)], [land(1)])).toMatchObject(
      {
        status: 'unknown',
        none: { code: 'figure-missing', details: { figure: 'gdp' } },
      },
    );
  });
});
