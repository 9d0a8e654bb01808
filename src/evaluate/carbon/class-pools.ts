import table from '../../../data/factors/class-pools.json';
import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonPool, NoFactor, PoolDensity, StockMethod } from './carbon-row.ts';
import type { CarbonSettings } from './carbon-settings.ts';
import { type Expression, factor, product, sum } from './expression.ts';
import { missingFactor } from './usable-factors.ts';

interface Row {
  readonly carbonClass: string;
  readonly pool: CarbonPool;
  readonly method: StockMethod;
  /** Products of factors that are added up; none = 0. */
  readonly perHa: readonly (readonly string[])[];
  /** Depth of soil where no single factor has it. */
  readonly depthCm?: number;
}

/** A density, or why it cannot be used, with the method it belongs to. */
export interface PoolAnswer {
  readonly pool: CarbonPool;
  readonly method: StockMethod;
  readonly answer: PoolDensity | NoFactor;
}

// The words of the columns are checked by test/unit/evaluate/carbon/class-pools.test.ts.
const rows = table.rows as readonly unknown[] as readonly Row[];

/**
 * Densities of a carbon class whatever grows there (地类碳密度): national means, local sets, IPCC defaults. Which factors a class
 * takes by default is the project's proposal, in `data/factors/class-pools.json`; the better ones come first.
 */
export function classPools(
  carbonClass: string,
  { climate }: Pick<CarbonSettings, 'climate'>,
  library: FactorLibrary,
): readonly PoolAnswer[] {
  return rows
    .filter((row) => row.carbonClass === carbonClass)
    .map(({ pool, method, perHa: products, depthCm }) => {
      const ids = products.map((one) => one.map((id) => inClimate(id, climate)));
      const perHa = sum(...ids.map((one) => productOf(one)));
      const depth = pool === 'soil' ? (depthCm ?? depthOf(ids[0]?.[0], library)) : null;
      return { pool, method, answer: missingFactor(perHa, library) ?? { pool, depthCm: depth, method, perHa } };
    });
}

/** Depth of soil that a factor is of, cm; null where its source gives none. */
export function depthOf(id: string | undefined, library: FactorLibrary): number | null {
  return id === undefined ? null : (library.find(id)?.shipped.depthCm ?? null);
}

function productOf([first, ...others]: readonly string[]): Expression {
  if (first === undefined) return product();
  return others.length === 0 ? factor(first) : product(...[first, ...others].map((id) => factor(id)));
}

function inClimate(id: string, climate: string): string {
  return id.replace('{climate}', climate.toLowerCase()).replace('{CLIMATE}', climate);
}
