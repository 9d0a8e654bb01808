import type { Measure } from '../evaluate/measure.ts';
import { joinQuantity, type Quantity } from '../i18n/format-number.ts';
import { quantity } from '../i18n/format-quantity.ts';
import type { Language } from '../i18n/language.ts';
import { inCarbonDioxide, intervalWords } from './carbon-scale.ts';

/** A number as the page writes it (屏上写法), with its 95 % interval where it has one. */
export interface ShownAmount {
  readonly shown: Quantity;
  /** `41.6–69.5`; null without an interval. */
  readonly bounds: string | null;
}

/**
 * Writes the number of a row as panels do: stored carbon in tC, its yearly uptake as carbon dioxide, the rest in the units of
 * the board.
 *
 * @param value the value of the row, which must have one
 */
export function shownAmount(measure: Measure, value: number, language: Language): ShownAmount {
  const { low, high, unit, indicator } = measure;
  const hasInterval = low !== null && high !== null;
  if (unit === 'tC' || unit === 'tC/a') {
    const carbon = { value, low: low ?? value, high: high ?? value, halfWidthPercent: null };
    const words =
      unit === 'tC'
        ? intervalWords(carbon, 'tC', language)
        : intervalWords(inCarbonDioxide(carbon), 'tCO2e/a', language);
    return { shown: { number: words.number, unit: words.unit }, bounds: hasInterval ? words.bounds : null };
  }
  const shown = quantity(value, unit, language, indicator);
  if (!hasInterval) return { shown, bounds: null };
  const [from, to] = [quantity(low, unit, language, indicator), quantity(high, unit, language, indicator)];
  const isOneUnit = from.unit === to.unit;
  return { shown, bounds: isOneUnit ? `${from.number}–${to.number}` : `${joinQuantity(from)}–${joinQuantity(to)}` };
}
