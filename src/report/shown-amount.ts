import type { Measure } from '../evaluate/measure.ts';
import { unitFactor } from '../evaluate/targets/target-units.ts';
import { joinQuantity, type Quantity } from '../i18n/format-number.ts';
import { quantity } from '../i18n/format-quantity.ts';
import type { Language } from '../i18n/language.ts';

/** A number as the page writes it (屏上写法), with its 95 % interval where it has one. */
export interface ShownAmount {
  readonly shown: Quantity;
  /** `41.6–69.5`, with units only where they are not those of the number; null without an interval. */
  readonly bounds: string | null;
}

/**
 * Writes the number of a row as the board writes it: slides, reports and the comparison show the same digits.
 *
 * @param value the value of the row, which must have one
 */
export function shownAmount(measure: Measure, value: number, language: Language): ShownAmount {
  const { low, high, indicator } = measure;
  const unit = shownUnit(measure.unit);
  const factor = unitFactor(measure.unit, unit) ?? 1;
  const write = (amount: number): Quantity => quantity(amount * factor, unit, language, indicator);
  const shown = write(value);
  if (low === null || high === null) return { shown, bounds: null };
  const [from, to] = [write(low), write(high)];
  const isOneUnit = from.unit === shown.unit && to.unit === shown.unit;
  const [lower, upper] = isOneUnit ? [from.number, to.number] : [joinQuantity(from), joinQuantity(to)];
  const between = low < 0 ? (language === 'zh' ? ' 至 ' : ' to ') : '–';
  return { shown, bounds: `${lower}${between}${upper}` };
}

/** Unit in which a row is told: carbon that is taken up in a year is told as carbon dioxide. */
export function shownUnit(unit: Measure['unit']): string {
  return unit === 'tC/a' ? 'tCO2e/a' : unit;
}
