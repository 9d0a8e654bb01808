import type { ShapeTable } from '../geo/shape-table.ts';
import type { AttributeColumn } from './attribute-column.ts';

/**
 * Base parcels in columns (地类图斑表): immutable, transferable, never inside reactive proxies. Shape *i* of the table is
 * parcel *i*; its coordinates are metres in the working plane.
 */
export interface LandTable extends ShapeTable {
  readonly classSystem: string;
  readonly parcelCount: number;
  /** Ellipsoidal area of every parcel, m². */
  readonly areasM2: Float64Array;
  /** Index into `classCodes` per parcel. */
  readonly classIndex: Uint16Array;
  /** Class codes that occur, as the class system writes them; the first is always `''` = no known class. */
  readonly classCodes: readonly string[];
  /** Attributes by role (`id`, `species`, `ageYears`, `volumeM3PerHa`, `canopy` …) and by file name for the rest. */
  readonly attributes: ReadonlyMap<string, AttributeColumn>;
  /** Serialised Flatbush index over the bounding boxes in the working plane. */
  readonly index: ArrayBuffer;
}

/** Class code of a parcel; empty when its code is not in the class system. */
export function classCodeOf(table: LandTable, parcel: number): string {
  return table.classCodes[table.classIndex[parcel] ?? 0] ?? '';
}
