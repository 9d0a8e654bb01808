import { hectares } from '../../geo/area-units.ts';
import type { CarbonStrata } from './carbon-strata.ts';

/** Land of one stratum, added up. */
export interface StratumLand {
  /** Index into the strata. */
  readonly stratum: number;
  readonly areaM2: number;
  /** Growing stock, the mean by area, m³/ha. */
  readonly volumeM3PerHa: number;
}

/**
 * Adds parcels, or parts of them, up by stratum, in the order of strata: O(parcels).
 *
 * @param parcels all parcels in their order when null
 * @param areasM2 by parcel when `parcels` is null, else in the order of `parcels`
 */
export function landOfStrata(
  { strata, index, volumeM3PerHa }: CarbonStrata,
  parcels: Uint32Array | null,
  areasM2: Float64Array,
): readonly StratumLand[] {
  const areas = new Float64Array(strata.length);
  /** What rounding took from the areas (Neumaier's compensation, as in `compensatedSum`): an edit asks for thousands of strata. */
  const lost = new Float64Array(strata.length);
  const volumes = new Float64Array(strata.length);
  const count = parcels?.length ?? index.length;
  for (let at = 0; at < count; at += 1) {
    const parcel = parcels === null ? at : (parcels[at] ?? 0);
    const stratum = index[parcel] ?? 0;
    const areaM2 = areasM2[at] ?? 0;
    const before = areas[stratum] ?? 0;
    const next = before + areaM2;
    lost[stratum] =
      (lost[stratum] ?? 0) + (Math.abs(before) >= Math.abs(areaM2) ? before - next + areaM2 : areaM2 - next + before);
    areas[stratum] = next;
    volumes[stratum] = (volumes[stratum] ?? 0) + hectares(areaM2) * (volumeM3PerHa[parcel] ?? 0);
  }
  const land: StratumLand[] = [];
  for (let stratum = 0; stratum < strata.length; stratum += 1) {
    const areaM2 = (areas[stratum] ?? 0) + (lost[stratum] ?? 0);
    if (areaM2 > 0) land.push({ stratum, areaM2, volumeM3PerHa: (volumes[stratum] ?? 0) / hectares(areaM2) });
  }
  return land;
}
