import { expect, it } from 'vitest';
import {
  difference,
  exponential,
  factor,
  power,
  product,
  quotient,
  sum,
  VOLUME,
} from '../../../../src/evaluate/carbon/expression.ts';
import { createExpressionPool } from '../../../../src/evaluate/carbon/expression-pool.ts';

const richards = (age: number) =>
  product(
    factor('A'),
    power(difference(1, exponential(product(-1, factor('K'), age))), quotient(1, difference(1, factor('m')))),
  );

it('gives equal expressions back as one object that says the same', () => {
  const pooled = createExpressionPool();
  const one = pooled(richards(20));
  expect(pooled(richards(20))).toBe(one);
  expect(one).toEqual(richards(20));
  expect(pooled(richards(21))).not.toBe(one);
});

it('shares equal parts of different expressions', () => {
  const pooled = createExpressionPool();
  const growth = pooled(sum(richards(21), product(-1, richards(20))));
  expect(growth.op === 'sum' && growth.terms[0]).toBe(pooled(richards(21)));
});

it('keeps apart what differs by an operation, a number, a factor or an order that matters', () => {
  const pooled = createExpressionPool();
  const list = [
    sum(factor('a'), factor('b')),
    product(factor('a'), factor('b')),
    quotient(factor('a'), factor('b')),
    quotient(factor('b'), factor('a')),
    power(factor('a'), factor('b')),
    sum(factor('a'), 1),
    sum(factor('a'), VOLUME),
    sum(factor('1')),
    sum(1),
  ].map(pooled);
  expect(new Set(list).size).toBe(list.length);
});
