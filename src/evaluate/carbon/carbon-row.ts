import type { Expression } from './expression.ts';

/** Pools of carbon (碳库). `biomass` is living biomass above and below ground that the source does not divide. */
export type CarbonPool = 'above' | 'below' | 'biomass' | 'dead' | 'soil';

/**
 * How a density is found, best first (方法): the plot's own volume; densities of the region by species and age; national means;
 * IPCC defaults.
 */
export type StockMethod =
  'volume-linear' | 'volume-bef' | 'regional-age' | 'regional' | 'national' | 'ipcc' | 'local-set';

/** Carbon of one pool per hectare, tC/ha. */
export interface PoolDensity {
  readonly pool: CarbonPool;
  /** Depth of soil, cm; null for the other pools, and for soil whose source gives no depth: it is in no total of a depth. */
  readonly depthCm: number | null;
  readonly method: StockMethod;
  readonly perHa: Expression;
}

/** Why there is no number for a pool, or for land at all (无可用因子): data, shown in words by the language files. Never 0. */
export interface NoFactor {
  readonly code:
    | 'unknown-class'
    | 'no-factor-for-class'
    | 'no-factor-for-species'
    | 'unknown-species'
    | 'factor-without-value'
    | 'negative-volume'
    /** Too little growing stock for the equation of the species, which is not applied there (蓄积过小). */
    | 'volume-too-small'
    | 'age-out-of-range'
    | 'no-growth-curve'
    | 'other-depth-only'
    /** No published yearly rate for land of the class (无固碳速率). */
    | 'no-rate-for-class'
    /** The method takes the pool as unchanged while the land stays what it is (视为不变). */
    | 'taken-as-steady'
    /** Age of the stand or planting is missing, and the rate depends on it. */
    | 'no-age'
    /** What is farmed how is not said, so no change of soil can be told. */
    | 'no-practice'
    /** Harvest in tonnes is missing. */
    | 'no-harvest';
  readonly details: Readonly<Record<string, string | number>>;
}

/** Carbon stored per hectare of one kind of land, pool by pool, with what could not be told. */
export interface StockProfile {
  readonly pools: readonly PoolDensity[];
  readonly missing: readonly (NoFactor & { readonly pool: CarbonPool | null })[];
}

/** A total as terms: hectares times a density. Area and density are uncertain each for itself. */
export interface CarbonTerm {
  readonly areaHa: number;
  /** Mean growing stock of the land, m³/ha; 0 where the density does not ask for it. */
  readonly volumeM3PerHa: number;
  /** Whose area it is: terms with the same name share the error of their area. */
  readonly areaSource: string;
  readonly perHa: Expression;
}

/** Whether there is a reason instead of a number. */
export function isNoFactor(answer: object): answer is NoFactor {
  return 'code' in answer;
}
