import { describe, expect, it } from 'vitest';
import { sumOf as sum } from '../../../src/geo/compensated-sum.ts';

describe('compensated sum', () => {
  it('is zero of nothing', () => {
    expect(sum([])).toBe(0);
  });

  it('keeps what plain addition loses (the examples of Kahan and Neumaier)', () => {
    expect(sum([1, 1e100, 1, -1e100])).toBe(2);
    expect(sum(Array.from({ length: 10 }, () => 0.1))).toBe(1);
  });

  it('does not depend on the order of areas', () => {
    const areas = Array.from({ length: 5000 }, (_, at) => ((at * 7919) % 104729) ** 1.7 + 1 / (at + 1));
    expect(sum(areas.toReversed())).toBe(sum(areas));
    expect(sum(areas.toSorted((a, b) => a - b))).toBe(sum(areas));
  });
});
