import { describe, expect, it } from 'vitest';
import {
  difference,
  exponential,
  factor,
  power,
  product,
  quotient,
  sum,
  VOLUME,
} from '../../../src/evaluate/carbon/expression.ts';
import { cellOf, columnLetters, columnOf } from '../../../src/report/cell-reference.ts';
import { formulaOf } from '../../../src/report/expression-formula.ts';

const CELLS = { factor: (id: string) => `F.${id}`, volume: 'H2' };

describe('formula of an expression', () => {
  it('puts brackets where the order could be another one', () => {
    const biomass = product(0.5, sum(product(factor('a'), VOLUME), factor('b')));
    expect(formulaOf(biomass, CELLS)).toBe('0.5*(F.a*H2+F.b)');
    expect(formulaOf(quotient(factor('a'), product(factor('b'), 2)), CELLS)).toBe('(F.a)/(F.b*2)');
    expect(formulaOf(difference(1, factor('a')), CELLS)).toBe('(1+(-1)*F.a)');
  });

  it('writes powers as functions, because a minus before ^ binds more tightly in sheets', () => {
    expect(formulaOf(power(difference(1, exponential(product(-0.018, VOLUME))), 2), CELLS)).toBe(
      'POWER((1+(-1)*EXP((-0.018)*H2)),2)',
    );
  });

  it('writes numbers to their last digit in the notation of sheets', () => {
    expect(formulaOf(product(1e-7, 44 / 12), CELLS)).toBe('1E-7*3.6666666666666665');
  });
});

describe('references to cells', () => {
  it('count columns in letters', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
  });

  it('stay the same when they are copied', () => {
    expect(cellOf('因子', 3, 12)).toBe("'因子'!$D$12");
    expect(columnOf('台账', 18, 200_000)).toBe("'台账'!$S$2:$S$200001");
    expect(columnOf('台账', 0, 0)).toBe("'台账'!$A$2:$A$2");
  });
});
