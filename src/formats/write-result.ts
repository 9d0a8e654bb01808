import type { FeatureTable } from '../plan/feature-table.ts';
import type { CoordinateSystem } from '../geo/coordinate-system.ts';
import type { ReadDetails } from './read-result.ts';

/** Something that a format could not hold as it was; shown in words by `code`. */
export interface WriteNote {
  readonly code:
    /** Names of fields that were cut or changed. `count`, `fields`: `old → new, …`. */
    | 'format.fields-renamed'
    /** Texts cut at the length a field can have. `count`, `feature`, `field`, `bytes`. */
    | 'format.texts-cut'
    /** Characters that the encoding does not have, written as 〓. `count`, `characters`, `encoding`. */
    | 'format.characters-lost'
    /** Signs that XML cannot hold, left out. `count`, `feature`. */
    | 'format.signs-left-out'
    /** Features with geometries of several kinds in one, left out. `count`, `feature`. */
    | 'format.mixed-left-out'
    /** Fields beyond what a table can have, left out. `count`, `fields`. */
    | 'format.fields-left-out'
    /** A layer for each kind of geometry. `layers`. */
    | 'format.split-by-geometry';
  readonly details: ReadDetails;
}

/** A file as it is to be saved. */
export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** What writing a table gave. */
export interface WrittenTable {
  readonly files: readonly WrittenFile[];
  readonly notes: readonly WriteNote[];
}

/** How a table is written. */
export interface WriteOptions {
  /** The system that the coordinates are in already. */
  readonly system: CoordinateSystem;
  /** Of texts in formats that leave it open (Shapefile). */
  readonly encoding: 'utf-8' | 'gbk';
  /** Told every few thousand features. */
  readonly onProgress?: (done: number, total: number) => void;
}

/** Writes one file format. */
export interface FeatureWriter {
  /** Id in contracts and on the command line. */
  readonly id: 'geojson' | 'flatgeobuf' | 'shapefile' | 'geopackage' | 'kml' | 'csv';
  /** Name of the format in messages. */
  readonly name: string;
  /** Ending of what is written, with the dot. */
  readonly extension: string;
  /** Whether it can only hold degrees. */
  readonly degreesOnly: boolean;
  readonly write: (table: FeatureTable, options: WriteOptions) => Promise<WrittenTable>;
}
