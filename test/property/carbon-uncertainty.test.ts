import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CarbonTerm } from '../../src/evaluate/carbon/carbon-row.ts';
import { propagate } from '../../src/evaluate/carbon/error-propagation.ts';
import {
  difference,
  exponential,
  type Expression,
  factor,
  power,
  product,
  quotient,
  sum,
  valueOf,
} from '../../src/evaluate/carbon/expression.ts';
import { createSensitivities } from '../../src/evaluate/carbon/sensitivities.ts';
import { FormBook } from '../../src/evaluate/carbon/form-book.ts';
import { addTimes, FormDraws } from '../../src/evaluate/carbon/form-draws.ts';
import { simulate } from '../../src/evaluate/carbon/simulation.ts';
import { factorsOf, within } from '../support/factors-of.ts';
import { runSteps } from '../support/run-steps.ts';

const hectares = fc.double({ min: 0.1, max: 1e5, noNaN: true });
const density = fc.double({ min: 0.5, max: 300, noNaN: true });
const percent = fc.double({ min: 0.5, max: 90, noNaN: true });

const IDS = ['a', 'b', 'c'] as const;

/** Expressions over three positive factors and the volume. */
const expressions = fc.letrec<{ one: Expression; leaf: Expression }>((tie) => ({
  leaf: fc.oneof(
    fc.constantFrom(...IDS).map(factor),
    fc.constant<Expression>({ op: 'volume' }),
    fc.integer({ min: 1, max: 5 }).map((value): Expression => ({ op: 'number', value })),
  ),
  one: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map((terms) => sum(...terms)),
    fc.array(tie('one'), { minLength: 1, maxLength: 3 }).map((terms) => product(...terms)),
    fc.tuple(tie('one'), tie('one')).map(([of, by]) => quotient(of, sum(1, by))),
    fc.tuple(tie('leaf'), tie('leaf')).map(([base, exponent]) => power(base, quotient(exponent, 10))),
    tie('leaf').map((of) => exponential(difference(0, quotient(of, 10)))),
  ),
})).one;

function term(areaHa: number, id: string, areaSource: string): CarbonTerm {
  return { areaHa, perHa: factor(id), areaSource, volumeM3PerHa: 0 };
}

describe('intervals of totals', () => {
  it('of land with one common factor is the linear sum', () => {
    fc.assert(
      fc.property(fc.array(hectares, { minLength: 1, maxLength: 12 }), density, percent, (areas, value, half) => {
        const library = factorsOf({ common: within(value, half), 'unc.u.area': 0 });
        const parts = areas.map((areaHa, at) => term(areaHa, 'common', String(at)));
        const linear = parts.reduce((all, one) => {
          const { high, value: own } = propagate([one], library);
          return all + high - own;
        }, 0);
        const total = propagate(parts, library);
        expect((total.high - total.value) / linear).toBeCloseTo(1, 9);
        expect(total.halfWidthPercent).toBeCloseTo(half, 6);
      }),
    );
  });

  it('of land with factors of its own adds in quadrature', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(hectares, density, percent), { minLength: 1, maxLength: 12 }), (strata) => {
        const ids = strata.map((_, at) => `own.${String(at)}`);
        const library = factorsOf({
          ...Object.fromEntries(strata.map(([, value, half], at) => [ids[at] ?? '', within(value, half)])),
          'unc.u.area': 3,
        });
        const parts = strata.map(([areaHa], at) => term(areaHa, ids[at] ?? '', String(at)));
        const squares = parts.map((one) => {
          const { high, value } = propagate([one], library);
          return (high - value) ** 2;
        });
        const total = propagate(parts, library);
        const expected = Math.sqrt(squares.reduce((all, one) => all + one, 0));
        expect((total.high - total.value) / expected).toBeCloseTo(1, 9);
        expect(total.byFactor.reduce((all, { share }) => all + share, 0)).toBeCloseTo(1, 9);
      }),
    );
  });

  it('does not depend on how land is divided into terms', () => {
    fc.assert(
      fc.property(fc.array(hectares, { minLength: 2, maxLength: 8 }), density, percent, (areas, value, half) => {
        const library = factorsOf({ one: within(value, half), 'unc.u.area': 3 });
        const whole = propagate(
          [
            term(
              areas.reduce((all, areaHa) => all + areaHa, 0),
              'one',
              'same',
            ),
          ],
          library,
        );
        const parts = propagate(
          areas.map((areaHa) => term(areaHa, 'one', 'same')),
          library,
        );
        expect(parts.low / whole.low).toBeCloseTo(1, 9);
        expect(parts.high / whole.high).toBeCloseTo(1, 9);
      }),
    );
  });

  it('agrees with a simulation within 0.1 percentage points where errors are small', () => {
    const small = fc.integer({ min: 10, max: 60 }).map((tenths) => tenths / 10);
    const strata = fc.array(fc.tuple(hectares, fc.constantFrom(...IDS), fc.constantFrom(...IDS)), {
      minLength: 1,
      maxLength: 6,
    });
    fc.assert(
      fc.property(strata, fc.tuple(small, small, small), fc.integer(), (parts, [a, b, c], seed) => {
        const library = factorsOf({ a: within(3, a), b: within(7, b), c: within(11, c), 'unc.u.area': 1 });
        const terms = parts.map(([areaHa, one, other], at): CarbonTerm => ({
          areaHa,
          perHa: one === other ? factor(one) : product(factor(one), factor(other)),
          areaSource: String(at),
          volumeM3PerHa: 0,
        }));
        const byErrors = propagate(terms, library);
        const byDraws = runSteps(simulate({ total: terms }, library, { draws: 100_000, seed })).total;
        expect(Math.abs((byErrors.halfWidthPercent ?? 0) - (byDraws.halfWidthPercent ?? 0))).toBeLessThan(0.1);
      }),
      { numRuns: 6 },
    );
  });
});

