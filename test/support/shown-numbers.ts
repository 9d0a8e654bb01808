import { type Measure, REGION_ZONE } from '../../src/evaluate/measure.ts';
import { joinQuantity } from '../../src/i18n/format-number.ts';
import { quantity } from '../../src/i18n/format-quantity.ts';
import type { Language } from '../../src/i18n/language.ts';

/** A number as people read it, without any space: media break lines where they must. */
interface ShownNumber {
  readonly indicator: string;
  readonly number: string;
  /** Number with its unit. */
  readonly words: string;
}

/** Numbers that every medium is compared by: those of the whole district that have a value, in the order of the evaluation. */
export function numbersToCompare(measures: readonly Measure[]): readonly Measure[] {
  return measures.filter(({ zone, group, value }) => zone === REGION_ZONE && group === null && value !== null);
}

/** The same as page, report and sheet write them. */
export function shownNumbers(measures: readonly Measure[], language: Language): readonly ShownNumber[] {
  return measures.flatMap(({ indicator, value, unit }) => {
    if (value === null) return [];
    const shown = quantity(value, unit, language, indicator);
    const plain = (text: string): string => text.replaceAll(/\s/gu, '').replaceAll('₂', '2');
    return [{ indicator, number: plain(shown.number), words: plain(joinQuantity(shown)) }];
  });
}
