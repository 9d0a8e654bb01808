import { headlineArea } from './format-area.ts';
import type { Quantity } from './format-number.ts';
import { formatGiven, formatNumber } from './format-number.ts';
import type { Language } from './language.ts';

type Writer = (value: number, digits: (value: number, decimals: number) => string, indicator: string) => Quantity;

const TEN_THOUSAND = 10_000;

/** Indicators whose share is a cover of land (覆盖率): two decimals; every other share has one. */
const COVER_INDICATORS: ReadonlySet<string> = new Set(['forest.cover']);

const COUNTERS: Readonly<Record<string, string>> = { 'parks.circular': '个', 'charging.piles': '台' };

/** Decimals of a share in percent, by the indicator it belongs to. */
export function shareDecimals(indicator: string): number {
  return COVER_INDICATORS.has(indicator) ? 2 : 1;
}

/** Chinese large amounts: from ten thousand on in 万. */
function inTenThousands(unit: string): Writer {
  return (value, digits) =>
    Math.abs(value) < TEN_THOUSAND
      ? { number: digits(value, Number.isInteger(value) ? 0 : 1), unit }
      : { number: digits(value / TEN_THOUSAND, 1), unit: `万${/^[a-z]/i.test(unit) ? ' ' : ''}${unit}` };
}

function plain(unit: string, decimals = 0): Writer {
  return (value, digits) => ({ number: digits(value, decimals), unit });
}

const percent: Writer = (value, digits, indicator) => ({ number: digits(value, shareDecimals(indicator)), unit: '%' });

const areaIn = (squareMetres: number, language: Language): Writer => {
  return (value) => headlineArea(value * squareMetres, language);
};

const WRITERS: Readonly<Record<Language, Readonly<Record<string, Writer>>>> = {
  zh: {
    '%': percent,
    MW: (value, digits) => ({ number: digits(value / 10, 1), unit: '万千瓦' }),
    MWh: (value, digits) => ({ number: digits(value / 10, 1), unit: '万千瓦时' }),
    'GWh/a': (value, digits) => ({ number: digits(value / 100, 1), unit: '亿千瓦时' }),
    t: inTenThousands('吨'),
    't/a': inTenThousands('吨/年'),
    tce: inTenThousands('吨标准煤'),
    m2: areaIn(1, 'zh'),
    ha: areaIn(TEN_THOUSAND, 'zh'),
    km2: areaIn(1_000_000, 'zh'),
    m3: inTenThousands('立方米'),
    'm3/a': inTenThousands('立方米/年'),
    tC: inTenThousands('tC'),
    tCO2e: inTenThousands('tCO₂e'),
    'tCO2e/a': inTenThousands('tCO₂e/年'),
    count: (value, digits, indicator) => ({ number: digits(value, 0), unit: COUNTERS[indicator] ?? '处' }),
  },
  en: {
    '%': percent,
    MW: (value, digits) => ({ number: digits(value, Math.abs(value) < 100 ? 1 : 0), unit: 'MW' }),
    MWh: plain('MWh'),
    'GWh/a': (value, digits) =>
      Math.abs(value) < 1000
        ? { number: digits(value, 1), unit: 'GWh' }
        : { number: digits(value / 1000, 1), unit: 'TWh' },
    t: plain('t'),
    't/a': plain('t/a'),
    tce: plain('tce'),
    m2: areaIn(1, 'en'),
    ha: areaIn(TEN_THOUSAND, 'en'),
    km2: areaIn(1_000_000, 'en'),
    m3: plain('m³'),
    'm3/a': plain('m³/a'),
    tC: plain('tC'),
    tCO2e: plain('tCO₂e'),
    'tCO2e/a': plain('tCO₂e/a'),
    count: plain(''),
  },
};

/**
 * A computed amount in the unit a reader of the language expects: power in 万千瓦 or MW, energy in 亿千瓦时 or GWh, land in
 * hectares or km². Units that are not known are shown as they are.
 *
 * @param unit unit of a target or measure, e.g. `MW`, `m2`, `%`
 * @param indicator id of the indicator, which decides decimals of shares and counting words
 */
export function quantity(value: number, unit: string, language: Language, indicator = ''): Quantity {
  const writer = WRITERS[language][unit];
  return writer === undefined
    ? { number: formatGiven(value), unit }
    : writer(value, (amount, decimals) => formatNumber(amount, decimals), indicator);
}

/** The figure of a target as the document states it, in the same unit as {@link quantity} but without idle zeros. */
export function givenQuantity(value: number, unit: string, language: Language, indicator = ''): Quantity {
  const writer = WRITERS[language][unit];
  return writer === undefined
    ? { number: formatGiven(value), unit }
    : writer(value, (amount) => formatGiven(amount), indicator);
}
