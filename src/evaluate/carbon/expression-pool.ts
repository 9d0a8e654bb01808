import type { Expression } from './expression.ts';

/**
 * Starts a pool of expressions (表达式归并): the function gives equal expressions back as one and the same object, with all their parts,
 * so that what is equal can be found by identity and worked out once.
 */
export function createExpressionPool(): (expression: Expression) => Expression {
  const pool = new Map<string, { readonly expression: Expression; readonly id: number }>();
  const met = new Map<Expression, { readonly expression: Expression; readonly id: number }>();

  function pooled(expression: Expression): { readonly expression: Expression; readonly id: number } {
    const before = met.get(expression);
    if (before !== undefined) return before;
    const [key, made] = partsPooled(expression);
    let known = pool.get(key);
    if (known === undefined) {
      known = { expression: made, id: pool.size };
      pool.set(key, known);
    }
    met.set(expression, known);
    return known;
  }

  /** What an expression is in words of the pool, and the same expression made of pooled parts. */
  function partsPooled(expression: Expression): readonly [string, Expression] {
    switch (expression.op) {
      case 'number':
        return [`number ${String(expression.value)}`, expression];
      case 'factor':
        return [`factor ${expression.id}`, expression];
      case 'volume':
        return ['volume', expression];
      case 'sum':
      case 'product': {
        const terms = expression.terms.map(pooled);
        return [`${expression.op} ${idsOf(terms)}`, { ...expression, terms: terms.map((term) => term.expression) }];
      }
      case 'quotient': {
        const [of, by] = [pooled(expression.of), pooled(expression.by)];
        return [`quotient ${idsOf([of, by])}`, { ...expression, of: of.expression, by: by.expression }];
      }
      case 'power': {
        const [base, exponent] = [pooled(expression.base), pooled(expression.exponent)];
        const made = { ...expression, base: base.expression, exponent: exponent.expression };
        return [`power ${idsOf([base, exponent])}`, made];
      }
      case 'exp': {
        const of = pooled(expression.of);
        return [`exp ${idsOf([of])}`, { ...expression, of: of.expression }];
      }
    }
  }

  return (expression) => pooled(expression).expression;
}

function idsOf(parts: readonly { readonly id: number }[]): string {
  return parts.map(({ id }) => id).join(' ');
}
