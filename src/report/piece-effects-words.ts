import type { PieceEffect } from '../evaluate/piece-effects.ts';
import { formatNumber, joinQuantity, UNIT_SPACE } from '../i18n/format-number.ts';
import { quantity, shareDecimals } from '../i18n/format-quantity.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { Target } from '../plan/target.ts';
import { indicatorName } from './indicator-name.ts';

/** One number that a piece changes, ready to be read (影响一项). */
interface EffectWords {
  readonly indicator: string;
  readonly name: string;
  /** Signed difference with its unit; a number that was not there counts as 0. */
  readonly change: string;
}

/** What a piece changes, ready to be read (逐项影响). */
export interface PieceEffectWords {
  readonly numbers: readonly EffectWords[];
  /** Targets that it meets, and targets that it loses. */
  readonly targets: readonly { readonly name: string; readonly isMet: boolean }[];
}

/** Numbers by which a piece is judged first; others are told only where none of these changes. */
const FIRST: readonly string[] = [
  'forest.cover',
  'carbon.sink',
  'carbon.stock',
  'renewable.capacity',
  'charging.piles',
  'charging.places',
];
const MOST = 4;

/** The numbers that a piece changes, those of cover, carbon and power first, at most four, and the targets that turn. */
export function pieceEffectWords(
  { measures, targets }: PieceEffect,
  known: readonly Pick<Target, 'id' | 'title'>[],
  language: Language,
): PieceEffectWords {
  return {
    numbers: numberWords(measures, language),
    targets: targets.flatMap(({ id, statusBefore, statusAfter }) => {
      if (statusBefore === statusAfter || (statusBefore !== 'met' && statusAfter !== 'met')) return [];
      const title = known.find((one) => one.id === id)?.title;
      return title === undefined ? [] : [{ name: title[language], isMet: statusAfter === 'met' }];
    }),
  };
}

function numberWords(measures: PieceEffect['measures'], language: Language): readonly EffectWords[] {
  return measures
    .toSorted((a, b) => rankOf(a.indicator) - rankOf(b.indicator))
    .slice(0, MOST)
    .map(({ indicator, unit, before, after }) => {
      const difference = (after ?? 0) - (before ?? 0);
      return {
        indicator,
        name: indicatorName(indicator, null, language),
        change: changeWords(difference, unit, indicator, language),
      };
    });
}

/** Differences of shares are points, never per cent of per cent. */
function changeWords(difference: number, unit: string, indicator: string, language: Language): string {
  if (unit === '%') {
    const number = formatNumber(difference, shareDecimals(indicator), true);
    return `${number}${UNIT_SPACE}${translate(language, 'unit.points')}`;
  }
  const sign = difference > 0 ? '+' : '';
  return `${sign}${joinQuantity(quantity(difference, unit, language, indicator))}`;
}

function rankOf(indicator: string): number {
  const rank = FIRST.indexOf(indicator);
  return rank < 0 ? FIRST.length : rank;
}
