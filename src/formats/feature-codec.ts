import type { Feature } from 'geojson';
import type { SystemLookup } from '../geo/coordinate-system.ts';
import type { TableField } from '../plan/feature-table.ts';
import type { SourceFile } from './land-file.ts';
import type { ReadResult } from './read-result.ts';

/** Features with a geometry each; where nothing else is said, in degrees on CGCS2000. */
export interface FeatureSet {
  readonly features: readonly Feature[];
}

/** What a layer of ordinary size holds, in the file's own coordinates. */
export interface LayerContent extends FeatureSet {
  /** Name of the format. */
  readonly format: string;
  /** The coordinate system the file states; null when it states none. */
  readonly crs: SystemLookup | null;
  /** Attributes in file order where the format declares them; null where they are only found in the features. */
  readonly fields: readonly TableField[] | null;
  /** Character encoding of the attributes where it is not the format's own to say; else null. */
  readonly encoding: string | null;
}

/** A layer of a file (图层), found but not read yet. */
export interface FeatureLayer {
  /** As the file calls it; the name of the file where there is only one. */
  readonly name: string;
  /** Name of the format in messages. */
  readonly format: string;
  /** @param encoding of the texts if the user says so, else null */
  readonly read: (encoding: string | null) => Promise<ReadResult<LayerContent>>;
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
   * Finds the layers of a file.
   *
   * @param source the whole file
   * @param others all files chosen with it, itself among them: the parts of a Shapefile
   */
  readonly open: (
    source: SourceFile,
    others: readonly SourceFile[],
  ) => ReadResult<readonly FeatureLayer[]> | Promise<ReadResult<readonly FeatureLayer[]>>;
}

/** The outcome of opening a file that holds one layer. */
export function singleLayer(
  name: string,
  format: string,
  read: FeatureLayer['read'],
): ReadResult<readonly FeatureLayer[]> {
  return { ok: true, value: [{ name, format, read }], notes: [] };
}
