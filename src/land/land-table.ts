import type { AttributeColumn } from './attribute-column.ts';

/**
 * Base parcels in columns (地类图斑表): immutable, transferable, never inside reactive proxies.
 *
 * Geometry is flat: parcel *i* has the parts `partsOf(i)`, part *j* the rings up to `partEnds[j]`, ring *k* the vertices
 * up to `ringEnds[k]`; the first ring of a part is its outer one. Rings are closed.
 */
export interface LandTable {
  readonly classSystem: string;
  readonly parcelCount: number;
  /** x, y of every vertex in the working plane, metres. */
  readonly coordinates: Float64Array;
  /** For each ring the index of the vertex after its last one. */
  readonly ringEnds: Uint32Array;
  /** For each part the index of the ring after its last one. */
  readonly partEnds: Uint32Array;
  /** For each parcel the index of the part after its last one. */
  readonly parcelEnds: Uint32Array;
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

/** First part of a parcel in {@link LandTable.partEnds}. */
export function firstPartOf(table: Pick<LandTable, 'parcelEnds'>, parcel: number): number {
  return parcel === 0 ? 0 : (table.parcelEnds[parcel - 1] ?? 0);
}

/** First ring of a part. */
export function firstRingOf(table: Pick<LandTable, 'partEnds'>, part: number): number {
  return part === 0 ? 0 : (table.partEnds[part - 1] ?? 0);
}

/** First vertex of a ring. */
export function firstVertexOf(table: Pick<LandTable, 'ringEnds'>, ring: number): number {
  return ring === 0 ? 0 : (table.ringEnds[ring - 1] ?? 0);
}

/** Class code of a parcel; empty when its code is not in the class system. */
export function classCodeOf(table: LandTable, parcel: number): string {
  return table.classCodes[table.classIndex[parcel] ?? 0] ?? '';
}
