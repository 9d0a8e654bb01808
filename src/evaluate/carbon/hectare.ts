import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonPool, NoFactor, StockMethod } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import type { CarbonStratum } from './carbon-strata.ts';
import type { Expression } from './expression.ts';
import { changeOfCarbon, stockBeforeChange } from './land-use-change.ts';
import type { PlannedLand } from './planned-land.ts';
import { sinkProfile } from './sink-profile.ts';

/** Carbon of one pool of a hectare. */
export interface HectarePool {
  readonly pool: CarbonPool;
  readonly depthCm: number | null;
  /** Whether the total has it: soil of another depth is listed only. */
  readonly isCounted: boolean;
  readonly perHa: Expression;
}

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

/** A hectare of the base that stays what it is. */
export function standingHectare(
  stratum: CarbonStratum,
  year: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): Hectare {
  const { pools, missing } = stockBeforeChange(stratum, year + 1, settings, library);
  const sink = sinkProfile(stratum, year, settings, library);
  return {
    stock: pools.map(({ pool, depthCm, perHa }) => ({
      pool,
      depthCm,
      isCounted: pool !== 'soil' || depthCm === settings.soilDepthCm,
      perHa,
    })),
    // What a thinner layer gains, the deeper soil gains too; burial adds on top of any.
    sink: sink.rates.map(({ pool, depthCm, rate }) => {
      const isCounted = depthCm === null || depthCm <= settings.soilDepthCm;
      return { pool, depthCm: pool === 'soil' && isCounted ? settings.soilDepthCm : depthCm, isCounted, perHa: rate };
    }),
    method: (pools.find(({ pool }) => pool !== 'dead' && pool !== 'soil') ?? pools.at(-1))?.method ?? null,
    gaps: [...missing.map(gapOf('stock')), ...sink.missing.map(gapOf('sink'))],
  };
}

/** A hectare that a feature of the plan has changed. */
export function changedHectare(
  from: CarbonStratum | null,
  to: PlannedLand,
  year: number,
  settings: CarbonSettings,
  library: FactorLibrary,
): Hectare {
  const { pools, missing } = changeOfCarbon(from, to, year - to.year, settings, library);
  const isCounted = (pool: CarbonPool, depthCm: number | null): boolean =>
    pool !== 'soil' || depthCm === settings.soilDepthCm;
  return {
    stock: pools.map(({ pool, depthCm, stock }) => ({
      pool,
      depthCm,
      isCounted: isCounted(pool, depthCm),
      perHa: stock,
    })),
    sink: pools.map(({ pool, depthCm, flux }) => ({ pool, depthCm, isCounted: isCounted(pool, depthCm), perHa: flux })),
    method: null,
    gaps: missing.map(gapOf('stock')),
  };
}

function gapOf(of: HectareGap['of']): (missing: NoFactor & { readonly pool: CarbonPool | null }) => HectareGap {
  return ({ code, details, pool }) => ({ code, details, pool, of });
}
