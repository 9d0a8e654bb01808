import { describe, expect, it } from 'vitest';
import { isNoFactor } from '../../../../src/evaluate/carbon/carbon-row.ts';
import { type GrowthCurve, growthAt } from '../../../../src/evaluate/carbon/growth-curve.ts';
import { numberOf } from '../../../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../../../src/evaluate/factors/factor-library.ts';

const library = createFactorLibrary({});
const curves: readonly GrowthCurve[] = [
  { form: 'richards', set: '阔叶林' },
  { form: 'larch-increments' },
  { form: 'shrub-power' },
  { form: 'age-groups', points: [{ age: 10, factor: 'density.zj.tree.马尾松_人工.幼龄' }] },
];

describe.each(curves)('$form', (curve) => {
  it.each([-1, 900, Number.NaN, Infinity])('refuses an age of %d years', (age) => {
    expect(growthAt(curve, age, library)).toMatchObject({ code: 'age-out-of-range' });
  });

  it('begins with nothing and never falls', () => {
    let before = 0;
    for (let age = 0; age <= 200; age++) {
      const grown = growthAt(curve, age, library);
      const value = isNoFactor(grown) ? Number.NaN : numberOf(grown, library);
      if (age === 0) expect(value).toBe(0);
      expect(value).toBeGreaterThanOrEqual(before);
      before = value;
    }
    expect(before).toBeGreaterThan(0);
  });
});

it('a curve whose parameter is missing says which', () => {
  const without = { ...library, find: (id: string) => (id.endsWith('阔叶林.K') ? null : library.find(id)) };
  expect(growthAt({ form: 'richards', set: '阔叶林' }, 30, without)).toEqual({
    code: 'factor-without-value',
    details: { factor: 'growth.richards.nhebei.阔叶林.K' },
  });
});
