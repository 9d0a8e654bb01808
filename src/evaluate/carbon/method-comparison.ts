import type { NoFactor, StockMethod } from './carbon-row.ts';
import type { Interval } from './interval.ts';
import type { PoolGroup } from './stock-candidates.ts';

/** A method by itself, or `chosen`: for every pool the best that can be applied, as the ledger does it (按优先次序). */
export type MethodChoice = StockMethod | 'chosen';

/** Two methods that are held against each other; differences are the second less the first. */
export interface MethodPair {
  readonly first: MethodChoice;
  readonly second: MethodChoice;
}

/** What one method says of land that both tell. */
export interface MethodStock {
  /** tC; the error of the area is in it. */
  readonly stock: Interval;
  /** tC/ha; without the error of the area, which is in both. */
  readonly perHa: Interval;
}

/** Carbon of one pool by both methods, tC. */
export interface ComparedPool {
  readonly group: PoolGroup;
  /** Land of which both tell this pool. */
  readonly areaM2: number;
  readonly firstT: number;
  readonly secondT: number;
}

/** Land and pools that both methods tell. */
export interface ComparedLand {
  readonly areaM2: number;
  readonly first: MethodStock;
  readonly second: MethodStock;
  /** tC; an error of a factor that both methods have is in it only by what it does to the difference. */
  readonly difference: Interval;
  readonly pools: readonly ComparedPool[];
}

/** What makes two methods differ on land of a class, tC; the causes of a class add up to its difference. */
export interface ComparisonCause {
  readonly group: PoolGroup;
  readonly code: 'other-factor' | 'only-in-first' | 'only-in-second';
  /** Factors of the first method's formula; empty where only the second has the addend. */
  readonly first: readonly string[];
  readonly second: readonly string[];
  readonly areaM2: number;
  readonly carbonT: number;
}

/** One land class by both methods. */
export interface ComparedClass extends ComparedLand {
  readonly classCode: string;
  /** The largest first. */
  readonly causes: readonly ComparisonCause[];
}

/** Land, or a pool of it, that cannot be compared because a method does not tell it (不能对比的土地). */
export interface MethodGap {
  /** Which of the two methods says nothing. */
  readonly side: 'first' | 'second' | 'both';
  /** Null where nothing of the land can be compared. */
  readonly group: PoolGroup | null;
  readonly code:
    | NoFactor['code']
    /** The method asks for growing stock, and the parcel has none (缺蓄积). */
    | 'no-volume'
    /** The method has no number for land of this class, or none for this pool of it. */
    | 'not-by-method'
    /** Each tells a pool that the other does not. */
    | 'no-common-pool';
  readonly details: NoFactor['details'];
  readonly classCode: string;
  readonly areaM2: number;
}

/** Two ways to the stored carbon of the same land, side by side (方法对比). */
export interface MethodComparison extends MethodPair {
  /** Methods that tell something of some land, in the order of preference, with that land. */
  readonly methods: readonly { readonly method: MethodChoice; readonly areaM2: number }[];
  /** Land of which both tell at least one pool, and those pools. */
  readonly total: ComparedLand;
  /** In the order in which the strata bring them. */
  readonly classes: readonly ComparedClass[];
  /** Land and pools that one of the two does not tell: in no total; the largest areas first. */
  readonly gaps: readonly MethodGap[];
  /** Land that the plan has changed by then: no method of standing stock is asked about it, m². */
  readonly changedM2: number;
}

/** A comparison with what it is of. */
export interface MethodReport extends MethodComparison {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  /** Year whose stock is compared. */
  readonly baseYear: number;
  readonly soilDepthCm: number;
}
