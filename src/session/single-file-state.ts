import type { Cell } from './cell.ts';

/** How packing a plan into one file stands (单文件演示). */
export type SingleFileState =
  | { readonly state: 'waiting' }
  | { readonly state: 'packing'; readonly done: number; readonly total: number }
  /** Its size is known before it is saved. */
  | { readonly state: 'ready'; readonly sizeBytes: number; readonly parcelCount: number | null }
  /** `code` is a message key `single-file.<code>`. */
  | { readonly state: 'failed'; readonly code: 'failed' | 'no-viewer'; readonly message: string };

/** Packs the plan with its base and the viewer into one HTML file. */
export interface SingleFileDesk {
  /** Null while nobody has asked. */
  readonly state: Cell<SingleFileState | null>;
  /** Whether the base has elevation data, which are not packed. */
  leavesOutTerrain(): boolean;
  /** Packs anew; `withNames` keeps the attributes that name parcels. */
  pack(withNames: boolean): Promise<void>;
  /** Saves what is ready; does nothing before. */
  save(): Promise<void>;
  /** Forgets what was packed, and ends what is under way. */
  cancel(): void;
}
