/**
 * Worked values of uncertainty from outside this project: IPCC 2006 V1 ch. 3 approach 1 by hand, and approach 2 by numpy
 * (default_rng(20240601), 2 000 000 draws, standard deviation = half of the interval / 1.96). Generators: the reference C code of
 * xoshiro128** 1.1 (Blackman and Vigna; the values that rand_xoshiro tests against), of SplitMix64 (Vigna) and the FNV-1a test
 * suite of L. C. Noll.
 */
import { describe, expect, it } from 'vitest';
import type { CarbonTerm } from '../../src/evaluate/carbon/carbon-row.ts';
import { propagate } from '../../src/evaluate/carbon/error-propagation.ts';
import { factor, product, sum } from '../../src/evaluate/carbon/expression.ts';
import { hashOf, splitMix64, xoshiroStream } from '../../src/evaluate/carbon/random-stream.ts';
import { simulate } from '../../src/evaluate/carbon/simulation.ts';
import type { FactorLibrary } from '../../src/evaluate/factors/factor.ts';
import { factorsOf, within } from '../support/factors-of.ts';
import { runSteps } from '../support/run-steps.ts';

const SEED = 20240601;

function term(areaHa: number, perHa: CarbonTerm['perHa'], areaSource = 'one'): CarbonTerm {
  return { areaHa, perHa, areaSource, volumeM3PerHa: 0 };
}

const PRODUCT = {
  terms: [term(1, product(factor('a'), factor('b')))],
  library: factorsOf({ a: within(100, 5), b: within(50, 10), 'unc.u.area': 0 }),
};
const SUM = {
  terms: [term(1, sum(factor('a'), factor('b')))],
  library: factorsOf({ a: within(100, 10), b: within(50, 20), 'unc.u.area': 0 }),
};
const STRATA = [
  { areaHa: 1000, value: 30, percent: 30, combined: 30.1496 },
  { areaHa: 500, value: 60, percent: 40, combined: 40.1123 },
  { areaHa: 2000, value: 20, percent: 25, combined: 25.1794 },
];
const STRATA_LIBRARY = factorsOf({
  ...Object.fromEntries(STRATA.map(({ value, percent }, at) => [`density.${String(at)}`, within(value, percent)])),
  'unc.u.area': 3,
});

function strataTerms(densityOf: (at: number) => string): CarbonTerm[] {
  return STRATA.map(({ areaHa }, at) => term(areaHa, factor(densityOf(at)), String(at)));
}

describe('error propagation, IPCC 2006 V1 ch. 3, approach 1', () => {
  it('combines a product of 5 % and 10 % to 11.1803 %', () => {
    expect(propagate(PRODUCT.terms, PRODUCT.library).halfWidthPercent).toBeCloseTo(11.1803, 4);
  });

  it('combines 100 ± 10 % and 50 ± 20 % to 9.4281 % of 150', () => {
    const total = propagate(SUM.terms, SUM.library);
    expect(total.value).toBe(150);
    expect(total.halfWidthPercent).toBeCloseTo(9.4281, 4);
    expect(total.high - total.value).toBeCloseTo(14.142, 3);
    expect(total.value - total.low).toBeCloseTo(14.142, 3);
  });

  it.each(STRATA.map((stratum, at) => ({ ...stratum, at })))('gives stratum $at ± $combined %', ({ at, combined }) => {
    const terms = strataTerms((one) => `density.${String(one)}`).slice(at, at + 1);
    expect(propagate(terms, STRATA_LIBRARY).halfWidthPercent).toBeCloseTo(combined, 4);
  });

  it('combines three strata to 100 000 tC ± 18.1124 %', () => {
    const total = propagate(
      strataTerms((at) => `density.${String(at)}`),
      STRATA_LIBRARY,
    );
    expect(total.value).toBe(100_000);
    expect(total.halfWidthPercent).toBeCloseTo(18.1124, 4);
    // 500 ha · 60 tC/ha · 40 % = 12 000 tC is the largest part, the areas' 900, 900 and 1200 tC the least.
    expect(total.byFactor[0]).toMatchObject({ kind: 'factor', id: 'density.1' });
    expect(total.byFactor[0]?.halfWidth).toBeCloseTo(12_000, 6);
    expect(total.byFactor.slice(3).map(({ kind }) => kind)).toEqual(['area', 'area', 'area']);
  });

  it('adds the error of one density used by all three strata linearly: 30 %, not 18 %', () => {
    const library = factorsOf({ common: within(30, 30), 'unc.u.area': 0 });
    expect(
      propagate(
        strataTerms(() => 'common'),
        library,
      ).halfWidthPercent,
    ).toBeCloseTo(30, 10);
  });
});

describe(`simulation, IPCC 2006 V1 ch. 3, approach 2, seed ${String(SEED)}`, () => {
  function simulated(terms: readonly CarbonTerm[], library: FactorLibrary) {
    return runSteps(simulate({ total: terms }, library, { draws: 200_000, seed: SEED })).total;
  }

  it('has 95 % of the sum between 135.87 and 164.12', () => {
    const total = simulated(SUM.terms, SUM.library);
    expect(Math.abs(total.low - 135.87)).toBeLessThan(0.15);
    expect(Math.abs(total.high - 164.12)).toBeLessThan(0.15);
    expect(Math.abs((total.halfWidthPercent ?? 0) - 9.42)).toBeLessThan(0.1);
  });

  it('has 95 % of the product between 4448.2 and 5566.5', () => {
    const total = simulated(PRODUCT.terms, PRODUCT.library);
    expect(Math.abs(total.low - 4448.2)).toBeLessThan(5);
    expect(Math.abs(total.high - 5566.5)).toBeLessThan(5);
    expect(Math.abs((total.halfWidthPercent ?? 0) - 11.18)).toBeLessThan(0.1);
  });

  it('has three strata with errors of their own within 0.1 points of approach 1, 18.1124 %', () => {
    const total = simulated(
      strataTerms((at) => `density.${String(at)}`),
      STRATA_LIBRARY,
    );
    expect(total.value).toBe(100_000);
    expect(Math.abs((total.halfWidthPercent ?? 0) - 18.1124)).toBeLessThan(0.1);
  });

  it('adds the error of one density used by all three strata linearly: 30 %, not 18 %', () => {
    const library = factorsOf({ common: within(30, 30), 'unc.u.area': 0 });
    const terms = strataTerms(() => 'common');
    expect(Math.abs((simulated(terms, library).halfWidthPercent ?? 0) - 30)).toBeLessThan(0.1);
  });
});

describe('random numbers', () => {
  it('are those of xoshiro128** 1.1 from the state 1, 2, 3, 4', () => {
    const stream = xoshiroStream([1, 2, 3, 4]);
    expect(Array.from({ length: 10 }, () => stream.nextUint32())).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it('are those of SplitMix64 from the seed 1234567', () => {
    const next = splitMix64(1234567n);
    expect(Array.from({ length: 5 }, () => next())).toEqual([
      6457827717110365317n,
      3203168211198807973n,
      9817491932198370423n,
      4593380528125082431n,
      16408922859458223821n,
    ]);
  });

  it('are begun by names hashed with FNV-1a', () => {
    expect([hashOf(''), hashOf('a'), hashOf('foobar')]).toEqual([
      0xcbf29ce484222325n,
      0xaf63dc4c8601ec8cn,
      0x85944171f73967e8n,
    ]);
  });
});
