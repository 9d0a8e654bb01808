import type { Bounds } from '../geo/bounds.ts';
import type { SystemLookup } from '../geo/coordinate-system.ts';
import type { AttributeValue } from './flatgeobuf-values.ts';
import type { FlatPart } from './flat-part.ts';
import type { ReadNote, ReadResult } from './read-result.ts';

/** A file as it was chosen: its name with the ending, and all its bytes. */
export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** An attribute of a layer (字段). */
export interface LandField {
  readonly name: string;
  readonly type: 'text' | 'number' | 'boolean';
}

/** How to go through the polygons of a layer. */
export interface LandVisit {
  /** Names of the attributes to read, in this order; one that is not there is null. */
  readonly columns: readonly string[];
  /**
   * Called for every polygon feature. The arrays are overwritten by the next one: take what you need.
   *
   * @param parts outer ring and holes each, closed, in the file's coordinates as it has them
   * @param index position in the file, from 0
   */
  readonly onFeature: (parts: readonly FlatPart[], values: readonly AttributeValue[], index: number) => void;
  /** Called every few thousand features and at the end; `total` is null while unknown. */
  readonly onProgress?: (done: number, total: number | null) => void;
}

/** A layer of parcels in any format (图斑文件), opened far enough to ask what only the user can know. */
export interface LandFile {
  /** Name for messages. */
  readonly name: string;
  readonly format: 'FlatGeobuf' | 'GeoJSON' | 'GeoJSON lines' | 'Shapefile';
  /** Null when the file does not say. */
  readonly featureCount: number | null;
  /** For GeoJSON those of the first thousand features. */
  readonly fields: readonly LandField[];
  /** The coordinate system the file states; null when it states none. */
  readonly crs: SystemLookup | null;
  /** Box in the file's own coordinates: the header's, or that of the first thousand features; null when there is none. */
  readonly bounds: Bounds | null;
  /** Character encoding of the attributes where it is not the format's own to say; else null. */
  readonly encoding: string | null;
  /** About how many vertices are in it, for setting memory aside. */
  readonly expectedVertices: number;
  /** What opening changed or noticed; `readLandCover` repeats it. */
  readonly notes: readonly ReadNote[];
  /** Different values of an attribute in file order, missing ones left out; at most 1 000 are known. */
  sampleValues(field: string, limit: number): Promise<readonly AttributeValue[]>;
  /**
   * Hands all polygons to `onFeature`. Features of other kinds are left out with a note; a layer without any polygon
   * fails. What was handed over before a failure is of no use.
   *
   * @returns the number of features in the file
   */
  visit(visit: LandVisit): Promise<ReadResult<number>>;
}