describe('expressions', () => {
  const values = fc.record({
    a: fc.double({ min: 0.5, max: 5, noNaN: true }),
    b: fc.double({ min: 0.5, max: 5, noNaN: true }),
    c: fc.double({ min: 0.5, max: 5, noNaN: true }),
  });
  const volume = fc.double({ min: 1, max: 20, noNaN: true });

  it('have the derivatives that small differences show', () => {
    fc.assert(
      fc.property(expressions, values, volume, (one, numbers, volumeM3PerHa) => {
        const found = { a: 0, b: 0, c: 0 };
        const { value, ids, derivatives } = createSensitivities(
          factorsOf({ a: within(numbers.a, 1), b: within(numbers.b, 1), c: within(numbers.c, 1) }),
        ).of(one, volumeM3PerHa);
        for (const [at, id] of ids.entries()) found[id as 'a'] += derivatives[at] ?? Number.NaN;
        expect(new Set(ids).size).toBe(ids.length);
        expect(value).toBeCloseTo(
          valueOf(one, (id) => numbers[id as 'a'], volumeM3PerHa),
          9,
        );
        for (const id of IDS) {
          const step = 1e-5;
          const [above, below] = [step, -step].map((change) =>
            valueOf(one, (other) => numbers[other as 'a'] + (other === id ? change : 0), volumeM3PerHa),
          );
          const seen = ((above ?? 0) - (below ?? 0)) / (2 * step);
          const size = Math.max(1, Math.abs(seen), Math.abs(above ?? 0));
          expect(Math.abs(found[id] - seen) / size).toBeLessThan(1e-5);
        }
      }),
    );
  });

  it('have the same values multiplied out, draw by draw', () => {
    fc.assert(
      fc.property(
        expressions,
        fc.array(values, { minLength: 1, maxLength: 5 }),
        volume,
        (one, draws, volumeM3PerHa) => {
          const book = new FormBook();
          const form = new Map<number, number>();
          book.addExpression(form, one, volumeM3PerHa, 1);
          const block = new FormDraws(
            book,
            form.keys(),
            new Map(IDS.map((id) => [id, Float64Array.from(draws, (numbers) => numbers[id])])),
            8,
          );
          block.work(draws.length);
          const together = new Float64Array(8);
          for (const [place, coefficient] of form) addTimes(together, block.valuesOf(place), coefficient, draws.length);
          const single = draws.map((numbers) => valueOf(one, (id) => numbers[id as 'a'], volumeM3PerHa));
          single.forEach((value, at) => expect((together[at] ?? 0) / value).toBeCloseTo(1, 12));
        },
      ),
    );
  });
});
