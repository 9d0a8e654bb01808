import type { Evaluation } from '../evaluate/evaluation.ts';
import { REGION_ZONE } from '../evaluate/measure.ts';
import type { Quantity } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';
import { isMessageKey } from '../i18n/translate.ts';
import { shownAmount } from './shown-amount.ts';
import { indicatorName } from './indicator-name.ts';

/** A number that a chapter can show. */
export interface OfferedNumber {
  /** Indicator, with its part behind a colon. */
  readonly id: string;
  readonly indicator: string;
  readonly group: string | null;
  readonly name: string;
  /** What it is in the scheme and year on screen; null without a value. */
  readonly shown: Quantity | null;
}

/**
 * Numbers that can be put into a chapter: every indicator as a whole, and the parts that have a name of their own. Those with a
 * name come first; all in the order in which the evaluator gives them.
 */
export function offeredNumbers(evaluation: Evaluation | null, language: Language): readonly OfferedNumber[] {
  const offers = new Map<string, OfferedNumber>();
  for (const measure of evaluation?.measures ?? []) {
    const { indicator, group, zone, value } = measure;
    if (zone !== REGION_ZONE || (group !== null && !isMessageKey(`topic.${indicator}/${group}`))) continue;
    const id = group === null ? indicator : `${indicator}:${group}`;
    if (offers.has(id)) continue;
    const shown = value === null ? null : shownAmount(measure, value, language).shown;
    offers.set(id, { id, indicator, group, name: indicatorName(indicator, group, language), shown });
  }
  const isNamed = ({ name, indicator }: OfferedNumber): boolean => name !== indicator;
  return [...offers.values()].sort((a, b) => Number(isNamed(b)) - Number(isNamed(a)));
}
