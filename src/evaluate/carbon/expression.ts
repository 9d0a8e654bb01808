/**
 * A carbon density or amount as an expression over factors (计算式). The same expression gives the value, its interval, the
 * draws of a simulation, the formula in the workbook and the words that explain it: there is no second way to the number.
 */
export type Expression =
  | { readonly op: 'number'; readonly value: number }
  /** A factor of the library by its id. */
  | { readonly op: 'factor'; readonly id: string }
  /** Growing stock of the land in question, m³/ha. */
  | { readonly op: 'volume' }
  | { readonly op: 'sum' | 'product'; readonly terms: readonly Expression[] }
  | { readonly op: 'quotient'; readonly of: Expression; readonly by: Expression }
  | { readonly op: 'power'; readonly base: Expression; readonly exponent: Expression }
  | { readonly op: 'exp'; readonly of: Expression };

/** Anything an expression can be built of. */
export type Operand = Expression | number;

/** The number of a factor by its id. */
export type FactorValue = (id: string) => number;

/** Growing stock of the land in question (公顷蓄积), m³/ha. */
export const VOLUME: Expression = { op: 'volume' };

/** A factor of the library. */
export function factor(id: string): Expression {
  return { op: 'factor', id };
}

/** The sum of its operands: a + b + … */
export function sum(...terms: readonly Operand[]): Expression {
  return { op: 'sum', terms: terms.map(operand) };
}

/** The product of its operands: a · b · … */
export function product(...terms: readonly Operand[]): Expression {
  return { op: 'product', terms: terms.map(operand) };
}

/** The first less the second: of − less. */
export function difference(of: Operand, less: Operand): Expression {
  return sum(of, product(-1, less));
}

/** The first divided by the second: of ÷ by. */
export function quotient(of: Operand, by: Operand): Expression {
  return { op: 'quotient', of: operand(of), by: operand(by) };
}

/** The first raised to the second: base ^ exponent. */
export function power(base: Operand, exponent: Operand): Expression {
  return { op: 'power', base: operand(base), exponent: operand(exponent) };
}

/** The exponential: e raised to an operand. */
export function exponential(of: Operand): Expression {
  return { op: 'exp', of: operand(of) };
}

/** The value of an expression. */
export function valueOf(expression: Expression, factorValue: FactorValue, volumeM3PerHa = 0): number {
  switch (expression.op) {
    case 'number':
      return expression.value;
    case 'factor':
      return factorValue(expression.id);
    case 'volume':
      return volumeM3PerHa;
    case 'sum':
      return expression.terms.reduce((total, term) => total + valueOf(term, factorValue, volumeM3PerHa), 0);
    case 'product':
      return expression.terms.reduce((total, term) => total * valueOf(term, factorValue, volumeM3PerHa), 1);
    case 'quotient':
      return valueOf(expression.of, factorValue, volumeM3PerHa) / valueOf(expression.by, factorValue, volumeM3PerHa);
    case 'power':
      return (
        valueOf(expression.base, factorValue, volumeM3PerHa) ** valueOf(expression.exponent, factorValue, volumeM3PerHa)
      );
    case 'exp':
      return Math.exp(valueOf(expression.of, factorValue, volumeM3PerHa));
  }
}

/** Ids of the factors of an expression, each once, in the order met. */
export function factorIds(expression: Expression): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (one: Expression): void => {
    if (one.op === 'factor') found.add(one.id);
    else if (one.op === 'sum' || one.op === 'product') one.terms.forEach(visit);
    else if (one.op === 'quotient') [one.of, one.by].forEach(visit);
    else if (one.op === 'power') [one.base, one.exponent].forEach(visit);
    else if (one.op === 'exp') visit(one.of);
  };
  visit(expression);
  return found;
}

/** Whether the value differs with the growing stock of the land. */
export function dependsOnVolume(expression: Expression): boolean {
  switch (expression.op) {
    case 'number':
    case 'factor':
      return false;
    case 'volume':
      return true;
    case 'sum':
    case 'product':
      return expression.terms.some(dependsOnVolume);
    case 'quotient':
      return dependsOnVolume(expression.of) || dependsOnVolume(expression.by);
    case 'power':
      return dependsOnVolume(expression.base) || dependsOnVolume(expression.exponent);
    case 'exp':
      return dependsOnVolume(expression.of);
  }
}

function operand(one: Operand): Expression {
  return typeof one === 'number' ? { op: 'number', value: one } : one;
}
