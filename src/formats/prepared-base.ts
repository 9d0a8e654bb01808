import type { LandTable } from '../land/land-table.ts';

/** Typed arrays that a prepared base can hold. */
export type PreparedArray = Float64Array | Uint32Array | Int32Array | Uint16Array | Uint8Array;

/** What another part of the programme keeps with a base: a value that survives JSON, and arrays by name. */
export interface PreparedExtra {
  readonly json: unknown;
  readonly arrays: Readonly<Record<string, PreparedArray>>;
}

/** Which file a base was read from, and how. */
export interface PreparedSource {
  readonly name: string;
  /** SHA-256 of the file, lower-case hexadecimal. */
  readonly sha256: string;
  /** All reading options as one text: a base is right only for the same file read the same way. */
  readonly optionsKey: string;
}

/** A land table with all that reading and inspecting it found, so that the file need not be read again (预处理底图). */
export interface PreparedBase {
  readonly table: LandTable;
  readonly source: PreparedSource;
  readonly notes: readonly {
    readonly code: string;
    readonly details: Readonly<Record<string, string | number>>;
  }[];
  /** Opaque here, by name: the quality report, for one. */
  readonly extra: Readonly<Record<string, PreparedExtra>>;
}

/** SHA-256 of bytes, e.g. `(bytes) => crypto.subtle.digest('SHA-256', bytes)`. */
export type Digest = (bytes: Uint8Array<ArrayBuffer>) => Promise<ArrayBuffer>;
