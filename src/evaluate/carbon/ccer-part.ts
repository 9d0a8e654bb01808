import { compensatedSum, type CompensatedSum } from '../../geo/compensated-sum.ts';
import type { Fragments } from '../feature-cut.ts';
import type { LandBase } from '../land-base.ts';
import type { ScreenedPart } from './ccer-screening.ts';

/**
 * The land under a feature as it is screened for CCER: fragments of one class, forest mark and farmland line together. A base is
 * of one year, so since when land has not been forest stays open.
 *
 * @param fragments of one contiguous feature, or of one part of it
 */
export function screenedPart(fragments: Fragments, base: LandBase): ScreenedPart {
  const { land, classes, forestMarks } = base;
  const sums = new Map<number, CompensatedSum>();
  for (let fragment = 0; fragment < fragments.parcels.length; fragment += 1) {
    const parcel = fragments.parcels[fragment] ?? 0;
    const forest = forestMarks[parcel] === 1 ? 2 : 0;
    const line = fragments.onFarmlandLine[fragment] === 1 ? 1 : 0;
    const key = 4 * (land.classIndex[parcel] ?? 0) + forest + line;
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = compensatedSum();
      sums.set(key, sum);
    }
    sum.add(fragments.areasM2[fragment] ?? 0);
  }
  return {
    pieces: [...sums].map(([key, sum]) => {
      const landClass = classes.classOf(land.classCodes[Math.floor(key / 4)] ?? '');
      return {
        areaM2: sum.total,
        group: landClass?.group ?? null,
        carbonClass: landClass?.carbonClass ?? null,
        isForest: (key & 2) !== 0,
        nonForestYears: null,
        onFarmlandLine: (key & 1) !== 0,
      };
    }),
  };
}
