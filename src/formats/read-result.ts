/** Why a file could not be read; each code is a message key with the details as its values. */
export type ReadFailureCode =
  /** No codec knows the file's ending or first bytes. */
  | 'format.unknown'
  | 'format.empty-file'
  /** The first bytes are not those of the format that the name promises. */
  | 'format.wrong-magic'
  /** The file ends before what it announces. `offset`: where; `line`, `column` in a text. */
  | 'format.truncated'
  /** The header claims a size beyond reason. `bytes`: claimed, `limit`. */
  | 'format.header-size'
  /** Something inside contradicts the format. `offset` or `feature`: where. */
  | 'format.damaged'
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
  /** Coordinates that cannot be degrees, and nothing says what else they are. `feature`, `x`, `y`. */
  | 'format.projected'
  /** Coordinates that cannot belong to the system the file names. `feature`, `x`, `y`, `crs`. */
  | 'format.outside-zone'
  /** A coordinate system that is not handled. `crs`. */
  | 'format.unknown-crs';

/** Something that was changed or left out while reading; shown in words by `code`. */
export interface ReadNote {
  readonly code: 'format.rings-skipped' | 'format.rings-closed' | 'format.no-geometry' | 'format.extra-bytes';
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
