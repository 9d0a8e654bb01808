import type { FactorLibrary } from '../factors/factor.ts';
import type { NoFactor } from './carbon-row.ts';
import { type Expression, factorIds, type FactorValue, valueOf } from './expression.ts';

/** Why an expression cannot be worked out with a library: a factor that it does not have or that has no number; else null. */
export function missingFactor(expression: Expression, library: FactorLibrary): NoFactor | null {
  for (const id of factorIds(expression)) {
    if (library.find(id)?.value === null || library.find(id) === null) {
      return { code: 'factor-without-value', details: { factor: id } };
    }
  }
  return null;
}

/** Numbers of a library. Throws RangeError for a factor without one: ask `missingFactor` before. */
export function factorValues(library: FactorLibrary): FactorValue {
  return (id) => {
    const value = library.find(id)?.value ?? null;
    if (value === null) throw new RangeError(`No value for the factor ${id}`);
    return value;
  };
}

/** The value of an expression whose factors all have numbers. */
export function numberOf(expression: Expression, library: FactorLibrary, volumeM3PerHa = 0): number {
  return valueOf(expression, factorValues(library), volumeM3PerHa);
}
