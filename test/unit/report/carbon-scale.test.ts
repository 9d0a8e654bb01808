import { describe, expect, it } from 'vitest';
import { intervalOf } from '../../../src/evaluate/carbon/interval.ts';
import { carbonScale, inCarbonDioxide, intervalWords } from '../../../src/report/carbon-scale.ts';
import { around } from './carbon-fixture.ts';

describe('amounts of carbon in one scale', () => {
  it('writes Chinese amounts from ten thousand on in 万, all of them alike', () => {
    const scale = carbonScale([1_234_000, 56_000, 300], 'tC', 'zh');
    expect(scale.unit).toBe('万\u202FtC');
    expect([1_234_000, 56_000, 300].map((amount) => scale.write(amount))).toEqual(['123.4', '5.6', '0.0']);
    expect(carbonScale([1_234_000], 'tC', 'en').write(1_234_000)).toBe('1\u202F234\u202F000');
    expect(carbonScale([9999], 'tCO2e/a', 'zh')).toMatchObject({ unit: 'tCO₂e/年', divisor: 1 });
  });

  it('takes the scale from the largest amount, whatever its sign', () => {
    expect(carbonScale([5, -20_000], 'tC', 'zh').write(-20_000, true)).toBe('\u22122.00');
    expect(carbonScale([], 'tC', 'zh').write(0)).toBe('0.00');
  });

  it('writes value, interval and half-width with the same decimals', () => {
    expect(intervalWords(around(1_000_000, 120_000), 'tC', 'zh')).toEqual({
      number: '100.0',
      unit: '万\u202FtC',
      bounds: '88.0–112.0',
      range: '95\u202F% 88.0–112.0',
      percent: '±12\u202F%',
    });
    expect(intervalWords(around(200, 9), 'tCO2e/a', 'en', true)).toEqual({
      number: '+200.0',
      unit: 'tCO₂e/a',
      bounds: '+191.0–+209.0',
      range: '95\u202F% +191.0–+209.0',
      percent: '±4.5\u202F%',
    });
  });

  it('puts a word between ends of which one is negative, and tells no share of nothing or of what may be nothing', () => {
    expect(intervalWords(intervalOf(10, -5, 25), 'tC', 'zh', true).range).toBe('95\u202F% \u22125.0 至 +25.0');
    expect(intervalWords(intervalOf(10, -5, 25), 'tC', 'en', true).range).toContain(' to ');
    expect(intervalWords(intervalOf(0, 0, 0), 'tC', 'zh').percent).toBeNull();
    expect(intervalWords(intervalOf(10, -5, 25), 'tC', 'zh').percent).toBeNull();
    expect(intervalWords(intervalOf(-10, -15, -5), 'tC', 'zh').percent).toBe('±50\u202F%');
  });

  it('turns carbon into carbon dioxide by 44/12', () => {
    expect(inCarbonDioxide(intervalOf(12, 6, 24))).toEqual({ value: 44, low: 22, high: 88, halfWidthPercent: 75 });
  });
});
