import { expect, it } from 'vitest';
import type { StockProfile } from '../../../../src/evaluate/carbon/carbon-row.ts';
import { factor, product, VOLUME } from '../../../../src/evaluate/carbon/expression.ts';
import { transitionCarbon } from '../../../../src/evaluate/carbon/transition-carbon.ts';
import { transitionMatrix, transitionsOf } from '../../../../src/evaluate/carbon/transition-matrix.ts';
import { profileOfFactors } from '../../../support/carbon-land.ts';
import { factorsOf } from '../../../support/factors-of.ts';

const library = factorsOf({ a: 2, b: 30, c: 7 });
const profiles: readonly StockProfile[] = [
  {
    pools: [
      { pool: 'biomass', depthCm: null, method: 'volume-linear', perHa: product(factor('a'), VOLUME) },
      { pool: 'soil', depthCm: 100, method: 'national', perHa: factor('b') },
    ],
    missing: [],
  },
  {
    pools: [{ pool: 'soil', depthCm: 30, method: 'ipcc', perHa: factor('c') }],
    missing: [{ code: 'no-factor-for-class', details: { class: 'mine' }, pool: 'biomass' }],
  },
  { pools: [], missing: [{ code: 'unknown-class', details: { class: '' }, pool: null }] },
];

it('changes only pools that are known before and after, soils only of the same depth', () => {
  const matrix = transitionMatrix([
    { from: 'grass', to: 'built', areaM2: 20_000 },
    { from: 'built', to: 'rock', areaM2: 10_000 },
    { from: 'grass', to: 'grass', areaM2: 70_000 },
  ]);
  const land: Readonly<Record<string, StockProfile>> = {
    grass: profileOfFactors({ above: 'a', below: 'c', soil: 'b' }),
    built: {
      ...profileOfFactors({ biomass: 'a' }),
      pools: [...profileOfFactors({ biomass: 'a' }).pools, ...(profiles[1]?.pools ?? [])],
    },
    rock: { pools: [], missing: [] },
  };
  const changes = transitionCarbon(matrix, (name) => land[name] ?? expect.fail(), library);
  expect(changes.map(({ from, to, carbonT, left }) => [from, to, carbonT, left])).toEqual([
    // Living biomass 2 − (2 + 7) tC/ha on 2 ha.
    ['grass', 'built', -14, ['soil']],
    ['built', 'rock', null, ['biomass', 'soil']],
  ]);
});

it('books every area once and refuses what is none', () => {
  const matrix = transitionMatrix([{ from: 'b', to: 'a', areaM2: 5 }], ['a', 'b', 'c']);
  expect(matrix).toMatchObject({ classes: ['a', 'b', 'c'], totalM2: 5 });
  expect([[...matrix.beforeM2], [...matrix.afterM2]]).toEqual([
    [0, 5, 0],
    [5, 0, 0],
  ]);
  expect(transitionsOf(matrix)).toEqual([{ from: 'b', to: 'a', areaM2: 5 }]);
  for (const areaM2 of [-1, NaN]) {
    expect(() => transitionMatrix([{ from: 'a', to: 'b', areaM2 }])).toThrow(RangeError);
  }
});
