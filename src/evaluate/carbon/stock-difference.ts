import type { FactorLibrary } from '../factors/factor.ts';
import type { PoolDensity, StockMethod, StockProfile } from './carbon-row.ts';
import { type Expression, factorIds, sum } from './expression.ts';
import type { PoolGroup } from './stock-candidates.ts';
import { numberOf } from './usable-factors.ts';

/** One of two densities that are compared. */
export interface DifferenceSide {
  readonly carbonTPerHa: number;
  readonly methods: readonly StockMethod[];
  /** Depth of soil, cm; null for other pools and where the source gives none. */
  readonly depthCm: number | null;
  readonly factors: readonly string[];
}

/** A factor or an addend that makes two densities differ, and by how much, tC/ha (差异来源). */
export type DifferenceCause =
  /** The same formula with another factor in one place. */
  | { readonly code: 'other-factor'; readonly first: string; readonly second: string; readonly carbonTPerHa: number }
  /** An addend that only one of the two has, by its factors. */
  | {
      readonly code: 'only-in-first' | 'only-in-second';
      readonly factors: readonly string[];
      readonly carbonTPerHa: number;
    };

/** Where two profiles of the same land differ. */
export interface StockDifference {
  readonly group: PoolGroup;
  /** Null where a profile has no number. */
  readonly first: DifferenceSide | null;
  readonly second: DifferenceSide | null;
  /** Second less first, tC/ha; null where one has no number, or where soils are of different depths. */
  readonly carbonTPerHa: number | null;
  /** What makes the difference, the largest first. */
  readonly causes: readonly DifferenceCause[];
}

/**
 * Says what makes two profiles of the same land differ (方法差异): for living biomass, dead matter and soil, the larger difference
 * first, and in each the factors or addends that cause it; they add up to it. Where the formulas are the same, the factors are put
 * in place of the others one after the other, from the first on and from the last on, and each counts for the mean of the two
 * steps: so those that multiply each other share what they make together.
 *
 * @param volumeM3PerHa growing stock of the land, for methods that ask for it
 */
export function explainDifference(
  first: StockProfile,
  second: StockProfile,
  library: FactorLibrary,
  volumeM3PerHa = 0,
): readonly StockDifference[] {
  const value = (one: Expression): number => numberOf(one, library, volumeM3PerHa);
  return (['living', 'dead', 'soil'] as const)
    .map((group): StockDifference => {
      const [one, other] = [poolsOf(first, group), poolsOf(second, group)];
      const [a, b] = [sideOf(one, value), sideOf(other, value)];
      const comparable = a !== null && b !== null && a.depthCm === b.depthCm;
      const causes = comparable ? causesOf(one, other, value) : [];
      return {
        group,
        first: a,
        second: b,
        carbonTPerHa: comparable ? b.carbonTPerHa - a.carbonTPerHa : null,
        causes: causes.sort((x, y) => Math.abs(y.carbonTPerHa) - Math.abs(x.carbonTPerHa)),
      };
    })
    .filter(({ first: a, second: b, carbonTPerHa }) => (a !== null || b !== null) && carbonTPerHa !== 0)
    .sort((x, y) => Math.abs(y.carbonTPerHa ?? Infinity) - Math.abs(x.carbonTPerHa ?? Infinity) || 0);
}

function poolsOf({ pools }: StockProfile, group: PoolGroup): readonly PoolDensity[] {
  return pools.filter(({ pool }) => (pool === 'dead' || pool === 'soil' ? pool : 'living') === group);
}

function sideOf(pools: readonly PoolDensity[], value: (one: Expression) => number): DifferenceSide | null {
  const [first] = pools;
  if (first === undefined) return null;
  return {
    carbonTPerHa: pools.reduce((total, { perHa }) => total + value(perHa), 0),
    methods: [...new Set(pools.map(({ method }) => method))],
    depthCm: first.depthCm,
    factors: [...new Set(pools.flatMap(({ perHa }) => [...factorIds(perHa)]))],
  };
}

