import type { Feature } from 'geojson';
import type { ReadResult } from './read-result.ts';

/** Features of a file of ordinary size, each with a geometry. */
export interface FeatureSet {
  readonly features: readonly Feature[];
  /** EPSG code of the coordinates; null when the file names none, which means longitude and latitude in degrees. */
  readonly epsg: number | null;
}

/** Reads one file format (格式编解码器). */
export interface FeatureCodec {
  /** Name of the format in messages. */
  readonly name: string;
  /** Lower-case endings with the dot. */
  readonly extensions: readonly string[];
  /** Whether the first bytes are those of the format; for files whose ending says nothing. */
  readonly recognises: (bytes: Uint8Array) => boolean;
  /**
   * @param file name for messages
   * @param bytes the whole file
   */
  readonly read: (file: string, bytes: Uint8Array) => Promise<ReadResult<FeatureSet>>;
}
