import { expect, it } from 'vitest';
import type { Interval } from '../../../src/evaluate/carbon/interval.ts';
import type { MethodGap } from '../../../src/evaluate/carbon/method-comparison.ts';
import { UNIT_SPACE } from '../../../src/i18n/format-number.ts';
import { type MethodRow, methodTable } from '../../../src/report/method-table.ts';
import {
  comparedPoolName,
  differenceWords,
  methodGapReason,
  methodHow,
  methodName,
  percentWords,
} from '../../../src/report/method-words.ts';
import { around } from './carbon-fixture.ts';

function rowOf(first: number, difference: Interval): MethodRow {
  const side = (tonnes: number) => ({ stock: around(tonnes, 0), perHa: around(tonnes / 10, 0) });
  const total = { areaM2: 1e5, first: side(first), second: side(first + difference.value), difference, pools: [] };
  return methodTable({ classes: [], total }).total;
}

/** With plain spaces. */
function plain(text: string): string {
  return text.replaceAll(UNIT_SPACE, ' ');
}

it('names methods and pools', () => {
  expect(methodName('chosen', 'zh')).toBe('优先次序（碳账采用）');
  expect(methodName('ipcc', 'en')).toBe('IPCC default');
  expect(methodHow('volume-linear', 'zh')).toContain('a × 公顷蓄积 + b');
  expect(methodHow('national', 'zh')).toBe('');
  expect(comparedPoolName('soil', 100, 'zh')).toBe('土壤 0–100 厘米');
});

it('says which method gives more, by how much, and whether that is beyond error', () => {
  expect(plain(differenceWords(rowOf(1000, around(-250, 100)), 'zh'))).toBe(
    '按 B 比按 A 少 250.0 tC（−25.0 %），95 % 区间 −350.0 至 −150.0 tC。区间不跨零，差别超出因子误差，采用哪种要说明理由。',
  );
  expect(plain(differenceWords(rowOf(1000, around(20, 100)), 'en'))).toBe(
    'B gives 20.0 tC more than A (+2.0 %), 95 % interval −80.0 to +120.0 tC. The interval crosses zero: the difference is within the error of the factors.',
  );
  const large = differenceWords(rowOf(1e6, around(250_000, 10)), 'en');
  expect(large).toContain(`250${UNIT_SPACE}000${UNIT_SPACE}tC more`);
  expect(plain(differenceWords(rowOf(0, around(0, 0)), 'zh'))).toBe('两种方法结果相同。');
});

it('has no per cent of nothing', () => {
  expect([null, -12.34, 250].map((percent) => plain(percentWords(percent)))).toEqual(['—', '−12.3 %', '+250 %']);
});

it('says why land or a pool of it is not compared', () => {
  const reason = (given: Partial<MethodGap>): string =>
    methodGapReason(
      { side: 'first', group: null, code: 'not-by-method', details: {}, classCode: '0301', areaM2: 1, ...given },
      '乔木林地',
      'zh',
    );
  expect(reason({})).toBe('这种方法没有这类土地的数');
  expect(reason({ group: 'soil' })).toBe('这种方法不含这个碳库');
  expect(reason({ code: 'no-volume' })).toBe('图斑没有公顷蓄积');
  expect(reason({ code: 'no-factor-for-class', details: { class: 'forest_arbor' } })).toBe(
    '地类 乔木林地 没有可用因子',
  );
  expect(reason({ code: 'negative-volume', details: { value: -3 } })).toBe('公顷蓄积是负数（−3）');
});
