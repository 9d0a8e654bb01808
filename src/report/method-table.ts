import type { Interval } from '../evaluate/carbon/interval.ts';
import type {
  ComparedLand,
  ComparedPool,
  ComparisonCause,
  MethodGap,
  MethodReport,
} from '../evaluate/carbon/method-comparison.ts';
import type { FactorLibrary, UsedFactor } from '../evaluate/factors/factor.ts';
import type { IntervalBar } from './carbon-cards.ts';

/** Most causes of a difference that are listed one by one. */
const LISTED = 8;

/** Land by both methods, ready to be shown (方法对比). */
export interface MethodRow {
  readonly areaM2: number;
  readonly first: MethodSide;
  readonly second: MethodSide;
  /** tC, the second less the first. */
  readonly difference: Interval;
  /** The difference in per cent of the first; null where that is 0. */
  readonly percent: number | null;
  /** Whether the difference is beyond what is uncertain of it: its interval does not have zero in it. */
  readonly isBeyondError: boolean;
}

/** What one method says of the land. */
export interface MethodSide {
  /** tC */
  readonly stock: Interval;
  /** tC/ha */
  readonly perHa: Interval;
  /** Places in per cent of the largest density of the table, so that all bars can be compared. */
  readonly bar: IntervalBar;
}

/** One land class by both methods. */
export interface MethodClassRow extends MethodRow {
  readonly classCode: string;
  readonly causes: readonly ComparisonCause[];
}

/** The classes, the largest difference first, the pools and all land together. */
export interface MethodTable {
  readonly classes: readonly MethodClassRow[];
  readonly pools: readonly ComparedPool[];
  readonly total: MethodRow;
}

/** Two methods as a table. */
export function methodTable({ classes, total }: Pick<MethodReport, 'classes' | 'total'>): MethodTable {
  const longest = [total, ...classes].reduce(
    (most, { first, second }) => Math.max(most, first.perHa.high, second.perHa.high),
    0,
  );
  const place = (amount: number): number => (longest === 0 ? 0 : (Math.max(0, amount) / longest) * 100);
  const sideOf = ({ stock, perHa }: ComparedLand['first']): MethodSide => ({
    stock,
    perHa,
    bar: { zero: 0, value: place(perHa.value), low: place(perHa.low), high: place(perHa.high) },
  });
  const rowOf = ({ areaM2, difference, first, second }: ComparedLand): MethodRow => ({
    areaM2,
    first: sideOf(first),
    second: sideOf(second),
    difference,
    percent: first.stock.value === 0 ? null : (difference.value / first.stock.value) * 100,
    isBeyondError: difference.low > 0 || difference.high < 0,
  });
  return {
    classes: classes
      .map((one) => ({ ...rowOf(one), classCode: one.classCode, causes: one.causes }))
      .sort((a, b) => Math.abs(b.difference.value) - Math.abs(a.difference.value) || b.areaM2 - a.areaM2),
    pools: total.pools,
    total: rowOf(total),
  };
}

/** A cause of a difference with the factors that it is about (差异来源). */
export interface CauseRow {
  readonly group: ComparisonCause['group'];
  readonly code: ComparisonCause['code'];
  /** Factors of the first method, and of the second. */
  readonly first: readonly NamedFactor[];
  readonly second: readonly NamedFactor[];
  readonly areaM2: number;
  /** What it adds to the difference, tC. */
  readonly carbonT: number;
}

/** A factor; without the tables its id must do. */
export interface NamedFactor {
  readonly id: string;
  readonly factor: UsedFactor | null;
}

/** The causes one by one, and what the small ones make together; all of it adds up to the difference. */
export interface CauseTable {
  readonly rows: readonly CauseRow[];
  readonly rest: { readonly count: number; readonly carbonT: number } | null;
}

/** Causes with their factors, the largest first. */
export function causeTable(causes: readonly ComparisonCause[], library: FactorLibrary | null): CauseTable {
  const sorted = [...causes].sort((a, b) => Math.abs(b.carbonT) - Math.abs(a.carbonT));
  // One that is left over is listed, too: it takes no more room than a line for the rest.
  const listed = sorted.length === LISTED + 1 ? sorted.length : LISTED;
  const named = (ids: readonly string[]): readonly NamedFactor[] =>
    ids.map((id) => ({ id, factor: library?.find(id) ?? null }));
  const rest = sorted.slice(listed);
  return {
    rows: sorted.slice(0, listed).map(({ first, second, ...cause }) => ({
      ...cause,
      first: named(first),
      second: named(second),
    })),
    rest:
      rest.length === 0 ? null : { count: rest.length, carbonT: rest.reduce((sum, { carbonT }) => sum + carbonT, 0) },
  };
}

/** Land that cannot be compared, and pools that only one of the methods tells. */
export interface MethodGapTable {
  readonly land: readonly MethodGap[];
  /** m² */
  readonly landM2: number;
  readonly pools: readonly MethodGap[];
}

/** What is left out of a comparison, the largest areas first. */
export function methodGapTable({ gaps }: Pick<MethodReport, 'gaps'>): MethodGapTable {
  const sorted = [...gaps].sort((a, b) => b.areaM2 - a.areaM2);
  const land = sorted.filter(({ group }) => group === null);
  return {
    land,
    landM2: land.reduce((sum, { areaM2 }) => sum + areaM2, 0),
    pools: sorted.filter(({ group }) => group !== null),
  };
}
