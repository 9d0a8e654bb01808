/**
 * A colour number of every parcel beside its class (图斑着色): what is drawn when land is coloured by a quantity. Which colour a number
 * has is the map's business.
 */
export interface LandShades {
  /** Name of the property of vector tiles that has the number. */
  readonly name: string;
  /** By parcel. */
  readonly index: Uint8Array;
}
