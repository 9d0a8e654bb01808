import type { LandTable } from './land-table.ts';
import { sumOf } from '../geo/compensated-sum.ts';

/** How far an official area may be from the computed one: by `absoluteM2` + `relative` · computed. */
export interface AreaTolerance {
  readonly absoluteM2: number;
  readonly relative: number;
}

/**
 * What is put down to rounding: official areas are written to 0.01 m², and vertices rounded to 0.1 mm move the area of a
 * parcel of one hectare by about 0.01 m², a millionth (methods.md 1.2).
 */
export const ROUNDING_TOLERANCE: AreaTolerance = { absoluteM2: 0.01, relative: 1e-6 };

/** Official parcel areas of a file against the computed ones (图斑面积比对), in columns. */
export interface OfficialAreaDifferences {
  /** Parcels beyond the tolerance, the largest difference first, of equals the first in the file first. */
  readonly parcels: Uint32Array;
  /** Official area of each of them, m². */
  readonly officialM2: Float64Array;
  /** Computed ellipsoidal area of each of them, m². */
  readonly computedM2: Float64Array;
  /** Parcels that have an official area. */
  readonly comparedCount: number;
  /** Parcels that have none. */
  readonly missingCount: number;
  /** Sums over the compared parcels, m². */
  readonly officialSumM2: number;
  readonly computedSumM2: number;
  /** Largest difference of all, listed or not, official − computed, m². */
  readonly largestM2: number;
  readonly tolerance: AreaTolerance;
}

/**
 * Compares the official area of every parcel (attribute `officialAreaM2`: 图斑面积 TBMJ, m²) with the computed one. With
 * TBDLMJ in its place, the deducted ridges (扣除地类面积 KCMJ) show up as differences, as they should.
 *
 * @returns null when the file has no official areas
 */
export function officialAreaDifferences(
  table: LandTable,
  tolerance: AreaTolerance = ROUNDING_TOLERANCE,
): OfficialAreaDifferences | null {
  const column = table.attributes.get('officialAreaM2');
  if (column?.type !== 'number') return null;
  const { values, present } = column;
  const { absoluteM2, relative } = tolerance;
  const official = new Float64Array(table.parcelCount);
  const computed = new Float64Array(table.parcelCount);
  const sizes = new Float64Array(table.parcelCount);
  const listed = new Uint32Array(table.parcelCount);
  let comparedCount = 0;
  let listedCount = 0;
  let largestM2 = 0;
  for (let parcel = 0; parcel < table.parcelCount; parcel += 1) {
    if (present[parcel] !== 1) continue;
    const officialM2 = values[parcel] ?? 0;
    const computedM2 = table.areasM2[parcel] ?? 0;
    official[comparedCount] = officialM2;
    computed[comparedCount] = computedM2;
    comparedCount += 1;
    const difference = officialM2 - computedM2;
    const size = Math.abs(difference);
    sizes[parcel] = size;
    if (size > Math.abs(largestM2)) largestM2 = difference;
    if (size > absoluteM2 + relative * computedM2) {
      listed[listedCount] = parcel;
      listedCount += 1;
    }
  }
  const parcels = listed.slice(0, listedCount).sort((a, b) => (sizes[b] ?? 0) - (sizes[a] ?? 0) || a - b);
  return {
    parcels,
    officialM2: Float64Array.from(parcels, (parcel) => values[parcel] ?? 0),
    computedM2: Float64Array.from(parcels, (parcel) => table.areasM2[parcel] ?? 0),
    comparedCount,
    missingCount: table.parcelCount - comparedCount,
    officialSumM2: sumOf(official.subarray(0, comparedCount)),
    computedSumM2: sumOf(computed.subarray(0, comparedCount)),
    largestM2,
    tolerance,
  };
}
