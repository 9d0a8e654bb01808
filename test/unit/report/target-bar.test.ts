import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutBar, TARGET_LINE } from '../../../src/report/target-bar.ts';

describe('layOutBar', () => {
  it('starts at the baseline and has the target at the line', () => {
    expect(layOutBar(30.61, 30.61, 31.02).fill).toBe(0);
    expect(layOutBar(31.02, 30.61, 31.02).fill).toBeCloseTo(TARGET_LINE, 12);
    expect(layOutBar(30.815, 30.61, 31.02).fill).toBeCloseTo(TARGET_LINE / 2, 9);
  });

  it('clips what overshoots and marks it', () => {
    expect(layOutBar(90, 0, 50)).toEqual({ fill: 1, below: false, beyond: true });
  });

  it('runs backwards below the baseline', () => {
    expect(layOutBar(30, 30.61, 31.02)).toEqual({ fill: 0, below: true, beyond: false });
  });

  it('starts at zero where there is no baseline below the target', () => {
    expect(layOutBar(25, null, 50).fill).toBeCloseTo(TARGET_LINE / 2, 12);
    expect(layOutBar(60, 60, 50).fill).toBeCloseTo(1.2 * TARGET_LINE, 12);
  });

  it('holds a target of zero', () => {
    expect(layOutBar(0, null, 0).fill).toBe(TARGET_LINE);
    expect(layOutBar(3, null, 0).fill).toBe(1);
  });

  it('puts a value right of the line exactly when it is beyond the target', () => {
    const amount = fc.double({ min: 0, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(amount, amount, fc.double({ min: 1, max: 1e6, noNaN: true }), (value, baseline, target) => {
        const { fill } = layOutBar(value, baseline, target);
        if (value > target * (1 + 1e-9)) expect(fill).toBeGreaterThanOrEqual(TARGET_LINE);
        if (value < target * (1 - 1e-9)) expect(fill).toBeLessThanOrEqual(TARGET_LINE);
      }),
    );
  });
});
