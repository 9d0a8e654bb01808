import type { FileNote } from '../../workers/files/api.ts';
import type { LedgerFormat } from '../../workers/files/contract/ledger-file.ts';
import type { Cell } from './cell.ts';

/** How far the export of a ledger is; while it is collected the engine works the ledger out. */
export type LedgerExportState =
  | { readonly state: 'collecting'; readonly format: LedgerFormat }
  | { readonly state: 'writing'; readonly format: LedgerFormat; readonly done: number; readonly total: number }
  | { readonly state: 'failed'; readonly format: LedgerFormat; readonly note: FileNote };

/** Writes the ledger of the scheme and year on screen (台账导出). */
export interface LedgerExport {
  /** Null while nobody exports. */
  readonly state: Cell<LedgerExportState | null>;
  /** Waits for numbers that belong to the plan as it is, then writes and saves. */
  write(format: LedgerFormat): Promise<void>;
  /** Gives the export up, and a failure is forgotten. */
  cancel(): void;
}
