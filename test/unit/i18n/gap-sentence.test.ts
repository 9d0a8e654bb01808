import { describe, expect, it } from 'vitest';
import { gapSentence, trackedSentence } from '../../../src/i18n/gap-sentence.ts';
import type { GapInput } from '../../../src/i18n/gap-sentence.ts';

const COVER: GapInput = {
  status: 'short',
  op: '>=',
  indicator: 'forest.cover',
  unit: '%',
  target: 31.02,
  value: 30.76,
  gap: 0.26,
  gapAreaM2: 4_120_000,
  none: null,
};

/** Both languages, with the no-break thin space written as a plain one as in the design's table. */
function both(input: GapInput): readonly [string, string] {
  const plain = (text: string): string => text.replaceAll('\u202F', ' ');
  return [plain(gapSentence(input, 'zh')), plain(gapSentence(input, 'en'))];
}

describe('gapSentence', () => {
  it('says missing land in hectares', () => {
    expect(both(COVER)).toEqual(['还差 412 公顷', '412 ha short']);
  });

  it('says missing capacity in the unit of the trade', () => {
    const input = {
      ...COVER,
      indicator: 'renewable.capacity',
      unit: 'MW',
      target: 2000,
      value: 1684,
      gap: 316,
      gapAreaM2: null,
    };
    expect(both(input)).toEqual(['还差 31.6 万千瓦', '316 MW short']);
  });

  it('counts missing places', () => {
    const input = {
      ...COVER,
      op: 'cover',
      indicator: 'charging.places',
      unit: 'count',
      target: 52,
      value: 47,
      gap: 5,
      gapAreaM2: null,
    };
    expect(both(input)).toEqual(['还差 5 处', '5 places short']);
    expect(both({ ...input, value: 51, gap: 1 })[1]).toBe('1 place short');
  });

  it('says a difference of shares in points, never in percent', () => {
    const input = { ...COVER, indicator: 'roof.pv.share', target: 50, value: 54.2, gap: 0, gapAreaM2: null };
    expect(both({ ...input, status: 'met' })).toEqual(['已达标，超出 4.2 个百分点', 'Met, 4.2 points above']);
    expect(both({ ...input, status: 'short', value: 41, gap: 9 })).toEqual(['还差 9.0 个百分点', '9.0 points short']);
  });

  it('says what is too much, and how far below a limit', () => {
    const limit = { ...COVER, op: '<=', indicator: 'x', unit: 'MW', target: 100, gapAreaM2: null };
    expect(both({ ...limit, status: 'over', value: 130, gap: 30 })).toEqual(['超出 3.0 万千瓦', '30.0 MW over']);
    expect(both({ ...limit, status: 'met', value: 80, gap: 0 })).toEqual([
      '已达标，比上限低 2.0 万千瓦',
      'Met, 20.0 MW below the limit',
    ]);
  });

  it('only says that a target is met where there is nothing to add', () => {
    expect(both({ ...COVER, op: 'about', status: 'met', gap: 0 })).toEqual(['已达标', 'Met']);
    expect(both({ ...COVER, status: 'met', value: 31.02, gap: 0 })).toEqual(['已达标', 'Met']);
  });

  it('says why there is no value', () => {
    const none = { code: 'not-computed-yet', details: {} };
    expect(both({ ...COVER, status: 'unknown', value: null, gap: null, gapAreaM2: null, none })).toEqual([
      '无法计算：这一版还算不了这项指标',
      'No value: not computed in this version',
    ]);
    const unheard = { code: 'flooded', details: {} };
    expect(both({ ...COVER, status: 'unknown', value: null, none: unheard })[0]).toBe('无法计算：计算中断（flooded）');
  });
});

describe('trackedSentence', () => {
  it('says from which year a hand-kept value is, or that there is none', () => {
    expect(trackedSentence({ year: 2024 }, 'zh')).toBe('台账填报 2024 年');
    expect(trackedSentence(null, 'en')).toBe('Hand-kept, nothing entered yet');
  });
});
