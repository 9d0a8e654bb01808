import type { ParcelStrata } from '../land/parcel-strata.ts';
import { compensatedSum } from '../geo/compensated-sum.ts';
import type { Fragments } from './feature-cut.ts';
import type { LandBase } from './land-base.ts';

/** Fragments of one feature that the same thing happens to, added up. */
export interface FragmentGroup {
  /** Index into the strata of the base. */
  readonly stratum: number;
  /** Index into the class codes of the land table. */
  readonly classIndex: number;
  readonly isForest: boolean;
  readonly onFarmlandLine: boolean;
  readonly areaM2: number;
  /** Stems on it as far as its growing stock is given, m³. */
  readonly stemsM3: number;
}

const M2_PER_HECTARE = 10_000;

/**
 * Adds fragments up by stratum, forest mark and farmland, in their order; groups in the order in which they are met.
 *
 * @param stocks growing stock of every parcel, m³/ha; null where the base has none
 */
export function groupFragments(
  fragments: Fragments,
  base: LandBase,
  strata: ParcelStrata,
  stocks: Float64Array | null,
): readonly FragmentGroup[] {
  const { parcels, areasM2, onFarmlandLine } = fragments;
  const places = new Map<number, number>();
  const groups: Omit<FragmentGroup, 'areaM2' | 'stemsM3'>[] = [];
  const sums: ReturnType<typeof compensatedSum>[] = [];
  const stems: ReturnType<typeof compensatedSum>[] = [];
  for (let fragment = 0; fragment < parcels.length; fragment += 1) {
    const parcel = parcels[fragment] ?? 0;
    const stratum = strata.index[parcel] ?? 0;
    const forest = base.forestMarks[parcel] === 1 ? 1 : 0;
    const line = onFarmlandLine[fragment] === 1 ? 1 : 0;
    const key = 4 * stratum + 2 * forest + line;
    let place = places.get(key);
    if (place === undefined) {
      const classIndex = base.land.classIndex[parcel] ?? 0;
      place = groups.push({ stratum, classIndex, isForest: forest === 1, onFarmlandLine: line === 1 }) - 1;
      places.set(key, place);
      sums.push(compensatedSum());
      stems.push(compensatedSum());
    }
    const areaM2 = areasM2[fragment] ?? 0;
    const stock = stocks?.[parcel] ?? 0;
    sums[place]?.add(areaM2);
    if (stock > 0) stems[place]?.add((stock * areaM2) / M2_PER_HECTARE);
  }
  return groups.map((group, place) => ({
    ...group,
    areaM2: sums[place]?.total ?? 0,
    stemsM3: stems[place]?.total ?? 0,
  }));
}
