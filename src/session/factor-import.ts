import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import type { FileNote } from '../../workers/files/api.ts';
import type { FactorLibrary } from '../evaluate/factors/factor.ts';
import { overrideOf } from '../evaluate/factors/factor-change.ts';
import { type FactorSheetReading, readFactorSheet } from '../evaluate/factors/factor-sheet.ts';
import type { FactorOverride } from '../plan/plan.ts';
import { type Cell, createCell } from './cell.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { FilesHost } from './ports.ts';

/** Files that hold tables. */
const SHEET_FILES = ['.xlsx', '.csv', '.tsv', '.txt'] as const;

/** What a sheet would change. */
export type FactorProposal = Extract<FactorSheetReading, { readonly ok: true }>;

/** How far bringing in a sheet of factors is (导入因子表). */
export type FactorImportState =
  | { readonly state: 'reading'; readonly name: string }
  | { readonly state: 'asking'; readonly name: string; readonly proposal: FactorProposal }
  /** Nothing was changed. */
  | { readonly state: 'failed'; readonly name: string; readonly note: FileNote };

/** Brings numbers for factors in from a sheet: read, show what would change, then one step that can be undone. */
export interface FactorImport {
  /** Null while nobody brings any in. */
  readonly state: Cell<FactorImportState | null>;
  pick(): Promise<void>;
  read(file: BaseFile): Promise<void>;
  /** Takes over the rows of these numbers. */
  use(rows: ReadonlySet<number>): void;
  cancel(): void;
}

/** What bringing in a sheet needs. */
export interface FactorImportOptions {
  readonly startFiles: () => FilesHost;
  readonly pickFiles: (extensions: readonly string[]) => Promise<readonly BaseFile[] | null>;
  readonly library: () => Promise<FactorLibrary>;
  /** Called once with what was decided. */
  readonly take: (factors: Readonly<Record<string, FactorOverride | null>>, fileName: string) => void;
}

/** Starts without a file. */
export function createFactorImport(options: FactorImportOptions): FactorImport {
  const state = createCell<FactorImportState | null>(null);
  let host: FilesHost | null = null;

  function end(next: FactorImportState | null): void {
    host?.dispose();
    host = null;
    state.set(next);
  }

  async function read(file: BaseFile): Promise<void> {
    end({ state: 'reading', name: file.name });
    const reader = options.startFiles();
    host = reader;
    const next = await proposalOf(reader, file, options.library);
    // A file that was given up meanwhile is not shown.
    if (host === reader) end(next);
  }

  return {
    state,
    read,
    async pick() {
      const [file] = (await options.pickFiles(SHEET_FILES)) ?? [];
      if (file !== undefined) await read(file);
    },
    use(rows) {
      const current = state.get();
      if (current?.state !== 'asking') return;
      const taken = current.proposal.rows.filter(({ row }) => rows.has(row));
      if (taken.length === 0) return;
      end(null);
      options.take(
        Object.fromEntries(
          taken.map(({ factor, change }) => [factor.shipped.id, change === null ? null : overrideOf(change)]),
        ),
        current.name,
      );
    },
    cancel: () => end(null),
  };
}

async function proposalOf(
  host: FilesHost,
  file: BaseFile,
  library: FactorImportOptions['library'],
): Promise<FactorImportState> {
  const { name } = file;
  try {
    const answer = await host.api.readSheets(file);
    if (!answer.ok) return { state: 'failed', name, note: answer.failure };
    const proposal = readFactorSheet(answer.sheets, await library());
    if (proposal.ok) return { state: 'asking', name, proposal };
    return { state: 'failed', name, note: { code: proposal.code, details: { file: name } } };
  } catch (error) {
    const note = { code: errorCode(error, 'files-failed'), details: { message: errorMessage(error) } };
    return { state: 'failed', name, note };
  }
}
