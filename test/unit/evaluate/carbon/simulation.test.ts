import { describe, expect, it } from 'vitest';
import type { CarbonTerm } from '../../../../src/evaluate/carbon/carbon-row.ts';
import { propagate } from '../../../../src/evaluate/carbon/error-propagation.ts';
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
import { chosenValue } from '../../../../src/evaluate/carbon/interval.ts';
import { simulate } from '../../../../src/evaluate/carbon/simulation.ts';
import { factorsOf, within } from '../../../support/factors-of.ts';
import { runSteps } from '../../../support/run-steps.ts';

const library = factorsOf({ a: within(2, 10), b: within(5, 20), k: within(0.1, 5), 'unc.u.area': 3 });
const terms: readonly CarbonTerm[] = [
  { areaHa: 10, perHa: product(factor('a'), VOLUME), areaSource: 'x', volumeM3PerHa: 80 },
  { areaHa: 20, perHa: factor('b'), areaSource: 'y', volumeM3PerHa: 0 },
];

function simulated(of: readonly CarbonTerm[], seed: number) {
  return runSteps(simulate({ total: of }, library, { draws: 10_000, seed })).total;
}

describe('simulation', () => {
  it('is the same for the same seed, in whatever order the terms come', () => {
    const once = simulated(terms, 3);
    const again = simulated([...terms].reverse(), 3);
    expect(again.low).toBeCloseTo(once.low, 8);
    expect(again.high).toBeCloseTo(once.high, 8);
    const other = simulated(terms, 4);
    expect(other.low).not.toBeCloseTo(once.low, 3);
  });

  it('tells the estimate itself as its value, with an interval around it', () => {
    const total = simulated(terms, 3);
    expect(total.value).toBe(1700);
    expect(total.low).toBeLessThan(total.median);
    expect(total.high).toBeGreaterThan(total.median);
    expect(total.mean).toBeCloseTo(1700, -1);
    expect(chosenValue(total, 'conservative')).toBe(total.low);
    expect(chosenValue(total, 'central')).toBe(1700);
  });

  it('gives a total the same to the last digit, whichever others are asked for with it and before it', () => {
    const curve = (age: number) =>
      power(difference(1, exponential(product(-age, factor('k')))), quotient(1, factor('b')));
    const stand = (areaHa: number, age: number): CarbonTerm => ({
      areaHa,
      perHa: product(
        0.47,
        factor('k'),
        factor('b'),
        sum(VOLUME, product(factor('a'), difference(curve(age), curve(12)))),
      ),
      areaSource: 'z',
      volumeM3PerHa: areaHa + age,
    });
    const all = {
      stands: [stand(40, 30), stand(30, 18), stand(20, 30), ...terms],
      mixed: [...terms, stand(10, 18), stand(20, 30), stand(30, 19)],
      other: [{ areaHa: 3, perHa: product(factor('a'), factor('k'), factor('b')), areaSource: 'x', volumeM3PerHa: 0 }],
    };
    const found = runSteps(simulate(all, library, { draws: 10_000, seed: 3 }));
    expect(found.mixed).toEqual(simulated(all.mixed, 3));
    expect(found.other).toEqual(simulated(all.other, 3));
    expect(found.stands).toEqual(simulated(all.stands, 3));
    expect(found.mixed.low).not.toBe(found.mixed.value);
  });

  it('pauses between blocks and tells how far it is', () => {
    const told = [...simulate({ total: terms }, library, { draws: 10_000, seed: 3 })];
    expect(told.length).toBeGreaterThan(10);
    expect(told.at(-1)).toEqual({ done: 10_000, total: 10_000 });
  });

  it('refuses draws that say too little, and factors without a number', () => {
    expect(() => simulate({ total: terms }, library, { draws: 9_999, seed: 3 }).next()).toThrow(RangeError);
    const without = factorsOf({ a: 1, 'unc.u.area': 3 });
    expect(() => simulate({ total: terms }, without, { draws: 10_000, seed: 3 }).next()).toThrow(RangeError);
    expect(() => propagate(terms, without)).toThrow(RangeError);
  });

  it('of nothing is nothing', () => {
    expect(propagate([], library)).toEqual({ value: 0, low: 0, high: 0, halfWidthPercent: null, byFactor: [] });
    expect(simulated([], 3)).toMatchObject({ value: 0, low: 0, high: 0 });
  });
});
