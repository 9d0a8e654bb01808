import type { Feature, Geometry, MultiPolygon, Polygon } from 'geojson';
import type { TableField } from '../../src/plan/feature-table.ts';
import type { FeatureTable } from '../../src/plan/feature-table.ts';
import type { Sheet } from '../../src/plan/sheet.ts';
import type { PackedFile } from '../../src/formats/single-file.ts';
import type { ReadDetails } from '../../src/formats/read-result.ts';
import type { Bounds } from '../../src/geo/bounds.ts';
import type { LedgerFile, LedgerFileRequest } from './contract/ledger-file.ts';

/** A file that the user chose or dropped. The blob is a handle: passing it on copies nothing. */
export interface ChosenFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Which layer of which files is meant, and what the user answered about it so far; null where he said nothing. */
export interface LayerRequest {
  /** One file, or the loose parts of a Shapefile in any order. */
  readonly files: readonly ChosenFile[];
  readonly layer: string | null;
  /** Encoding of the texts, such as `GBK`. */
  readonly encoding: string | null;
  /** Coordinate system, such as `EPSG:4527`. */
  readonly crs: string | null;
  /** Offset of web maps to take out: 火星坐标 or 百度坐标. */
  readonly shift: 'gcj02' | 'bd09' | null;
  /** Boundary of the district in degrees: what would fall on it decides what the file leaves open. */
  readonly district: Polygon | MultiPolygon | null;
}

/** A failure or a note, said in words by `describeRead(language, code, details)`. */
export interface FileNote {
  readonly code: string;
  readonly details: ReadDetails;
}

/** An attribute of a layer with its most frequent values, for the mapping step. */
export interface InspectedField extends TableField {
  /** How many features have a value. */
  readonly filled: number;
  /** How many different values; counting stops at 1 000. */
  readonly distinct: number;
  /** Up to 200 different values in file order, each with the number of features that have it. */
  readonly values: readonly { readonly value: string; readonly count: number }[];
}

/** How the texts of a layer are encoded where the format leaves it open (Shapefile, CSV). */
export interface InspectedEncoding {
  /** The one in use, as `TextDecoder` names it: `utf-8`, `gb18030`, `big5` … */
  readonly used: string;
  /** A few of the texts beyond ASCII as they read now; empty when there are none. */
  readonly samples: readonly string[];
}

/** In which coordinate system a layer is. */
export interface InspectedCrs {
  /** What the file states, as `EPSG:4527` or a name; null when it states nothing. */
  readonly stated: string | null;
  /** Name of the stated system. */
  readonly name: string | null;
  /** The system used for the preview, as `EPSG:…` or a name; null while nothing says what the coordinates are. */
  readonly used: string | null;
  /** Whether the features meet the district as they are read now; null without a district or without a system. */
  readonly fits: boolean | null;
  /** Systems in which they would fall on the district, best first. */
  readonly candidates: readonly string[];
  /** Why the coordinates cannot be brought to degrees with what is known; null when they can. */
  readonly problem: FileNote | null;
}

/** What a layer holds and how it is read now (图层检查). */
export interface LayerInspection {
  /** Name of the layer; of the file where the format has only one. */
  readonly name: string;
  /** `GeoJSON`, `FlatGeobuf`, `Shapefile`, `KML`, `GeoPackage`, `CSV` … */
  readonly format: string;
  readonly featureCount: number;
  /** Features by kind of geometry; several parts count as one feature, mixed collections apart. */
  readonly geometries: {
    readonly point: number;
    readonly line: number;
    readonly polygon: number;
    readonly mixed: number;
  };
  readonly fields: readonly InspectedField[];
  /** Null where the format itself says how texts are encoded. */
  readonly encoding: InspectedEncoding | null;
  readonly crs: InspectedCrs;
  /** Set when the outline fits the district only after this shift is undone. */
  readonly suspectedShift: 'gcj02' | 'bd09' | null;
  /** At most 5 000 vertices in degrees, simplified; empty while `crs.problem` is set. */
  readonly preview: readonly Geometry[];
  /** Box in degrees; null while `crs.problem` is set or nothing is there. */
  readonly bounds: Bounds | null;
  /** What reading changes or leaves out, each with its reason. */
  readonly notes: readonly FileNote[];
}

/** What inspecting gave: a layer, the question which one, or why nothing can be read. */
export type InspectResult =
  | { readonly ok: true; readonly layers: readonly string[]; readonly inspection: LayerInspection }
  /** Several layers and none chosen: ask, then call again with `layer`. */
  | { readonly ok: true; readonly layers: readonly string[]; readonly inspection: null }
  | { readonly ok: false; readonly failure: FileNote };

/** What reading gave; the features wait in the worker and are fetched in pages. */
export type ReadFilesResult =
  | {
      readonly ok: true;
      readonly featureCount: number;
      readonly fields: readonly TableField[];
      readonly notes: readonly FileNote[];
    }
  | { readonly ok: false; readonly failure: FileNote };

/** The sheets of a workbook or of a table of text, or why there are none. */
export type SheetsResult =
  { readonly ok: true; readonly sheets: readonly Sheet[] } | { readonly ok: false; readonly failure: FileNote };

/** Formats that are written. */
export type WriteFormatId = 'geojson' | 'flatgeobuf' | 'shapefile' | 'geopackage' | 'kml' | 'csv';

/** How a table is written; see `WriteOptions` of the writers. */
export interface WriteRequest {
  readonly table: FeatureTable;
  readonly format: WriteFormatId;
  /** For Shapefiles. */
  readonly encoding: 'utf-8' | 'gbk';
}

/** Files as they are to be saved; a Shapefile is one zip. */
export interface WrittenFiles {
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> }[];
  /** What the format could not hold as it was. */
  readonly notes: readonly FileNote[];
}

/** A page to be written, and what goes into it. */
export interface SingleFileRequest {
  readonly viewer: string;
  readonly files: readonly PackedFile[];
}

/** How far a call is; `total` is null while unknown. */
export interface FilesProgress {
  readonly step: 'read' | 'write';
  readonly done: number;
  readonly total: number | null;
}

/**
 * Contract of the files worker: reads and writes exchange formats beside the page. One call at a time; to stop one, end the
 * worker.
 */
export interface FilesApi {
  /** Looks into files far enough to ask what only the user can know; answers so far are in the request. */
  inspect(request: LayerRequest): Promise<InspectResult>;
  /** Reads a layer into degrees; needs `crs` answered where `inspect` reported a problem. */
  read(request: LayerRequest): Promise<ReadFilesResult>;
  /** Features of the layer read last, in degrees, two dimensions, collections of one kind made Multi*. */
  features(offset: number, limit: number): Promise<readonly Feature[]>;
  write(request: WriteRequest): Promise<WrittenFiles>;
  /** Writes a carbon ledger; progress counts its rows. */
  writeLedger(request: LedgerFileRequest): Promise<LedgerFile>;
  /** Writes the viewer page with what is packed into it, see `writeSingleFile`; progress counts the packed files. */
  writeSingleFile(request: SingleFileRequest): Promise<Uint8Array<ArrayBuffer>>;
  /** Reads every cell of a workbook or a table of text. */
  readSheets(file: ChosenFile): Promise<SheetsResult>;
}
