/** Why a file could not be read; each code is a message key with the details as its values. */
export type ReadFailureCode =
  /** No codec knows the file's ending or first bytes. */
  | 'format.unknown'
  | 'format.empty-file'
  /** The file was moved or changed since it was chosen. */
  | 'format.gone'
  /** The first bytes are not those of the format that the name promises. */
  | 'format.wrong-magic'
  /** The file ends before what it announces. `offset`: where; `line`, `column` in a text. */
  | 'format.truncated'
  /** The header claims a size beyond reason. `bytes`: claimed, `limit`. */
  | 'format.header-size'
  /** Something inside contradicts the format. `offset` or `feature`: where. */
  | 'format.damaged'
  /** A prepared base of a newer programme. `version`, `known`. */
  | 'format.newer-version'
  /** A prepared base whose content is not what was written. */
  | 'format.hash-mismatch'
  /** Text that is not UTF-8. */
  | 'format.not-utf8'
  /** Text that is not JSON. `offset`, `line`, `column` (from 1): where. */
  | 'format.not-json'
  /** Nested deeper than any real file. `offset`, `line`, `column`, `limit`. */
  | 'format.too-deep'
  /** JSON, but not GeoJSON. `path`: the member. */
  | 'format.not-geojson'
  /** A coordinate that is missing, not a number or not finite. `feature`, and `path` where there is one. */
  | 'format.bad-coordinate'
  /** A kind of geometry that is not handled. `feature`, `geometry`. */
  | 'format.unsupported-geometry'
  /** Coordinates that cannot be degrees, and nothing says what else they are. `feature`, `x`, `y`, `candidates`. */
  | 'format.projected'
  /** Coordinates that cannot belong to the system the file names. `feature`, `x`, `y`, `crs`. */
  | 'format.outside-zone'
  /** A coordinate system that is not handled. `crs`. */
  | 'format.unknown-crs'
  /** Xi'an 80: no exact public transformation to CGCS2000. `crs`. */
  | 'format.xian-80'
  /** Beijing 54: no exact public transformation to CGCS2000. `crs`. */
  | 'format.beijing-54'
  /** Either coordinate could be the easting. `crs`, `x`, `y`. */
  | 'format.axes-ambiguous'
  /** A layer without features. */
  | 'format.no-features'
  /** Points or lines only. `kinds`. */
  | 'format.no-polygons'
  /** A file that belongs to this one is missing. `part`: its ending. */
  | 'format.missing-part'
  /** Shapes and rows of a Shapefile do not match. `shapes`, `rows`. */
  | 'format.parts-mismatch'
  /** More than one layer, and nothing says which. `layers`. */
  | 'format.several-layers'
  | 'format.encrypted-zip'
  /** Unpacked it would be larger than is reasonable. `bytes`, `limit`. */
  | 'format.zip-too-large'
  /** A character encoding that is not known. `encoding`. */
  | 'format.unknown-encoding'
  /** Text that is not in the encoding it states. `encoding`. */
  | 'format.not-in-encoding'
  /** The file has no layer of the name asked for. `layer`, `layers`. */
  | 'format.no-such-layer'
  /** Text that is not XML. `line`, `column` where known. */
  | 'format.not-xml'
  /** XML, but not KML. */
  | 'format.not-kml'
  /** An SQLite database that is no GeoPackage. */
  | 'format.not-geopackage'
  /** Bytes that are no text in any encoding. */
  | 'format.not-text'
  /** Quotes that are opened and never closed. */
  | 'format.open-quotes'
  /** A table without columns of places. `columns`: those it has. */
  | 'format.no-place-columns'
  /** A GeoTIFF that breaks off or contradicts itself. `message`. */
  | 'format.damaged-raster'
  /** An image that does not say where it lies. */
  | 'format.not-georeferenced'
  /** An image that is turned, or has south on top. */
  | 'format.rotated-raster'
  /** More than one band: a picture. `bands`. */
  | 'format.several-bands'
  /** Codes of classes or colours in place of heights. */
  | 'format.classified-raster'
  /** An image that has no cell in the district. */
  | 'format.raster-elsewhere'
  /** An image without any value in the district. */
  | 'format.no-heights';

/** Something that was changed or left out while reading; shown in words by `code`. */
export interface ReadNote {
  readonly code:
    | 'format.rings-skipped'
    | 'format.rings-closed'
    | 'format.no-geometry'
    | 'format.extra-bytes'
    /** The northing or latitude came first in the file. `crs`. */
    | 'format.axes-swapped'
    /** Features that are no areas, left out. `count`, `kinds`. */
    | 'format.not-polygons'
    /** The encoding that the file states does not fit its texts. `stated`, `used`. */
    | 'format.encoding-overruled'
    /** The file does not say its system; the coordinates are degrees. `crs`. */
    | 'format.crs-assumed'
    /** Shapefile without its index; shapes were taken in file order. */
    | 'format.no-shx'
    /** Geometries that could not be made out, left out with their features. `count`, `feature`. */
    | 'format.unreadable-geometry'
    /** Rows with more or fewer cells than the header. `count`, `row` (the first one, the header being 1), `columns`, `expected`. */
    | 'format.row-width'
    /** Columns of bytes, left out. `count`, `columns`. */
    | 'format.columns-left-out'
    /** Heights of vertices, left out: plans are flat. `count`, `feature`. */
    | 'format.heights-left-out'
    /** Rows of a DBF marked as deleted, left out with their shapes. `count`. */
    | 'format.deleted-rows'
    /** Cells that were averaged, `cells` into one, `factor` along each side. */
    | 'format.raster-averaged'
    /** Cells with heights that the earth does not have, taken as unknown. `count`. */
    | 'format.strange-heights';
  readonly details: ReadDetails;
}

/** Values of a message: always `file`, then whatever the code names. */
export type ReadDetails = Readonly<Record<string, string | number>>;

/** A file that could not be read, as data. */
export interface ReadFailure {
  readonly ok: false;
  readonly code: ReadFailureCode;
  readonly details: ReadDetails;
}

/** What a reader returns (读入结果): the value with notes on what was changed, or why there is none. */
export type ReadResult<T> = { readonly ok: true; readonly value: T; readonly notes: readonly ReadNote[] } | ReadFailure;

/** A {@link ReadFailure} of a file. */
export function readFailure(code: ReadFailureCode, file: string, details: ReadDetails = {}): ReadFailure {
  return { ok: false, code, details: { file, ...details } };
}
