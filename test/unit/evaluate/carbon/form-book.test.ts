import { expect, it } from 'vitest';
import {
  difference,
  exponential,
  type Expression,
  factor,
  power,
  product,
  quotient,
  sum,
  VOLUME,
} from '../../../../src/evaluate/carbon/expression.ts';
import { FormBook, type LinearForm, PLAIN } from '../../../../src/evaluate/carbon/form-book.ts';

const richards = (age: number) =>
  product(
    factor('A'),
    power(difference(1, exponential(product(-1, factor('K'), age))), quotient(1, difference(1, factor('m')))),
  );

function formOf(book: FormBook, expression: Expression, volumeM3PerHa = 0): LinearForm {
  const form = new Map<number, number>();
  book.addExpression(form, expression, volumeM3PerHa, 1);
  return form;
}

it('multiplies out to numbers times products', () => {
  const book = new FormBook();
  const [a, b] = [factor('a'), factor('b')];
  const ab = [...formOf(book, product(a, b)).keys()];
  const form = formOf(book, product(0.5, sum(product(a, sum(VOLUME, b)), 3)), 80);
  expect(form.get(PLAIN)).toBe(1.5);
  expect(form.get([...formOf(book, a).keys()][0] ?? -1)).toBe(40);
  expect(form.get(ab[0] ?? -1)).toBe(0.5);
  expect(form.size).toBe(3);
});

it('writes down once what equal expressions are made of, whichever way round it stands', () => {
  const book = new FormBook();
  const first = formOf(book, product(factor('D'), richards(20)));
  const [parts, products] = [book.parts.length, book.products.length];
  expect(formOf(book, product(richards(20), factor('D')))).toEqual(first);
  expect([book.parts.length, book.products.length]).toEqual([parts, products]);
  // Another age is one exponential and one power more.
  formOf(book, product(factor('D'), difference(richards(21), richards(20))));
  expect(book.parts.length).toBe(parts + 2);
});

it('takes away what was added', () => {
  const book = new FormBook();
  const form = formOf(book, difference(sum(richards(30), VOLUME), sum(VOLUME, richards(30))), 70);
  expect([...form.values()].every((coefficient) => coefficient === 0)).toBe(true);
});

it('works with another volume each time', () => {
  const book = new FormBook();
  const one = product(factor('a'), power(VOLUME, factor('b')));
  const places = [10, 20, 10].map((volume) => [...formOf(book, one, volume).keys()]);
  expect(places[2]).toEqual(places[0]);
  expect(places[1]).not.toEqual(places[0]);
});

it('keeps apart what differs by an operation, a number, a factor or an order that matters', () => {
  const book = new FormBook();
  const [a, b] = [factor('a'), factor('b')];
  const list = [
    product(a, b),
    product(a, a),
    quotient(a, b),
    quotient(b, a),
    power(a, b),
    power(b, a),
    power(a, 2),
    power(2, a),
    exponential(a),
    exponential(product(2, a)),
    exponential(sum(a, 1)),
    factor('1'),
    sum(1),
  ].map((one) => [...formOf(book, one).keys()].join());
  expect(new Set(list).size).toBe(list.length);
});
