import { describe, expect, it } from 'vitest';
import { propagate } from '../../../src/evaluate/carbon/error-propagation.ts';
import { factor } from '../../../src/evaluate/carbon/expression.ts';
import { factorsOfTotals, spreadTable } from '../../../src/report/carbon-spread.ts';
import { factorsOf, within } from '../../support/factors-of.ts';

const term = (id: string, areaHa: number) => ({ areaHa, volumeM3PerHa: 0, areaSource: '0301', perHa: factor(id) });

describe('what makes a total uncertain', () => {
  const library = factorsOf({ a: within(10, 50), b: within(10, 10), 'unc.u.area': 0, exact: [1, 1, 1] });
  const total = propagate([term('a', 10), term('b', 100), term('exact', 5)], library);

  it('ranks by share of the variance and measures bars by the largest', () => {
    // Half-widths 50 and 100: variances 2500 and 10000.
    const { rest, rows } = spreadTable(total, library);
    expect(rows.map(({ factor: one, share }) => [one?.shipped.id, share])).toEqual([
      ['b', 0.8],
      ['a', 0.2],
    ]);
    expect(rows.map(({ length }) => length)).toEqual([100, 25]);
    expect(rest).toBeNull();
  });

  it('keeps ids while the tables are not there', () => {
    expect(spreadTable(total, null).rows.map(({ factor: one, id }) => [id, one])).toEqual([
      ['b', null],
      ['a', null],
    ]);
  });

  it('adds up what it does not list', () => {
    const byFactor = Array.from({ length: 25 }, (_, index) => ({
      kind: 'area' as const,
      id: String(index),
      halfWidth: 1,
      share: 0.04,
    }));
    const { rest, rows } = spreadTable({ byFactor }, library);
    expect(rows).toHaveLength(20);
    expect(rest?.count).toBe(5);
    expect(rest?.share).toBeCloseTo(0.2, 12);
  });

  it('lists factors of several totals once, in the order of the tables', () => {
    expect(factorsOfTotals([total, total], library).map(({ shipped }) => shipped.id)).toEqual(['a', 'b']);
  });
});
