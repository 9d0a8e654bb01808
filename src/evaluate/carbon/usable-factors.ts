import type { FactorLibrary } from '../factors/factor.ts';
import type { NoFactor } from './carbon-row.ts';
import { type Expression, type FactorValue, valueOf } from './expression.ts';

/** Why an expression cannot be worked out with a library: a factor that it does not have or that has no number; else null. */
export function missingFactor(expression: Expression, library: FactorLibrary): NoFactor | null {
  switch (expression.op) {
    case 'number':
    case 'volume':
      return null;
    case 'factor': {
      const used = library.find(expression.id);
      return used === null || used.value === null
        ? { code: 'factor-without-value', details: { factor: expression.id } }
        : null;
    }
    case 'sum':
    case 'product':
      // This is asked for every stratum and year: a plain loop, and no set of ids.
      for (const term of expression.terms) {
        const missing = missingFactor(term, library);
        if (missing !== null) return missing;
      }
      return null;
    case 'quotient':
      return missingFactor(expression.of, library) ?? missingFactor(expression.by, library);
    case 'power':
      return missingFactor(expression.base, library) ?? missingFactor(expression.exponent, library);
    case 'exp':
      return missingFactor(expression.of, library);
  }
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
