import { addLand, noAmounts } from '../../src/evaluate/carbon/carbon-amounts.ts';
import type { PoolDensity, StockProfile } from '../../src/evaluate/carbon/carbon-row.ts';
import type { CarbonSettings } from '../../src/evaluate/carbon/carbon-settings.ts';
import type { CarbonStratum } from '../../src/evaluate/carbon/carbon-strata.ts';
import { factor } from '../../src/evaluate/carbon/expression.ts';
import { stockPool } from '../../src/evaluate/carbon/hectare.ts';
import { createSensitivities } from '../../src/evaluate/carbon/sensitivities.ts';
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

/** tC by pool of hectares under profiles, added up as an account does. */
export function carbonByPool(
  parcels: readonly { readonly areaHa: number; readonly profile: StockProfile }[],
  library: FactorLibrary,
): Readonly<Record<string, number>> {
  const sensitivities = createSensitivities(library);
  const amounts = noAmounts();
  for (const { areaHa, profile } of parcels) {
    const pools = profile.pools.map((pool) => stockPool(pool, ZHEJIANG));
    addLand(amounts, pools, { areaHa, volumeM3PerHa: 0, areaSource: 'survey' }, sensitivities);
  }
  return Object.fromEntries([...amounts.pools.values()].map(({ of, sums }) => [of.pool, sums.total.total]));
}
