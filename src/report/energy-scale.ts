import { formatNumber } from '../i18n/format-number.ts';
import type { Language } from '../i18n/language.ts';

/** Units that energy is worked out in. */
export type EnergyUnit = 'MW' | 'GWh/a' | 'tCO2e/a' | 't/a' | 'tce/a';

/** One scale for numbers that stand together, so that they can be compared digit by digit (同一量级). */
export interface EnergyScale {
  readonly unit: string;
  /** What a number is divided by. */
  readonly divisor: number;
  /** The number without the unit. */
  write(amount: number): string;
}

/** A unit and the amount from which it is used, the largest first. */
type Steps = readonly (readonly [from: number, unit: string, divisor: number])[];

const STEPS: Readonly<Record<Language, Readonly<Record<EnergyUnit, Steps>>>> = {
  zh: {
    MW: [
      [1, '万千瓦', 10],
      [0, '千瓦', 0.001],
    ],
    'GWh/a': [
      [10, '亿千瓦时/年', 100],
      [0, '万千瓦时/年', 0.01],
    ],
    'tCO2e/a': [
      [10_000, '万 tCO₂e/年', 10_000],
      [0, 'tCO₂e/年', 1],
    ],
    't/a': [
      [10_000, '万吨/年', 10_000],
      [0, '吨/年', 1],
    ],
    'tce/a': [
      [10_000, '万吨标准煤/年', 10_000],
      [0, '吨标准煤/年', 1],
    ],
  },
  en: {
    MW: [
      [1, 'MW', 1],
      [0, 'kW', 0.001],
    ],
    'GWh/a': [
      [1, 'GWh/a', 1],
      [0, 'MWh/a', 0.001],
    ],
    'tCO2e/a': [[0, 'tCO₂e/a', 1]],
    't/a': [[0, 't/a', 1]],
    'tce/a': [[0, 'tce/a', 1]],
  },
};

/** The units of the engine, which readers of statistics and of contracts want beside 万千瓦 and 亿千瓦时. */
const PLAIN: Readonly<Partial<Record<EnergyUnit, string>>> = { MW: 'MW', 'GWh/a': 'GWh/a' };

/**
 * The scale that fits some amounts: power in 万千瓦 and electricity in 亿千瓦时 as Chinese plans have them, smaller amounts in 千瓦
 * and 万千瓦时; MW and GWh in English. Nothing at all is told in the unit of plans.
 */
export function energyScale(amounts: readonly number[], unit: EnergyUnit, language: Language): EnergyScale {
  const largest = amounts.reduce((most, amount) => Math.max(most, Math.abs(amount)), 0);
  const steps = STEPS[language][unit];
  const step = largest === 0 ? steps[0] : steps.find(([from]) => largest >= from);
  const [, name, divisor] = step ?? [0, unit, 1];
  return scaleOf(name, divisor, largest);
}

/** The amount in the unit of the engine (兆瓦、吉瓦时), for the line below; null where it is the one above already. */
export function plainEnergy(amount: number, unit: EnergyUnit, language: Language): EnergyScale | null {
  const plain = PLAIN[unit];
  return language === 'en' || plain === undefined ? null : scaleOf(plain, 1, Math.abs(amount));
}

function scaleOf(unit: string, divisor: number, largest: number): EnergyScale {
  const shown = largest / divisor;
  const decimals = shown >= 1000 || shown === 0 ? 0 : shown >= 10 ? 1 : 2;
  return { unit, divisor, write: (amount) => formatNumber(amount / divisor, decimals) };
}
