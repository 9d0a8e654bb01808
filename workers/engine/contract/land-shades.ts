import type { CarbonQuantity } from '../../../src/evaluate/carbon/carbon-shade.ts';

/** What parcels are to be coloured by, at the revision last given to `update`. */
export interface ShadeRequest {
  readonly quantity: CarbonQuantity;
  readonly scenario: string;
  readonly year: number;
}

/** What tiles have from now on (图斑着色): a number of a fixed legend per parcel, under the name of the quantity. */
export interface ShadedLand extends ShadeRequest {
  readonly revision: number;
  /** Where one shade ends and the next begins, ascending, tC/ha or tC/ha/a; see `carbon-shade.ts` for the numbers. */
  readonly breaks: readonly number[];
  /** Land in the district by shade, m². */
  readonly areasM2: readonly number[];
  /** True when every parcel has the shade that it had after the question before: tiles are still good. */
  readonly isSame: boolean;
}

/** A parcel by number, or the one at a place in degrees. */
export type ShadedPlace = { readonly parcel: number } | { readonly longitude: number; readonly latitude: number };

/** A parcel with the number that it is coloured by. */
export interface ShadedParcel {
  readonly quantity: CarbonQuantity;
  readonly parcel: number;
  readonly classCode: string;
  /** In the district, m². */
  readonly areaM2: number;
  /** Land of it that has a number, m². */
  readonly knownM2: number;
  /** Mean over that land, tC/ha or tC/ha/a; null where none has a number. */
  readonly perHa: number | null;
  readonly shade: number;
}
