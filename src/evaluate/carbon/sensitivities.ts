import type { FactorLibrary } from '../factors/factor.ts';
import type { Expression } from './expression.ts';
import { factorSpread, type FactorSpread } from './factor-spread.ts';
import { factorValues } from './usable-factors.ts';

/** The value of an expression and its derivatives by its factors (灵敏度), each factor once. */
export interface Sensitivity {
  readonly value: number;
  readonly ids: readonly string[];
  readonly derivatives: readonly number[];
}

/**
 * Works values and derivatives of expressions out with one library, from the rules of sum, product, quotient and power; powers that
 * are the same object only once.
 */
export interface Sensitivities {
  readonly library: FactorLibrary;
  /**
   * An expression on land with a growing stock, m³/ha.
   *
   * @throws RangeError when a factor has no number
   */
  of(expression: Expression, volumeM3PerHa?: number): Sensitivity;
  /** The same for an expression that is asked for once: its parts are kept, it is not. */
  once(expression: Expression): Sensitivity;
  /**
   * How a factor scatters; null for an id that the library lacks.
   *
   * @throws RangeError when it has no number
   */
  spreadOf(id: string): FactorSpread | null;
}

/** A sensitivity, and whether it differs with the volume. */
interface Worked extends Sensitivity {
  readonly varies: boolean;
}

const NONE: readonly never[] = [];

/** Starts with nothing worked out. */
export function createSensitivities(library: FactorLibrary): Sensitivities {
  const factorValue = factorValues(library);
  const factors = new Map<string, Worked>();
  const known = new WeakMap<Expression, Worked>();
  const spreads = new Map<string, FactorSpread | null>();

  function ofFactor(id: string): Worked {
    let found = factors.get(id);
    if (found === undefined) {
      found = { value: factorValue(id), ids: [id], derivatives: [1], varies: false };
      factors.set(id, found);
    }
    return found;
  }

  function worked(expression: Expression, volumeM3PerHa: number, keeps = isCostly): Worked {
    if (expression.op === 'number') return plain(expression.value, false);
    if (expression.op === 'volume') return plain(volumeM3PerHa, true);
    if (expression.op === 'factor') return ofFactor(expression.id);
    const kept = keeps(expression) ? known.get(expression) : undefined;
    if (kept !== undefined) return kept;
    const made = combined(expression, (part) => worked(part, volumeM3PerHa, keeps));
    if (keeps(expression) && !made.varies) known.set(expression, made);
    return made;
  }

  /** Of whole densities the one that was asked for last: most land under a feature stays as it is when its outline moves. */
  const last = new WeakMap<Expression, { readonly volumeM3PerHa: number; readonly worked: Worked }>();

  return {
    library,
    once: (expression) => worked(expression, 0, (part) => part !== expression),
    of(expression, volumeM3PerHa = 0) {
      const before = last.get(expression);
      if (before !== undefined && (!before.worked.varies || before.volumeM3PerHa === volumeM3PerHa))
        return before.worked;
      const made = worked(expression, volumeM3PerHa);
      last.set(expression, { volumeM3PerHa, worked: made });
      return made;
    },
    spreadOf(id) {
      let found = spreads.get(id);
      if (found === undefined) {
        const used = library.find(id);
        found = used === null ? null : factorSpread(used, library);
        spreads.set(id, found);
      }
      return found;
    },
  };
}

/** Sums and products are done sooner than looked up. */
function isCostly({ op }: Expression): boolean {
  return op === 'power' || op === 'exp';
}

/** An expression of parts, by the rules of differentiation. */
function combined(
  expression: Exclude<Expression, { readonly op: 'number' | 'volume' | 'factor' }>,
  worked: (part: Expression) => Worked,
): Worked {
  switch (expression.op) {
    case 'sum': {
      const parts = expression.terms.map(worked);
      const value = parts.reduce((total, part) => total + part.value, 0);
      return merged(
        value,
        parts,
        parts.map(() => 1),
      );
    }
    case 'product': {
      const parts = expression.terms.map(worked);
      const value = parts.reduce((total, part) => total * part.value, 1);
      return merged(value, parts, othersOf(parts));
    }
    case 'quotient': {
      const [of, by] = [worked(expression.of), worked(expression.by)];
      return merged(of.value / by.value, [of, by], [1 / by.value, -of.value / by.value ** 2]);
    }
    case 'power': {
      const [base, exponent] = [worked(expression.base), worked(expression.exponent)];
      const value = base.value ** exponent.value;
      // The logarithm of a base that is not positive is not asked for where the exponent is a plain number; 0^x stays 0.
      const byExponent = exponent.ids.length === 0 || value === 0 ? 0 : value * Math.log(base.value);
      return merged(value, [base, exponent], [exponent.value * base.value ** (exponent.value - 1), byExponent]);
    }
    case 'exp': {
      const of = worked(expression.of);
      const value = Math.exp(of.value);
      return merged(value, [of], [value]);
    }
  }
}

/** For every part the product of the others. */
function othersOf(parts: readonly Worked[]): readonly number[] {
  return parts.map(({ ids }, at) => {
    if (ids.length === 0) return 0;
    let others = 1;
    for (let place = 0; place < parts.length; place += 1) if (place !== at) others *= parts[place]?.value ?? 1;
    return others;
  });
}

/** What depends on parts, by its derivative by each of them. */
function merged(value: number, parts: readonly Worked[], byPart: readonly number[]): Worked {
  const ids: string[] = [];
  const derivatives: number[] = [];
  let varies = false;
  for (let at = 0; at < parts.length; at += 1) {
    const part = parts[at];
    if (part === undefined) continue;
    varies ||= part.varies;
    const outer = byPart[at] ?? 0;
    for (let place = 0; place < part.ids.length; place += 1) {
      const id = part.ids[place] ?? '';
      const derivative = outer * (part.derivatives[place] ?? 0);
      // Expressions have a handful of factors: to search is faster than to look up.
      const before = ids.indexOf(id);
      if (before < 0) {
        ids.push(id);
        derivatives.push(derivative);
      } else derivatives[before] = (derivatives[before] ?? 0) + derivative;
    }
  }
  return { value, ids, derivatives, varies };
}

function plain(value: number, varies: boolean): Worked {
  return { value, ids: NONE, derivatives: NONE, varies };
}
