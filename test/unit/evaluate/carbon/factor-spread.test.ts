import { describe, expect, it } from 'vitest';
import { defaultSpreadId, factorSpread, spreadBetween } from '../../../../src/evaluate/carbon/factor-spread.ts';
import { namedStream } from '../../../../src/evaluate/carbon/random-stream.ts';
import { drawSpread } from '../../../../src/evaluate/carbon/spread-draws.ts';
import { factorsOf, within } from '../../../support/factors-of.ts';

const HALF_WIDTHS = { 'unc.u.bef': 30, 'unc.u.r': 30, 'unc.u.cf': 5, 'unc.u.ipcc_biomass': 75, 'unc.u.gridef': 7 };

function spreadOf(id: string, one: Parameters<typeof factorsOf>[0][string]) {
  const library = factorsOf({ ...HALF_WIDTHS, [id]: one });
  const used = library.find(id);
  if (used === null) throw new Error(id);
  return factorSpread(used, library);
}

/** Sorted draws. */
function drawn(spread: ReturnType<typeof spreadBetween>, count = 40_000): Float64Array {
  const draws = new Float64Array(count);
  drawSpread(spread, namedStream(1, 'test'), draws, count);
  return draws.sort();
}

function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.round(share * (sorted.length - 1))] ?? 0;
}

describe('spread of a factor', () => {
  it('takes the published interval', () => {
    expect(spreadOf('ipcc19.socref.HAC.WTM', [64, 60.8, 67.2])).toMatchObject({
      low: 60.8,
      high: 67.2,
      law: 'normal',
      origin: 'published',
    });
  });

  it('is the default of its kind, and marked so, where none was published', () => {
    expect(spreadOf('species.油松.CF', 0.521)).toMatchObject({ high: 0.521 * 1.05, law: 'normal', origin: 'default' });
    const density = spreadOf('density.zj.tree.马尾松_天然.幼龄', 20);
    expect(density).toMatchObject({ low: 5, high: 35, law: 'lognormal', origin: 'default', keepsSign: true });
  });

  it('is nothing for a definition', () => {
    expect(spreadOf('const.c_to_co2', 44 / 12)).toMatchObject({ low: 44 / 12, law: 'fixed', origin: 'none' });
  });

  it('knows its kind by the id', () => {
    expect(
      ['vb.fang.马尾松.a', 'species.油松.D', 'species.油松.R', 'ipcc13.mangrove.r.sub', 'growth.richards.x.K'].map(
        defaultSpreadId,
      ),
    ).toEqual(['unc.u.bef', 'unc.u.bef', 'unc.u.r', 'unc.u.r', null]);
  });

  it('is lognormal from 30 % on, about the value on both sides of an uneven interval', () => {
    expect(spreadBetween(10, 7.1, 12.9, 'published').law).toBe('normal');
    expect(spreadBetween(10, 7, 13, 'published').law).toBe('lognormal');
    expect(spreadBetween(1.62, 0.1, 10.2, 'published').law).toBe('split-lognormal');
    expect(spreadBetween(255, 254, 297, 'published').law).toBe('split-normal');
    expect(spreadBetween(1, -2, 4, 'published')).toMatchObject({ law: 'normal', keepsSign: false });
  });
});

describe('draws of a factor', () => {
  it('have the ends of the interval as percentiles', () => {
    for (const [value, low, high] of [
      [64, 60.8, 67.2],
      [255, 254, 297],
      [108, 84, 139],
      [180, 10, 560],
    ] as const) {
      const draws = drawn(spreadBetween(value, low, high, 'published'));
      expect(percentile(draws, 0.5) / value).toBeCloseTo(1, 1);
      expect(Math.abs(percentile(draws, 0.025) - low)).toBeLessThan(0.06 * (value - low) + 1e-9);
      expect(Math.abs(percentile(draws, 0.975) - high)).toBeLessThan(0.06 * (high - value));
    }
  });

  it('keep mean and deviation of a wide even interval, and stay on their side of zero', () => {
    const draws = drawn(spreadBetween(-20, -35, -5, 'published'));
    const mean = draws.reduce((sum, one) => sum + one, 0) / draws.length;
    const deviation = Math.sqrt(draws.reduce((sum, one) => sum + (one - mean) ** 2, 0) / draws.length);
    expect(mean).toBeCloseTo(-20, 0);
    expect(Math.abs(deviation - 15 / 1.96)).toBeLessThan(0.3);
    expect(draws.at(-1)).toBeLessThan(0);
  });

  it('are the same for the same seed and name only', () => {
    const first = Array.from({ length: 3 }, () => namedStream(7, 'a').nextUint32());
    expect(new Set(first).size).toBe(1);
    expect(namedStream(8, 'a').nextUint32()).not.toBe(first[0]);
    expect(namedStream(7, 'b').nextUint32()).not.toBe(first[0]);
    const { high, low } = spreadBetween(...within(10, 5), 'plan');
    expect(high - low).toBeCloseTo(1, 12);
  });
});
