import { hectares } from '../../geo/area-units.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonPool, CarbonTerm, StockProfile } from './carbon-row.ts';
import type { CarbonStrata } from './carbon-strata.ts';
import { dependsOnVolume } from './expression.ts';
import { numberOf } from './usable-factors.ts';

/** The carbon of one pool; soil of each depth by itself, because depths are never added up. */
export interface PoolTotal {
  readonly pool: CarbonPool;
  readonly depthCm: number | null;
  readonly carbonT: number;
  /** What it is the sum of, for its interval and for words. */
  readonly terms: readonly CarbonTerm[];
}

/** Land for which a pool has no number, or one with a remark. */
export interface StockGap {
  /** Index into the strata. */
  readonly stratum: number;
  readonly areaHa: number;
  readonly missing: StockProfile['missing'];
}

/** The carbon of a district, tC, and the land that it does not know everything of (碳储量). */
export interface StockTotals {
  /** In the order in which the strata bring them. */
  readonly pools: readonly PoolTotal[];
  readonly gaps: readonly StockGap[];
}

/** What a stock is made of. */
export interface StockInput {
  /** Area of every parcel that counts, m². */
  readonly areasM2: Float64Array;
  readonly strata: CarbonStrata;
  /** The profile of a stratum by its index; asked once for each that has land. */
  readonly profileOf: (stratum: number) => StockProfile;
  readonly library: FactorLibrary;
  /** Whose areas these are, see {@link CarbonTerm}. */
  readonly areaSource: string;
}

/**
 * Adds up what is stored on parcels: O(parcels) for areas and growing stock by stratum, then one term for each pool of each
 * stratum. Densities are linear in the growing stock, so the mean of a stratum gives the same as its parcels one by one.
 */
export function stockTotals({ areasM2, strata, profileOf, library, areaSource }: StockInput): StockTotals {
  const areas = new Float64Array(strata.strata.length);
  const volumes = new Float64Array(strata.strata.length);
  for (let parcel = 0; parcel < areasM2.length; parcel += 1) {
    const stratum = strata.index[parcel] ?? 0;
    const areaM2 = areasM2[parcel] ?? 0;
    areas[stratum] = (areas[stratum] ?? 0) + areaM2;
    volumes[stratum] = (volumes[stratum] ?? 0) + areaM2 * (strata.volumeM3PerHa[parcel] ?? 0);
  }
  const pools = new Map<string, { pool: CarbonPool; depthCm: number | null; carbonT: number; terms: CarbonTerm[] }>();
  const gaps: StockGap[] = [];
  for (let stratum = 0; stratum < areas.length; stratum += 1) {
    const areaM2 = areas[stratum] ?? 0;
    if (areaM2 === 0) continue;
    const areaHa = hectares(areaM2);
    const profile = profileOf(stratum);
    for (const { pool, depthCm, perHa } of profile.pools) {
      const volumeM3PerHa = dependsOnVolume(perHa) ? (volumes[stratum] ?? 0) / areaM2 : 0;
      const key = `${pool}/${depthCm ?? ''}`;
      const total = pools.get(key) ?? { pool, depthCm, carbonT: 0, terms: [] };
      total.carbonT += areaHa * numberOf(perHa, library, volumeM3PerHa);
      total.terms.push({ areaHa, volumeM3PerHa, areaSource, perHa });
      pools.set(key, total);
    }
    if (profile.missing.length > 0) gaps.push({ stratum, areaHa, missing: profile.missing });
  }
  return { pools: [...pools.values()], gaps };
}
