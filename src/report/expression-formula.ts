import type { Expression } from '../evaluate/carbon/expression.ts';

/** Where the variables of a formula stand: the cells of factors by id, and of the growing stock. */
export interface FormulaCells {
  readonly factor: (id: string) => string;
  readonly volume: string;
}

/**
 * An expression as a spreadsheet formula without the equals sign (公式). Everything is in brackets that could be read in another
 * order: spreadsheets take −2^2 for 4.
 */
export function formulaOf(expression: Expression, cells: FormulaCells): string {
  switch (expression.op) {
    case 'number':
      return numberText(expression.value);
    case 'factor':
      return cells.factor(expression.id);
    case 'volume':
      return cells.volume;
    case 'sum':
      if (expression.terms.length === 0) return '0';
      return `(${expression.terms.map((term) => formulaOf(term, cells)).join('+')})`;
    case 'product':
      if (expression.terms.length === 0) return '1';
      return expression.terms.map((term) => formulaOf(term, cells)).join('*');
    case 'quotient':
      return `(${formulaOf(expression.of, cells)})/(${formulaOf(expression.by, cells)})`;
    case 'power':
      return `POWER(${formulaOf(expression.base, cells)},${formulaOf(expression.exponent, cells)})`;
    case 'exp':
      return `EXP(${formulaOf(expression.of, cells)})`;
  }
}

/** A number as spreadsheets read it, to its last digit. */
function numberText(value: number): string {
  const text = String(value).toUpperCase();
  return value < 0 ? `(${text})` : text;
}
