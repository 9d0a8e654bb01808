import type { PoolDensity, StockProfile } from '../../src/evaluate/carbon/carbon-row.ts';
import type { CarbonSettings } from '../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStrata, CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import { factor } from '../../src/evaluate/carbon/expression.ts';
import { stockTotals } from '../../src/evaluate/carbon/stock-totals.ts';
import type { FactorLibrary } from '../../src/evaluate/factors/factor.ts';

/** Settings of the subtropics: Zhejiang's densities and equations. */
export const ZHEJIANG: CarbonSettings = {
  baseYear: 2020,
  climate: 'WTM',
  soil: 'HAC',
  densitySet: 'zhejiang',
  soilDepthCm: 100,
  volumeSet: 'fang',
  sealedSoilLoss: 0.2,
};

/** A stand of which only what is given is known. */
export function standOf(given: Partial<CarbonStratum>): CarbonStratum {
  return {
    classCode: '0301',
    carbonClass: 'forest_arbor',
    species: '',
    origin: '',
    ageYears: null,
    volume: 'none',
    fault: null,
    ...given,
  };
}

/** One parcel for each stratum. */
function oneParcelEach(strata: readonly CarbonStratum[]): CarbonStrata {
  return {
    strata,
    index: Uint32Array.from(strata, (_, at) => at),
    volumeM3PerHa: new Float64Array(strata.length),
  };
}

/** Pools whose densities are factors of a library, by pool. */
export function profileOfFactors(ids: Readonly<Partial<Record<PoolDensity['pool'], string>>>): StockProfile {
  return {
    pools: Object.entries(ids).map(([pool, id]) => ({
      pool: pool as PoolDensity['pool'],
      depthCm: pool === 'soil' ? 100 : null,
      method: 'local-set',
      perHa: factor(id),
    })),
    missing: [],
  };
}

/** tC by pool of hectares under profiles, one parcel each. */
export function carbonByPool(
  parcels: readonly { readonly areaHa: number; readonly profile: StockProfile }[],
  library: FactorLibrary,
): Readonly<Record<string, number>> {
  const { pools } = stockTotals({
    areasM2: Float64Array.from(parcels, ({ areaHa }) => areaHa * 10_000),
    strata: oneParcelEach(parcels.map(() => standOf({}))),
    profileOf: (stratum) => parcels[stratum]?.profile ?? { pools: [], missing: [] },
    library,
    areaSource: 'survey',
  });
  return Object.fromEntries(pools.map(({ pool, carbonT }) => [pool, carbonT]));
}
