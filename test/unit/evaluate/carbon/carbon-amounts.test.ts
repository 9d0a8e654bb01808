import { expect, it } from 'vitest';
import {
  addAmounts,
  addLand,
  countedInterval,
  noAmounts,
  totalOfAmounts,
} from '../../../../src/evaluate/carbon/carbon-amounts.ts';
import { factor, product, VOLUME } from '../../../../src/evaluate/carbon/expression.ts';
import { stockPool } from '../../../../src/evaluate/carbon/hectare.ts';
import { createSensitivities } from '../../../../src/evaluate/carbon/sensitivities.ts';
import { factorsOf, within } from '../../../support/factors-of.ts';

const sensitivities = createSensitivities(
  factorsOf({ a: within(2, 10), b: 30, c: 7, 'unc.u.area': 0, 'unc.u.ipcc_biomass': 0 }),
);
const deep = { soilDepthCm: 100 } as const;

it('keeps soils of different depths apart and adds only the one asked for to the total', () => {
  const amounts = noAmounts();
  const land = { areaHa: 4, volumeM3PerHa: 40, areaSource: 'survey' };
  addLand(
    amounts,
    [stockPool({ pool: 'biomass', depthCm: null, perHa: product(factor('a'), VOLUME) }, deep)],
    land,
    sensitivities,
  );
  addLand(amounts, [stockPool({ pool: 'soil', depthCm: 100, perHa: factor('b') }, deep)], land, sensitivities);
  addLand(
    amounts,
    [stockPool({ pool: 'soil', depthCm: 30, perHa: factor('c') }, deep)],
    { ...land, areaHa: 5 },
    sensitivities,
  );
  const { total, pools } = totalOfAmounts(amounts, sensitivities);
  expect(pools.map(({ pool, depthCm, isCounted, amount }) => [pool, depthCm, isCounted, amount.value])).toEqual([
    ['biomass', null, true, 320],
    ['soil', 100, true, 120],
    ['soil', 30, false, 35],
  ]);
  // 10 % of 320 is the only error.
  expect([total.value, total.low, total.high]).toEqual([440, expect.closeTo(408, 9), expect.closeTo(472, 9)]);
});

it('takes land away again, and adds multiples', () => {
  const amounts = noAmounts();
  const pools = [stockPool({ pool: 'dead', depthCm: null, perHa: factor('a') }, deep)];
  addLand(amounts, pools, { areaHa: 3, volumeM3PerHa: 0, areaSource: 'x' }, sensitivities);
  const twice = noAmounts();
  addAmounts(twice, amounts, 2);
  expect(countedInterval([twice], sensitivities).value).toBe(12);
  addLand(twice, pools, { areaHa: -6, volumeM3PerHa: 0, areaSource: 'x' }, sensitivities);
  expect(countedInterval([twice], sensitivities)).toMatchObject({ value: 0, low: 0, high: 0 });
  expect(countedInterval([twice, amounts], sensitivities).value).toBe(6);
});
