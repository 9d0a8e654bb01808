import { joinQuantity } from '../i18n/format-number.ts';
import { givenQuantity, quantity } from '../i18n/format-quantity.ts';
import { gapSentence, trackedSentence } from '../i18n/gap-sentence.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { BoardRow } from './board-rows.ts';

/** A target as a printed table tells it (目标落实行). */
export interface TargetWords {
  readonly title: string;
  /** Unit of the numbers that stand without one. */
  readonly unit: string;
  readonly baseline: string;
  readonly value: string;
  readonly goal: string;
  /** The gap as a sentence, or why there is no value. */
  readonly sentence: string;
  readonly status: BoardRow['status'];
}

/** A row of the target board in words: the same as on the board, with the baseline beside it. */
export function targetWords(row: BoardRow, language: Language): TargetWords {
  const { target, result, reading, status } = row;
  const goal = givenQuantity(target.value, target.unit, language, target.indicator);
  // Small areas are told in another unit than large ones; then the number keeps its own.
  const written = (value: number | null): string => {
    if (value === null) return '';
    const shown = quantity(value, target.unit, language, target.indicator);
    return shown.unit === goal.unit ? shown.number : joinQuantity(shown);
  };
  return {
    title: target.title[language],
    unit: goal.unit,
    baseline: written(result?.baseline ?? null),
    value: written(result?.value ?? reading?.value ?? null),
    goal: `${translate(language, `operator.${target.op}`)} ${goal.number}`,
    sentence:
      status === 'tracked'
        ? trackedSentence(reading, language)
        : result === null
          ? translate(language, 'status.unknown')
          : gapSentence(result, language),
    status,
  };
}
