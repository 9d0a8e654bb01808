import type { BaseDataset } from '../../../src/plan/plan.ts';

/** Land cover as one file that opens without being read again (打包底图). */
export interface PackedLand {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly parcelCount: number;
}

/** Contract of packing a district for another machine. */
export interface PackingApi {
  /**
   * The parcels as a prepared base (`.tantubase`); null without land cover.
   *
   * @param dataset how the packed file is to be named in a plan
   * @param withNames false leaves out numbers, places and all other attributes that no number needs
   */
  packLand(dataset: BaseDataset, withNames: boolean): Promise<PackedLand | null>;
}
