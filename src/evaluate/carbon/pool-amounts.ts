import type { CarbonPool } from './carbon-row.ts';
import { difference, type Expression, product, sum } from './expression.ts';

/** Carbon per hectare by pool, tC/ha; a pool that is left out has none. */
export type PoolAmounts = ReadonlyMap<CarbonPool, Expression>;

/** of − less, pool by pool. */
export function differenceOfPools(of: PoolAmounts, less: PoolAmounts): PoolAmounts {
  const result = new Map<CarbonPool, Expression>();
  for (const pool of new Set([...of.keys(), ...less.keys()])) {
    const taken = less.get(pool);
    const had = of.get(pool) ?? NOTHING;
    result.set(pool, taken === undefined ? had : difference(had, taken));
  }
  return result;
}

/** a + b, pool by pool. */
export function sumOfPools(a: PoolAmounts, b: PoolAmounts): PoolAmounts {
  const result = new Map(a);
  for (const [pool, amount] of b) {
    const before = result.get(pool);
    result.set(pool, before === undefined ? amount : sum(before, amount));
  }
  return result;
}

/** Every pool times a number. */
export function scaledPools(pools: PoolAmounts, by: number): PoolAmounts {
  if (by === 1) return pools;
  return new Map([...pools].map(([pool, amount]) => [pool, product(by, amount)]));
}

const NOTHING: Expression = { op: 'number', value: 0 };
