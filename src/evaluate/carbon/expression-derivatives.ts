import { type Expression, type FactorValue, valueOf } from './expression.ts';

/**
 * Derivatives of an expression by each of its factors (灵敏度), from the rules of sum, product, quotient and power.
 *
 * @param weight what every derivative is multiplied with
 * @param add told a share of the derivative by a factor; several times where the factor stands in several places
 */
export function addDerivatives(
  expression: Expression,
  factorValue: FactorValue,
  volumeM3PerHa: number,
  weight: number,
  add: (id: string, derivative: number) => void,
): void {
  const valueAt = (one: Expression): number => valueOf(one, factorValue, volumeM3PerHa);
  const visit = (one: Expression, outer: number): void => {
    switch (one.op) {
      case 'number':
      case 'volume':
        return;
      case 'factor':
        add(one.id, outer);
        return;
      case 'sum':
        for (const term of one.terms) visit(term, outer);
        return;
      case 'product':
        one.terms.forEach((term, at) => {
          if (term.op === 'number' || term.op === 'volume') return;
          const others = one.terms.reduce((all, other, place) => (place === at ? all : all * valueAt(other)), 1);
          visit(term, outer * others);
        });
        return;
      case 'quotient': {
        const by = valueAt(one.by);
        visit(one.of, outer / by);
        visit(one.by, (-outer * valueAt(one.of)) / by ** 2);
        return;
      }
      case 'power': {
        const base = valueAt(one.base);
        const exponent = valueAt(one.exponent);
        visit(one.base, outer * exponent * base ** (exponent - 1));
        // The logarithm of a base that is not positive is not asked for where the exponent is a plain number.
        if (one.exponent.op !== 'number') visit(one.exponent, outer * base ** exponent * Math.log(base));
        return;
      }
      case 'exp':
        visit(one.of, outer * Math.exp(valueAt(one.of)));
    }
  };
  visit(expression, weight);
}
