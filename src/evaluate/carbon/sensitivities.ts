import type { FactorLibrary } from '../factors/factor.ts';
import { dependsOnVolume, type Expression, valueOf } from './expression.ts';
import { addDerivatives } from './expression-derivatives.ts';
import { factorValues } from './usable-factors.ts';

/** The value of an expression and its derivatives by its factors (灵敏度); a factor may stand in it several times. */
export interface Sensitivity {
  readonly value: number;
  readonly ids: readonly string[];
  readonly derivatives: readonly number[];
}

/** Works values and derivatives of expressions out with one library; expressions that are the same object only once. */
export interface Sensitivities {
  readonly library: FactorLibrary;
  /**
   * Tells the derivatives of weight · expression, and gives its value.
   *
   * @throws RangeError when a factor has no number
   */
  add(
    expression: Expression,
    volumeM3PerHa: number,
    weight: number,
    tell: (id: string, derivative: number) => void,
  ): number;
  /** An expression that does not ask for the volume. */
  of(expression: Expression): Sensitivity;
}

/** Starts with nothing worked out. */
export function createSensitivities(library: FactorLibrary): Sensitivities {
  const factorValue = factorValues(library);
  /** Null for what asks for the volume. */
  const known = new WeakMap<Expression, Sensitivity | null>();

  function sensitivityOf(expression: Expression, volumeM3PerHa: number): Sensitivity {
    const kept = known.get(expression);
    if (kept !== undefined && kept !== null) return kept;
    const ids: string[] = [];
    const derivatives: number[] = [];
    addDerivatives(expression, factorValue, volumeM3PerHa, 1, (id, derivative) => {
      ids.push(id);
      derivatives.push(derivative);
    });
    const made = { value: valueOf(expression, factorValue, volumeM3PerHa), ids, derivatives };
    if (kept === undefined) known.set(expression, dependsOnVolume(expression) ? null : made);
    return made;
  }

  const add: Sensitivities['add'] = (expression, volumeM3PerHa, weight, tell) => {
    // Sums and multiples are linear: their parts are what many of them share.
    if (expression.op === 'sum') {
      let total = 0;
      for (const term of expression.terms) total += add(term, volumeM3PerHa, weight, tell);
      return total;
    }
    if (expression.op === 'product' && expression.terms.length === 2) {
      const [first, second] = expression.terms;
      if (first?.op === 'number' && second !== undefined) {
        return add(second, volumeM3PerHa, weight * first.value, tell);
      }
    }
    const { value, ids, derivatives } = sensitivityOf(expression, volumeM3PerHa);
    for (const [at, id] of ids.entries()) tell(id, weight * (derivatives[at] ?? 0));
    return weight * value;
  };

  return { library, add, of: (expression) => sensitivityOf(expression, 0) };
}
