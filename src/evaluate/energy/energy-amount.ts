import { addSums, emptySums, intervalOfSums, type TermSums } from '../carbon/error-propagation.ts';
import type { Expression } from '../carbon/expression.ts';
import { createSensitivities, type Sensitivities, type Sensitivity } from '../carbon/sensitivities.ts';
import { missingFactor } from '../carbon/usable-factors.ts';
import type { FeatureValue } from '../features/feature-indicator.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { NoValue } from '../measure.ts';

/** An amount as an expression over factors, or why there is none (能源量). */
export type EnergyAmount = Expression | NoValue;

/** An amount as numbers, see {@link FeatureValue}. */
export type AmountValue = Omit<FeatureValue, 'group'>;

/**
 * Amounts that are added up together, and then those sums: an edit of one feature adds up so many anew (`kept-totals.ts`), and a sum is the
 * same to the last digit whoever adds it up.
 */
export const AMOUNTS_PER_CHUNK = 128;

/** No amount at all; not the same as one that is not known. */
export const NOTHING: Expression = { op: 'number', value: 0 };

/** Whether there is a reason instead of an amount. */
export function isNoValue(amount: EnergyAmount): amount is NoValue {
  return 'code' in amount;
}

/** A plain number as an amount. */
export function plainAmount(value: number): Expression {
  return { op: 'number', value };
}

/** Makes an amount of an amount; a reason stays what it is. */
export function withAmount(amount: EnergyAmount, make: (known: Expression) => EnergyAmount): EnergyAmount {
  return isNoValue(amount) ? amount : make(amount);
}

/** Amounts added up; where one is not known its reason. */
export function sumOf(amounts: readonly EnergyAmount[]): EnergyAmount {
  const known: Expression[] = [];
  for (const amount of amounts) {
    if (isNoValue(amount)) return amount;
    known.push(amount);
  }
  return { op: 'sum', terms: known };
}

/** Works amounts out with one library, each object once. */
export interface AmountWorker {
  readonly sensitivities: Sensitivities;
  /** The value with its derivatives, or why there is none. */
  of(amount: EnergyAmount): Sensitivity | NoValue;
}

/** Starts with nothing worked out. */
export function createAmountWorker(library: FactorLibrary): AmountWorker {
  const sensitivities = createSensitivities(library);
  const known = new WeakMap<EnergyAmount, Sensitivity | NoValue>();
  return {
    sensitivities,
    of(amount) {
      let worked = known.get(amount);
      if (worked === undefined) {
        worked = isNoValue(amount) ? amount : (withoutValue(amount, library) ?? sensitivities.of(amount));
        known.set(amount, worked);
      }
      return worked;
    },
  };
}

/**
 * The sum of amounts with its 95 % interval by error propagation: errors of a factor that several share add linearly, those of
 * different factors in quadrature. Drawn areas and stated numbers are exact: they are what is planned. Where one amount is not
 * known there is no sum, and the first reason is told; of no amounts the sum is 0.
 *
 * @param worker of the same library, where the same amounts are added up more than once
 */
export function totalOf(
  amounts: readonly EnergyAmount[],
  library: FactorLibrary,
  worker: AmountWorker = createAmountWorker(library),
): AmountValue {
  const sums = emptySums();
  for (let first = 0; first < amounts.length; first += AMOUNTS_PER_CHUNK) {
    const chunk = emptySums();
    for (const amount of amounts.slice(first, first + AMOUNTS_PER_CHUNK)) {
      const none = addAmount(amount, worker, chunk);
      if (none !== null) return { value: null, none, low: null, high: null };
    }
    addSums(sums, chunk);
  }
  return toldSums(sums, worker);
}

/** Adds an amount to sums; returns why there is none, and then the sums stay as they are. */
export function addAmount(amount: EnergyAmount, worker: AmountWorker, { total, byFactor }: TermSums): NoValue | null {
  const worked = worker.of(amount);
  if ('code' in worked) return worked;
  const { value, ids, derivatives } = worked;
  total.add(value);
  for (let at = 0; at < ids.length; at += 1) {
    const id = ids[at] ?? '';
    byFactor.set(id, (byFactor.get(id) ?? 0) + (derivatives[at] ?? 0));
  }
  return null;
}

/** What was added up with its interval; ends only where there is an interval. */
export function toldSums(sums: TermSums, { sensitivities }: AmountWorker): AmountValue {
  const { value, low, high } = intervalOfSums(sums, sensitivities);
  return low === high ? { value, none: null, low: null, high: null } : { value, none: null, low, high };
}

function withoutValue(amount: Expression, library: FactorLibrary): NoValue | null {
  const missing = missingFactor(amount, library);
  return missing === null ? null : { code: 'factor-without-value', details: missing.details };
}
