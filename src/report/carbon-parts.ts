import type { CarbonReport, CarbonTotal, PoolAmount } from '../evaluate/carbon/carbon-report.ts';
import type { Interval } from '../evaluate/carbon/interval.ts';

/** Order of the pools on screen. */
const POOLS = ['above', 'below', 'biomass', 'dead', 'soil'] as const satisfies readonly PoolAmount['pool'][];

/** Age groups, youngest first, and the stands of which it is not known. */
const AGES = ['幼龄', '中龄', '近熟', '成熟', '过熟', null] as const;

/** Something that is drawn as a bar beside others: places in per cent of the longest. */
interface Bar {
  /** Length, 0…100. */
  readonly length: number;
}

/** Carbon of one pool (碳库). */
export interface PoolRow extends Bar {
  readonly pool: PoolAmount['pool'];
  readonly depthCm: number | null;
  readonly amount: Interval;
  /** Share of the total; null where the pool is not in it, or the total is 0. */
  readonly share: number | null;
}

/** Pools of a total, and soil that is known to another depth: that is never added. */
export interface PoolTable {
  readonly counted: readonly PoolRow[];
  readonly apart: readonly PoolRow[];
}

/** Pools of a stock or a sink in a fixed order. */
export function poolTable({ total, pools }: CarbonTotal): PoolTable {
  const sorted = [...pools].sort(
    (a, b) => POOLS.indexOf(a.pool) - POOLS.indexOf(b.pool) || (a.depthCm ?? Infinity) - (b.depthCm ?? Infinity),
  );
  const length = lengths(pools.map(({ amount }) => amount.value));
  const rows = (isCounted: boolean): readonly PoolRow[] =>
    sorted
      .filter((one) => one.isCounted === isCounted)
      .map(({ pool, depthCm, amount }) => ({
        pool,
        depthCm,
        amount,
        share: isCounted && total.value !== 0 ? amount.value / total.value : null,
        length: length(amount.value),
      }));
  return { counted: rows(true), apart: rows(false) };
}

/** Stock or sink of a land class. */
export interface ClassAmount extends Bar {
  /** Null where nothing of the land has a number: that is not 0. */
  readonly amount: Interval | null;
  /** Whether some of the land, or some of its pools, has no number. */
  readonly isPartial: boolean;
}

/** Carbon of one land class after the plan. */
export interface ClassRow {
  readonly classCode: string;
  readonly areaM2: number;
  readonly stock: ClassAmount;
  readonly sink: ClassAmount;
}

/** Land classes, most carbon first; classes without a number keep their place at the end. */
export function classRows({ byClass, unknown }: Pick<CarbonReport, 'byClass' | 'unknown'>): readonly ClassRow[] {
  const gaps = new Set(
    unknown.filter(({ code }) => code !== 'taken-as-steady').map(({ of, classCode }) => `${of}/${classCode}`),
  );
  const length = {
    stock: lengths(byClass.map(({ stock }) => stock.value)),
    sink: lengths(byClass.map(({ sink }) => sink.value)),
  };
  const amountOf = (of: 'stock' | 'sink', classCode: string, amount: Interval): ClassAmount => {
    const hasGap = gaps.has(`${of}/${classCode}`);
    const isNothing = hasGap && amount.value === 0 && amount.low === 0 && amount.high === 0;
    return { amount: isNothing ? null : amount, isPartial: hasGap && !isNothing, length: length[of](amount.value) };
  };
  return [...byClass]
    .sort((a, b) => b.stock.value - a.stock.value || b.areaM2 - a.areaM2)
    .map(({ areaM2, classCode, sink, stock }) => ({
      classCode,
      areaM2,
      stock: amountOf('stock', classCode, stock),
      sink: amountOf('sink', classCode, sink),
    }));
}

/** Stands of one age group (龄组). */
export interface AgeRow extends Bar {
  /** Null where the age is not known. */
  readonly group: string | null;
  readonly areaM2: number;
  readonly stockT: number;
  readonly sinkT: number;
  /** Share of the area of all stands, 0…1. */
  readonly share: number;
}

/** Stands by age group, youngest first; all groups are there, and stands of unknown age where there are any. */
export function ageRows({ ages }: Pick<CarbonReport, 'ages'>): readonly AgeRow[] {
  const wholeM2 = ages.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  if (wholeM2 === 0) return [];
  const length = lengths(ages.map(({ areaM2 }) => areaM2));
  return AGES.flatMap((group) => {
    const row = ages.find((one) => one.group === group);
    if (row === undefined && group === null) return [];
    const { areaM2, stockT, sinkT } = row ?? { areaM2: 0, stockT: 0, sinkT: 0 };
    return [{ group, areaM2, stockT, sinkT, share: areaM2 / wholeM2, length: length(areaM2) }];
  });
}

/** Land by the method that its carbon was found with (方法). */
export interface MethodRow extends Bar {
  readonly method: CarbonReport['methods'][number]['method'];
  readonly areaM2: number;
  readonly stockT: number;
  /** Share of the land that has a method, 0…1. */
  readonly share: number;
}

/** Methods, most land first. */
export function methodRows({ methods }: Pick<CarbonReport, 'methods'>): readonly MethodRow[] {
  const wholeM2 = methods.reduce((sum, { areaM2 }) => sum + areaM2, 0);
  const length = lengths(methods.map(({ areaM2 }) => areaM2));
  return [...methods]
    .sort((a, b) => b.areaM2 - a.areaM2)
    .map((row) => ({ ...row, share: wholeM2 === 0 ? 0 : row.areaM2 / wholeM2, length: length(row.areaM2) }));
}

/** Lengths of bars that begin at zero, in per cent of the longest. */
function lengths(values: readonly number[]): (value: number) => number {
  const longest = values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return (value) => (longest === 0 ? 0 : (Math.abs(value) / longest) * 100);
}
