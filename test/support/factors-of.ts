import type { Factor, FactorLibrary, UsedFactor } from '../../src/evaluate/factors/factor.ts';

/** A library of a few factors by id: value, and the ends of its interval where it has one. */
export function factorsOf(
  numbers: Readonly<Record<string, number | readonly [value: number, low: number, high: number]>>,
): FactorLibrary {
  const all = Object.entries(numbers).map(([id, one]): UsedFactor => {
    const [value, low, high] = typeof one === 'number' ? [one, null, null] : one;
    const shipped: Factor = {
      id,
      topic: 'density',
      quantity: id,
      quantityZh: id,
      landClass: '',
      landClassZh: '',
      value,
      low,
      high,
      unit: 'tC/ha',
      method: '',
      source: 'test',
      year: 2026,
      depthCm: null,
      region: '',
      confidence: 'confirmed',
      evidence: 'test',
      note: null,
    };
    return { shipped, change: null, value, low, high, source: 'test' };
  });
  const byId = new Map(all.map((one) => [one.shipped.id, one]));
  return { all, find: (id) => byId.get(id) ?? null };
}

/** Value ± half of its 95 % interval in per cent. */
export function within(value: number, percent: number): readonly [number, number, number] {
  const half = (value * percent) / 100;
  return [value, value - half, value + half];
}
