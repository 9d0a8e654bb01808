import type { BaseDataset } from '../../../src/plan/plan.ts';

/** A file that the user chose or dropped. The blob is a handle: passing it on copies nothing. */
export interface BaseFile {
  readonly name: string;
  readonly blob: Blob;
}

/**
 * A base dataset with the place its bytes are fetched from, or the files themselves: one, or a shapefile's parts. A dataset
 * whose hash is known may not need either, because its prepared form was kept.
 */
export interface BaseSource {
  readonly dataset: BaseDataset;
  /** Name shown in messages. */
  readonly name: string;
  readonly content: { readonly url: string } | { readonly files: readonly BaseFile[] };
}

/** Something the user should know about a source; shown in words by `code`. */
export interface EngineNote {
  readonly code: string;
  readonly details: Readonly<Record<string, string | number>>;
}
