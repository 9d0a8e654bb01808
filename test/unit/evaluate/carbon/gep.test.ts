import { expect, it } from 'vitest';
import { factor, product, sum } from '../../../../src/evaluate/carbon/expression.ts';
import { serviceByBiomass, serviceByRate } from '../../../../src/evaluate/carbon/gep.ts';
import { propagate } from '../../../../src/evaluate/carbon/error-propagation.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';
import { factorsOf } from '../../../support/factors-of.ts';

const library = createFactorLibrary({});
const land = { areaHa: 250, volumeM3PerHa: 0, areaSource: '0303' };

it('by rate is area · rate · 44/12, nothing on no land, as wide as the uptake is', () => {
  const perHa = factor('ipcc13.accum.mangrove');
  const uptake = propagate([{ ...land, perHa }], library);
  const service = serviceByRate(uptake, library);
  expect(service.value).toBeCloseTo((250 * 1.62 * 44) / 12, 9);
  expect(service.low).toBeCloseTo((uptake.low * 44) / 12, 9);
  expect(service.high).toBeCloseTo((uptake.high * 44) / 12, 9);
  expect(serviceByRate(propagate([{ ...land, areaHa: 0, perHa }], library), library).value).toBe(0);
});

it('by rate is the product with its errors where a plan gives 44/12 an interval', () => {
  const uncertain = factorsOf({ 'const.c_to_co2': [4, 3.9, 4.3], rate: [2, 1.5, 2.25], 'unc.u.area': 3 });
  const perHa = factor('rate');
  for (const areaHa of [250, -250]) {
    const of = { ...land, areaHa };
    const service = serviceByRate(propagate([{ ...of, perHa }], uncertain), uncertain);
    const whole = propagate([{ ...of, perHa: product(perHa, factor('const.c_to_co2')) }], uncertain);
    expect(service.value).toBeCloseTo(whole.value, 9);
    expect(service.low).toBeCloseTo(whole.low, 9);
    expect(service.high).toBeCloseTo(whole.high, 9);
  }
});

it('by biomass needs two times', () => {
  expect(propagate([serviceByBiomass(land, sum(20), sum(26), 3)], library).value).toBeCloseTo((250 * 2 * 44) / 12, 9);
  expect(() => serviceByBiomass(land, sum(20), sum(26), 0)).toThrow(RangeError);
});
