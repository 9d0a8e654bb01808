import type { CarbonPool, NoFactor, StockMethod } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CcerFeature } from './ccer-plan.ts';
import type { PropagatedTotal } from './error-propagation.ts';
import type { Interval } from './interval.ts';
import type { PlannedFault } from './planned-land.ts';

/** Carbon of one pool of the district: tC, or tC/a for an uptake. */
export interface PoolAmount {
  readonly pool: CarbonPool;
  /** Depth of soil, cm; null for the other pools, and where the source tells none. */
  readonly depthCm: number | null;
  /** False for soil of another depth than the total's: listed, never added. */
  readonly isCounted: boolean;
  readonly amount: Interval;
}

/** An amount of the whole district with its pools and what makes it uncertain. */
export interface CarbonTotal {
  readonly total: PropagatedTotal;
  readonly pools: readonly PoolAmount[];
}

/** Carbon of one land class, after the plan. */
export interface ClassCarbon {
  readonly classCode: string;
  readonly areaM2: number;
  readonly stock: Interval;
  readonly sink: Interval;
}

/** Carbon of stands of one age group (龄组). */
export interface AgeCarbon {
  /** `幼龄`, `中龄`, `近熟`, `成熟`, `过熟`; null where the age is not known. */
  readonly group: string | null;
  readonly areaM2: number;
  readonly stockT: number;
  readonly sinkT: number;
}

/** Land that goes from one class to another and what that does to carbon. */
export interface CarbonTransition {
  readonly from: string;
  readonly to: string;
  readonly areaM2: number;
  /** Stock in the year less the stock without the plan, tC. */
  readonly changeT: number;
}

/** Land for which something could not be told, and why. */
export interface UnknownCarbon extends NoFactor {
  readonly of: 'stock' | 'sink';
  readonly pool: CarbonPool | null;
  readonly classCode: string;
  readonly areaM2: number;
}

/** Land by the method that its living biomass, or else its soil, was found with. */
export interface MethodCarbon {
  readonly method: StockMethod;
  readonly areaM2: number;
  readonly stockT: number;
}

/** A feature whose fields cannot be used: its land keeps the carbon it has until they are put right. */
export interface RefusedFeature {
  readonly feature: string;
  readonly faults: readonly PlannedFault[];
}

/** Regulation service for carbon of the district (固碳服务量), tCO₂/a, by the standard's methods. */
export interface GepService {
  /** By rates (固碳速率法): the uptake of the year times 44/12. This is the number that counts. */
  readonly byRate: Interval;
  /**
   * By biomass (生物量法): what living biomass gained from the base year to the year, by year; soil is not in it. Null in the base
   * year, which has only one time.
   */
  readonly byBiomass: Interval | null;
}

/** Carbon that a sea farm's harvest takes out in a year (可移出碳), tC/a; it is told beside the sink and is in no total. */
export interface HarvestedFeature {
  readonly feature: string;
  /** Null where it cannot be told, and then `none` says why. */
  readonly removed: Interval | null;
  /** Of which in shells; null for algae and where it cannot be told. */
  readonly shell: Interval | null;
  readonly none: NoFactor | null;
}

/** Carbon of a scheme in a year: what is stored at its end, what the year took up, and what the plan does to both (碳账). */
export interface CarbonReport {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
  readonly settings: CarbonSettings;
  readonly stock: CarbonTotal;
  readonly sink: CarbonTotal;
  /** Stock with the plan less stock without it, tC. */
  readonly change: CarbonTotal;
  readonly byClass: readonly ClassCarbon[];
  readonly ages: readonly AgeCarbon[];
  readonly transitions: readonly CarbonTransition[];
  readonly methods: readonly MethodCarbon[];
  /** The largest areas first. */
  readonly unknown: readonly UnknownCarbon[];
  readonly refused: readonly RefusedFeature[];
  /** Regulation service for carbon (生态系统生产总值中的固碳服务). */
  readonly gep: GepService;
  /** Features that could be carbon projects, in the order in which they take land. */
  readonly ccer: readonly CcerFeature[];
  /** Harvests of sea farms; they are in no total. */
  readonly harvests: readonly HarvestedFeature[];
}

/** A point of the course of carbon over the years (碳储量与碳汇时间序列). */
export interface CarbonPoint {
  readonly year: number;
  /** tC at the end of the year. */
  readonly stock: Interval;
  /** tC/a */
  readonly sink: Interval;
}

/** Carbon of a scheme from the base year on. */
export interface CarbonSeries {
  readonly scenario: string;
  readonly revision: number;
  readonly points: readonly CarbonPoint[];
}
