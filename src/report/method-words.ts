import type { ComparedPool, MethodChoice, MethodGap } from '../evaluate/carbon/method-comparison.ts';
import { UNIT_SPACE, formatNumber } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import { translate, translateCode } from '../i18n/translate.ts';
import { type CarbonScale, carbonScale } from './carbon-scale.ts';
import type { MethodRow } from './method-table.ts';

/** Name of a method, or of the order of preference (方法名称). */
export function methodName(method: MethodChoice, language: Language): string {
  return method === 'chosen'
    ? translate(language, 'methods.choice.chosen')
    : translate(language, `carbon.method.${method}`);
}

/** How a method finds its numbers, in a sentence; empty where its name says it. */
export function methodHow(method: MethodChoice, language: Language): string {
  return method === 'chosen'
    ? translate(language, 'methods.how.chosen')
    : translateCode(language, `carbon.how.${method}`, '');
}

/** Name of pools that are compared together; soil with its depth. */
export function comparedPoolName(group: ComparedPool['group'], soilDepthCm: number, language: Language): string {
  return translate(language, `methods.pool.${group}`, { depth: soilDepthCm });
}

/** What the difference is, and whether it is beyond what is uncertain of it (差值的说明). */
export function differenceWords(row: MethodRow, language: Language): string {
  const { difference, percent, isBeyondError } = row;
  if (difference.value === 0) return translate(language, 'methods.sentence.same');
  const { low, high, value } = difference;
  const scale = carbonScale([value, low, high], 'tC', language);
  // In running text the thin spaces between digits must not break.
  const write = (amount: number, isSigned: boolean): string =>
    scale.write(amount, isSigned).replace(/\s/gu, UNIT_SPACE);
  const sentence = translate(language, `methods.sentence.${value > 0 ? 'more' : 'less'}`, {
    amount: `${write(Math.abs(value), false)}${UNIT_SPACE}${scale.unit}`,
    percent: percentWords(percent),
    low: write(low, true),
    high: write(high, true),
    unit: scale.unit,
  });
  return `${sentence}${language === 'zh' ? '' : ' '}${translate(language, isBeyondError ? 'methods.beyond' : 'methods.within')}`;
}

/** A share with its sign: `+12.3 %`; a dash where there is none. */
export function percentWords(percent: number | null): string {
  return percent === null ? '—' : `${formatNumber(percent, Math.abs(percent) < 100 ? 1 : 0, true)}${UNIT_SPACE}%`;
}

/**
 * Why land or a pool of it is not compared.
 *
 * @param className the class as the user knows it
 */
export function methodGapReason({ code, details, group }: MethodGap, className: string, language: Language): string {
  if (code === 'not-by-method') {
    return translate(language, group === null ? 'methods.none.not-by-method' : 'methods.none.not-this-pool');
  }
  if (code === 'no-volume' || code === 'no-common-pool') return translate(language, `methods.none.${code}`);
  return translateCode(language, `carbon.none.${code}`, code, { ...details, class: className });
}

/** One scale for all amounts of a table, tC. */
export function methodScale(rows: readonly MethodRow[], language: Language): CarbonScale {
  return carbonScale(
    rows.flatMap(({ difference, first, second }) => [first.stock.value, second.stock.value, difference.value]),
    'tC',
    language,
  );
}
