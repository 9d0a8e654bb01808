import { OUTSIDE_SHADE, shadeBreaks, shadeOf, UNKNOWN_SHADE } from './carbon-shade.ts';
import type { ParcelCarbon } from './parcel-carbon.ts';

/** Parcels sorted into the shades of a legend. */
export interface ShadedParcels {
  readonly breaks: readonly number[];
  /** Shade of every parcel. */
  readonly index: Uint8Array;
  /** Land in the district by shade, m²: a parcel counts with all of it. */
  readonly areasM2: readonly number[];
}

/** Sorts parcels into the shades of their quantity: O(parcels). */
export function shadeParcels({ quantity, perHa, knownM2, areasM2 }: ParcelCarbon): ShadedParcels {
  const breaks = shadeBreaks(quantity);
  const index = new Uint8Array(perHa.length);
  const sums = new Float64Array(shadeOf(Infinity, breaks) + 1);
  for (let parcel = 0; parcel < index.length; parcel += 1) {
    const areaM2 = areasM2[parcel] ?? 0;
    let shade = UNKNOWN_SHADE;
    if ((knownM2[parcel] ?? 0) > 0) shade = shadeOf(perHa[parcel] ?? 0, breaks);
    else if (areaM2 === 0) shade = OUTSIDE_SHADE;
    index[parcel] = shade;
    sums[shade] = (sums[shade] ?? 0) + areaM2;
  }
  return { breaks, index, areasM2: [...sums] };
}
