import type { Plan } from '../plan/plan.ts';

/** Why a year cannot be a stop; message keys `year.off.<code>`. */
export type YearFault = 'no-year' | 'taken' | 'not-after-base';

/** Years of a plan as the stepper has them, from 1900 to 2200 as in the plan file. */
const FIRST_YEAR = 1900;
const LAST_YEAR = 2200;

/** Years the stepper stops at (年份节点): the base year and the years of the plan, in order, each once. */
export function yearStops(plan: Pick<Plan, 'baseYear' | 'years'>): readonly number[] {
  return [...new Set([plan.baseYear, ...plan.years])].sort((a, b) => a - b);
}

/** The stop before or after a year; stays at the ends. A year between two stops goes to the next one in that direction. */
export function stepYear(stops: readonly number[], year: number, step: 1 | -1): number {
  const next = step === 1 ? stops.find((stop) => stop > year) : stops.findLast((stop) => stop < year);
  return next ?? year;
}

/**
 * Why a year cannot be a stop of the plan; null when it can.
 *
 * @param instead the stop that becomes this year; null for a new one
 */
export function yearFault(
  plan: Pick<Plan, 'baseYear' | 'years'>,
  year: number,
  instead: number | null = null,
): YearFault | null {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) return 'no-year';
  if (year === instead) return null;
  if (yearStops(plan).includes(year)) return 'taken';
  return year <= plan.baseYear ? 'not-after-base' : null;
}

/** Why a year cannot be the base year (基准年); null when it can. Stops at or before it stay, and say that they lie before it. */
export function baseYearFault(year: number): YearFault | null {
  return Number.isInteger(year) && year >= FIRST_YEAR && year <= LAST_YEAR ? null : 'no-year';
}

/** Features that start or end in a year. */
export function turningIn({ features }: Pick<Plan, 'features'>, year: number): number {
  let count = 0;
  for (const { properties } of features.values()) {
    if (properties.from === year || properties.until === year) count += 1;
  }
  return count;
}
