import type { Interval } from '../evaluate/carbon/interval.ts';
import { formatNumber, UNIT_SPACE } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';

/** Units that amounts of carbon and their worth are shown in. */
export type CarbonUnit = 'tC' | 'tC/a' | 'tCO2e' | 'tCO2e/a' | 'CNY';

/** Tonnes of carbon dioxide per tonne of carbon (二氧化碳当量换算), by molar mass. */
export const CO2_PER_CARBON = 44 / 12;

const TEN_THOUSAND = 10_000;

const UNIT_NAMES: Readonly<Record<Language, Readonly<Record<CarbonUnit, string>>>> = {
  zh: { tC: 'tC', 'tC/a': 'tC/年', tCO2e: 'tCO₂e', 'tCO2e/a': 'tCO₂e/年', CNY: '元' },
  en: { tC: 'tC', 'tC/a': 'tC/a', tCO2e: 'tCO₂e', 'tCO2e/a': 'tCO₂e/a', CNY: 'CNY' },
};

/** One scale for numbers that stand together, so that they can be compared digit by digit (同一量级). */
export interface CarbonScale {
  /** Unit with its multiple: `万 tC`. */
  readonly unit: string;
  /** What a number is divided by. */
  readonly divisor: number;
  /** The number without the unit. */
  write(amount: number, isSigned?: boolean): string;
}

/**
 * The scale that fits some amounts: Chinese in 万 from ten thousand on, and as many decimals as the largest asks for.
 *
 * @param amounts tonnes, or tonnes a year
 */
export function carbonScale(amounts: readonly number[], unit: CarbonUnit, language: Language): CarbonScale {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  const divisor = language === 'zh' && largest >= TEN_THOUSAND ? TEN_THOUSAND : 1;
  const shown = largest / divisor;
  const decimals = shown >= (divisor === 1 ? 1000 : TEN_THOUSAND) ? 0 : shown >= 10 ? 1 : 2;
  const name = UNIT_NAMES[language][unit];
  return {
    // Between Chinese words there is no space: 万元.
    unit: divisor === 1 ? name : `万${unit === 'CNY' ? '' : UNIT_SPACE}${name}`,
    divisor,
    write: (amount, isSigned = false) => formatNumber(amount / divisor, decimals, isSigned),
  };
}

/** An interval in words of one scale (区间的写法). */
export interface IntervalWords {
  readonly number: string;
  readonly unit: string;
  /** `101.2–125.0`, where a heading says what it is; an interval that crosses zero has its signs. */
  readonly bounds: string;
  /** `95 % 101.2–125.0`. */
  readonly range: string;
  /** `±12 %`; null where the value is 0, and where the interval crosses zero, so that a share of the value says nothing. */
  readonly percent: string | null;
}

/**
 * Writes an amount with its 95 % interval.
 *
 * @param isSigned for changes
 */
export function intervalWords(
  { value, low, high, halfWidthPercent }: Interval,
  unit: CarbonUnit,
  language: Language,
  isSigned = false,
): IntervalWords {
  const scale = carbonScale([value, low, high], unit, language);
  const between = low < 0 ? (language === 'zh' ? ' 至 ' : ' to ') : '–';
  const bounds = `${scale.write(low, isSigned)}${between}${scale.write(high, isSigned)}`;
  return {
    number: scale.write(value, isSigned),
    unit: scale.unit,
    bounds,
    range: `95${UNIT_SPACE}% ${bounds}`,
    percent:
      halfWidthPercent === null || (low < 0 && high > 0) ? null : `±${percentText(halfWidthPercent)}${UNIT_SPACE}%`,
  };
}

/** An interval in carbon dioxide equivalents (二氧化碳当量). */
export function inCarbonDioxide({ value, low, high, halfWidthPercent }: Interval): Interval {
  return {
    value: value * CO2_PER_CARBON,
    low: low * CO2_PER_CARBON,
    high: high * CO2_PER_CARBON,
    halfWidthPercent,
  };
}

function percentText(percent: number): string {
  return formatNumber(percent, percent < 10 ? 1 : 0);
}
