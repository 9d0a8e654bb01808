import { expect, it } from 'vitest';
import { intervalOf } from '../../../src/evaluate/carbon/interval.ts';
import { valueRows } from '../../../src/report/carbon-values.ts';
import { around, carbonReport, totalOf } from './carbon-fixture.ts';

const report = carbonReport({
  stock: totalOf(around(1000, 100)),
  sink: totalOf(around(30, 6)),
  change: totalOf(around(-20, 8)),
});
const drawn = (value: number, low: number, high: number) => ({
  ...intervalOf(value, low, high),
  draws: 10_000,
  seed: 1,
  mean: value + 1,
  median: value - 1,
});
const simulated = { stock: drawn(1000, 910, 1120), sink: drawn(30, 24.6, 37.2), change: drawn(-20, -29, -13) };

it('tells the estimate, or the low end whether carbon is taken up or lost', () => {
  const chosen = (choice: 'central' | 'conservative') => valueRows(report, null, choice).map((row) => row.chosen);
  expect(chosen('central')).toEqual([1000, expect.closeTo(110, 9), -20]);
  expect(chosen('conservative')).toEqual([900, expect.closeTo(88, 9), -28]);
});

it('puts the simulated interval beside the propagated one, in the same unit, and is careful by it', () => {
  const rows = valueRows(report, simulated, 'conservative');
  expect(rows.map(({ unit }) => unit)).toEqual(['tC', 'tCO2e/a', 'tC']);
  expect(rows.map((row) => row.chosen)).toEqual([910, expect.closeTo(90.2, 9), -29]);
  expect(rows[1]?.simulated?.high).toBeCloseTo((37.2 * 44) / 12, 9);
  expect(rows[1]?.propagated.high).toBeCloseTo((36 * 44) / 12, 9);
  expect([rows[1]?.mean, rows[1]?.median]).toEqual([
    expect.closeTo((31 * 44) / 12, 9),
    expect.closeTo((29 * 44) / 12, 9),
  ]);
  expect(valueRows(report, null, 'central').every((row) => row.simulated === null && row.mean === null)).toBe(true);
});
