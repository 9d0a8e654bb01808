import { expect, it } from 'vitest';
import { factor, sum } from '../../../../src/evaluate/carbon/expression.ts';
import { serviceByBiomass, serviceByProductivity, serviceByRate } from '../../../../src/evaluate/carbon/gep.ts';
import { propagate } from '../../../../src/evaluate/carbon/error-propagation.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';

const library = createFactorLibrary({});
const land = { areaHa: 250, volumeM3PerHa: 0, areaSource: '0303' };

it('by rate is area · rate · 44/12, nothing on no land', () => {
  const rate = factor('ipcc13.accum.mangrove');
  expect(propagate(serviceByRate([{ ...land, perHa: rate }]), library).value).toBeCloseTo((250 * 1.62 * 44) / 12, 9);
  expect(propagate(serviceByRate([{ ...land, areaHa: 0, perHa: rate }]), library).value).toBe(0);
});

it('by productivity fixes 1.63 t CO₂ and frees 1.19 t O₂ for a tonne of dry matter, of which a share stays', () => {
  const { net, fixed, oxygen } = serviceByProductivity(land, sum(8), 0.2);
  expect([net, fixed, oxygen].map((term) => propagate([term], library).value)).toEqual([
    expect.closeTo(250 * 8 * 1.63 * 0.2, 9),
    expect.closeTo(250 * 8 * 1.63, 9),
    expect.closeTo(250 * 8 * 1.19, 9),
  ]);
  expect(() => serviceByProductivity(land, sum(8), 20)).toThrow(RangeError);
});

it('by biomass needs two times', () => {
  expect(propagate([serviceByBiomass(land, sum(20), sum(26), 3)], library).value).toBeCloseTo((250 * 2 * 44) / 12, 9);
  expect(() => serviceByBiomass(land, sum(20), sum(26), 0)).toThrow(RangeError);
});
