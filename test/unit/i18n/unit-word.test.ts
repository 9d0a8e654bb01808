import { expect, it } from 'vitest';
import { unitWord } from '../../../src/i18n/unit-word.ts';

it.each([
  ['a', '年', 'years'],
  ['h/a', '小时/年', 'h/a'],
  ['MW', 'MW', 'MW'],
  ['1/a', '次/年', 'times/a'],
  ['count', '', ''],
  [null, '', ''],
])('writes %s as %s and %s', (unit, zh, en) => {
  expect([unitWord(unit, 'zh'), unitWord(unit, 'en')]).toEqual([zh, en]);
});
