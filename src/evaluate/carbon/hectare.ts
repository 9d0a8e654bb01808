import type { CarbonPool, NoFactor, PoolDensity, StockMethod } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import type { Expression } from './expression.ts';
import { changeOfCarbon } from './land-use-change.ts';
import type { LivingPool } from './planned-growth.ts';
import type { PlannedLand } from './planned-land.ts';
import type { SinkRate } from './sink-rate.ts';
import { type StandingLand, standingSink, standingStock } from './standing-land.ts';

/** Carbon of one pool of a hectare. */
export interface HectarePool {
  readonly pool: CarbonPool;
  readonly depthCm: number | null;
  /** Whether the total has it: soil of another depth is listed only. */
  readonly isCounted: boolean;
  readonly perHa: Expression;
}

/** A pool without its amount. */
export type PoolKind = Omit<HectarePool, 'perHa'>;

/** What could not be told of a hectare. */
export interface HectareGap extends NoFactor {
  readonly of: 'stock' | 'sink';
  readonly pool: CarbonPool | null;
}

/** Carbon of a hectare of one kind of land in a year: what is stored at its end, tC/ha, and what it took up, tC/ha/a. */
export interface Hectare {
  readonly stock: readonly HectarePool[];
  readonly sink: readonly HectarePool[];
  /** How its living biomass was found, else its soil; null where neither is known. */
  readonly method: StockMethod | null;
  readonly gaps: readonly HectareGap[];
}

/** A pool of the stock: soil of another depth than that of the settings is not in the total. */
export function stockPool(
  { pool, depthCm, perHa }: Pick<PoolDensity, 'pool' | 'depthCm' | 'perHa'>,
  { soilDepthCm }: Pick<CarbonSettings, 'soilDepthCm'>,
): HectarePool {
  return { pool, depthCm, isCounted: pool !== 'soil' || depthCm === soilDepthCm, perHa };
}

/** A pool of the uptake. What a thinner layer gains, the deeper soil gains too; burial adds on top of any. */
export function sinkPool(
  { pool, depthCm, rate }: Pick<SinkRate, 'pool' | 'depthCm' | 'rate'>,
  { soilDepthCm }: Pick<CarbonSettings, 'soilDepthCm'>,
): HectarePool {
  const isCounted = depthCm === null || depthCm <= soilDepthCm;
  return { pool, depthCm: pool === 'soil' && isCounted ? soilDepthCm : depthCm, isCounted, perHa: rate };
}

/** A pool of living matter, which has no depth and always counts. */
export function livingPool(pool: LivingPool): PoolKind {
  return { pool, depthCm: null, isCounted: true };
}

/** A hectare of the base that stays what it is. */
export function standingHectare(stratum: CarbonStratum, year: number, land: StandingLand): Hectare {
  const { settings } = land;
  const { pools, missing } = standingStock(stratum, year, land);
  const sink = standingSink(stratum, year, land);
  return {
    stock: pools.map((pool) => stockPool(pool, settings)),
    sink: sink.rates.map((rate) => sinkPool(rate, settings)),
    method: (pools.find(({ pool }) => pool !== 'dead' && pool !== 'soil') ?? pools.at(-1))?.method ?? null,
    gaps: [...missing.map(gapOf('stock')), ...sink.missing.map(gapOf('sink'))],
  };
}

/** A hectare that a feature of the plan has changed. */
export function changedHectare(from: CarbonStratum | null, to: PlannedLand, year: number, land: StandingLand): Hectare {
  const { settings } = land;
  const { pools, missing } = changeOfCarbon(from, to, year - to.year, land);
  return {
    stock: pools.map(({ pool, depthCm, stock }) => stockPool({ pool, depthCm, perHa: stock }, settings)),
    sink: pools.map(({ pool, depthCm, flux }) => stockPool({ pool, depthCm, perHa: flux }, settings)),
    method: null,
    gaps: missing.map(gapOf('stock')),
  };
}

function gapOf(of: HectareGap['of']): (missing: NoFactor & { readonly pool: CarbonPool | null }) => HectareGap {
  return ({ code, details, pool }) => ({ code, details, pool, of });
}
