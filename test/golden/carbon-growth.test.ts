import { describe, expect, it } from 'vitest';
import type { Expression } from '../../src/evaluate/carbon/expression.ts';
import { product, sum } from '../../src/evaluate/carbon/expression.ts';
import { serviceByBiomass } from '../../src/evaluate/carbon/gep.ts';
import { type GrowthCurve, growthAt } from '../../src/evaluate/carbon/growth-curve.ts';
import { isNoFactor, type NoFactor } from '../../src/evaluate/carbon/carbon-row.ts';
import { numberOf } from '../../src/evaluate/carbon/usable-factors.ts';
import { createFactorLibrary } from '../../src/evaluate/factors/factor-library.ts';

/** Oracles: reference/oracles.md 2.8, worked out there from printed parameters by other programs. */
const library = createFactorLibrary({});

function value(answer: Expression | NoFactor): number {
  if (isNoFactor(answer)) throw new Error(answer.code);
  return numberOf(answer, library);
}

describe('growing stock by age of northern Hebei (张滨 et al., ChinaXiv-201711.00294V1, Richards; oracles 2.8)', () => {
  const ages = [5, 10, 20, 30, 50, 80, 100];
  it.each([
    ['阔叶林', [0.436, 4.501, 22.945, 50.089, 113.4, 199.999, 244.287], 2.711],
    ['针叶林', [2.806, 13.261, 41.984, 74.806, 141.552, 230.165, 278.542], 2.463],
    ['混交林', [0.819, 4.484, 17.155, 34.239, 74.733, 138.224, 177.462], 2.078],
    ['经济林', [24.602, 53.223, 102.439, 140.443, 190.465, 226.663, 237.696], 0.607],
  ] as const)('%s', (set, volumes, firstAge) => {
    const curve: GrowthCurve = { form: 'richards', set };
    for (const [index, age] of ages.entries()) {
      expect(Math.abs(value(growthAt(curve, age, library)) - (volumes[index] ?? NaN))).toBeLessThanOrEqual(0.0006);
    }
    expect(value(growthAt(curve, 0, library))).toBe(0);
    expect(value(growthAt(curve, firstAge - 0.001, library))).toBe(0);
    expect(value(growthAt(curve, firstAge + 0.001, library))).toBeGreaterThan(0);
  });
});

describe('planted larch (current annual increments, linear between ages, integrated; oracles 2.8)', () => {
  const curve: GrowthCurve = { form: 'larch-increments' };
  it.each([
    [5, 9.05],
    [10, 32.525],
    [20, 102.7],
    [30, 164.7],
    [50, 240.45],
  ])('at %i years stands at %d m³/ha', (age, volume) => {
    expect(value(growthAt(curve, age, library))).toBeCloseTo(volume, 9);
  });

  it('has 27.568 tC/ha in stems at 20 years (wood 0.540 t/m³, 49.71 % carbon, no thinning)', () => {
    const volume = growthAt(curve, 20, library);
    if (isNoFactor(volume)) throw new Error(volume.code);
    expect(numberOf(product(volume, 0.54, 0.4971), library)).toBeCloseTo(27.568, 3);
  });

  it('lies on the parabola between two ages of the table', () => {
    // From 10 years (6.27 m³/ha/a) increments rise by 1.03 in five years: 32.525 + 6.27·2 + 0.206·2²/2.
    expect(value(growthAt(curve, 12, library))).toBeCloseTo(32.525 + 12.54 + 0.412, 9);
  });
});

describe('shrub 0.057·t^2.0439 (oracles 2.8)', () => {
  it.each([
    [5, 1.5293],
    [10, 6.3063],
    [20, 26.0046],
  ])('at %i years holds %d tC/ha', (age, carbon) => {
    expect(value(growthAt({ form: 'shrub-power' }, age, library))).toBeCloseTo(carbon, 4);
  });
});

describe('forest of Shandong (oracles 2.5: 34.75 → 43.98 Tg in five years)', () => {
  it('takes up 1.85 TgC/a by the biomass method', () => {
    const land = { areaHa: 1, volumeM3PerHa: 0, areaSource: '山东' };
    const service = serviceByBiomass(land, sum(34.75e6), sum(43.98e6), 5);
    expect(numberOf(service.perHa, library) / (44 / 12) / 1e6).toBeCloseTo(1.846, 6);
  });
});