function causesOf(
  first: readonly PoolDensity[],
  second: readonly PoolDensity[],
  value: (one: Expression) => number,
): DifferenceCause[] {
  // All pools in one, so that a factor is put in place of the same other one wherever it stands.
  const swaps = swapsIn(sumOfPools(first), sumOfPools(second));
  if (swaps !== null) return causesOfSwaps(sumOfPools(first), [...swaps], value);
  const [mine, theirs] = [addendsOf(first), addendsOf(second)];
  const only = (
    code: 'only-in-first' | 'only-in-second',
    list: readonly Expression[],
    sign: number,
  ): DifferenceCause[] =>
    list
      .map((one): DifferenceCause => ({ code, factors: [...factorIds(one)], carbonTPerHa: sign * value(one) }))
      // What is 0 on one side and not on the other makes no difference.
      .filter(({ carbonTPerHa }) => carbonTPerHa !== 0);
  return [
    ...only('only-in-first', withoutThose(mine, theirs), -1),
    ...only('only-in-second', withoutThose(theirs, mine), 1),
  ];
}

function causesOfSwaps(
  first: Expression,
  swaps: readonly (readonly [from: string, to: string])[],
  value: (one: Expression) => number,
): DifferenceCause[] {
  const valueWith = (some: typeof swaps): number => value(swapped(first, new Map(some)));
  return swaps.map(([from, to], at) => ({
    code: 'other-factor',
    first: from,
    second: to,
    carbonTPerHa:
      (valueWith(swaps.slice(0, at + 1)) -
        valueWith(swaps.slice(0, at)) +
        valueWith(swaps.slice(at)) -
        valueWith(swaps.slice(at + 1))) /
      2,
  }));
}

function sumOfPools(pools: readonly PoolDensity[]): Expression {
  return sum(...pools.map(({ perHa }) => perHa));
}

function addendsOf(pools: readonly PoolDensity[]): readonly Expression[] {
  return pools.flatMap(({ perHa }) => addends(perHa));
}

/** Expressions but for those that the others have as well, each as often as it is there. */
function withoutThose(list: readonly Expression[], others: readonly Expression[]): readonly Expression[] {
  const left = others.map((one) => JSON.stringify(one));
  return list.filter((one) => {
    const at = left.indexOf(JSON.stringify(one));
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

/** The factors by which two expressions of the same form differ; null when the form is another one. */
function swapsIn(first: Expression, second: Expression): ReadonlyMap<string, string> | null {
  const swaps = new Map<string, string>();
  const walk = (one: Expression, other: Expression | undefined): boolean => {
    if (one.op !== other?.op) return false;
    if (one.op === 'factor' && other.op === 'factor') {
      const before = swaps.get(one.id);
      if (before !== undefined && before !== other.id) return false;
      swaps.set(one.id, other.id);
      return true;
    }
    if (one.op === 'number' && other.op === 'number') return one.value === other.value;
    const [parts, others] = [partsOf(one), partsOf(other)];
    return parts.length === others.length && parts.every((part, at) => walk(part, others[at]));
  };
  if (!walk(first, second)) return null;
  return new Map([...swaps].filter(([from, to]) => from !== to));
}

function partsOf(one: Expression): readonly Expression[] {
  switch (one.op) {
    case 'sum':
    case 'product':
      return one.terms;
    case 'quotient':
      return [one.of, one.by];
    case 'power':
      return [one.base, one.exponent];
    case 'exp':
      return [one.of];
    case 'number':
    case 'factor':
    case 'volume':
      return [];
  }
}

function swapped(one: Expression, swaps: ReadonlyMap<string, string>): Expression {
  const swap = (part: Expression): Expression => swapped(part, swaps);
  switch (one.op) {
    case 'factor':
      return { op: 'factor', id: swaps.get(one.id) ?? one.id };
    case 'sum':
    case 'product':
      return { ...one, terms: one.terms.map(swap) };
    case 'quotient':
      return { ...one, of: swap(one.of), by: swap(one.by) };
    case 'power':
      return { ...one, base: swap(one.base), exponent: swap(one.exponent) };
    case 'exp':
      return { ...one, of: swap(one.of) };
    case 'number':
    case 'volume':
      return one;
  }
}

/** What an expression is the sum of; a number times a sum is the sum of its products. */
function addends(one: Expression): readonly Expression[] {
  if (one.op === 'sum') return one.terms.flatMap(addends);
  if (one.op !== 'product') return [one];
  const at = one.terms.findIndex(({ op }) => op === 'sum');
  const inner = one.terms[at];
  if (inner?.op !== 'sum') return [one];
  const others = one.terms.filter((_, place) => place !== at);
  return inner.terms.flatMap((term) => addends({ op: 'product', terms: [...others, term] }));
}
