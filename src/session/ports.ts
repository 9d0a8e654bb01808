import type { BaseFile } from '../../workers/engine/contract/base-source.ts';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { EngineProgress } from '../../workers/engine/contract/open-district.ts';
import type { FilesApi, FilesProgress } from '../../workers/files/api.ts';
import type { SheetsApi, SheetsProgress } from '../../workers/sheets/api.ts';
import type { NotesChannel } from './notes-state.ts';

/** The files of the seeds and of their demo bases, wherever they lie. */
export interface SeedFiles {
  /** Text of a file in `seeds/<id>/`; rejects when it cannot be had. */
  readSeedFile(id: string, file: string): Promise<string>;
  /** Text of a file of the seed's demo base. */
  readDemoFile(id: string, file: string): Promise<string>;
  /** Where the engine fetches a file of the demo base from. */
  demoUrl(id: string, file: string): string;
}

/** What the start screen tells about a stored draft. */
export interface DraftSummary {
  readonly id: string;
  readonly name: string;
  readonly seed: string | null;
  /** Time of the last written step, ms since 1970. */
  readonly savedAt: number;
  readonly scenarioCount: number;
  readonly stepCount: number;
  /** Worst standing when last seen: id of the status and the gap as land, m². */
  readonly standing: { readonly status: 'met' | 'short' | 'unknown'; readonly gapAreaM2: number | null } | null;
}

/** Why a draft could not be written or read. */
export type DraftStoreErrorCode = 'storage-full' | 'storage-denied' | 'storage-lost' | 'storage-failed';

/** Thrown by {@link DraftStore}; `code` is the message key. */
export interface DraftStoreError extends Error {
  readonly code: DraftStoreErrorCode;
}

/** Keeps drafts as logs of document updates (草稿库). A promise resolves only when the data are on disk. */
export interface DraftStore {
  list(): Promise<readonly DraftSummary[]>;
  /** All updates of a draft in order; null when there is none. */
  read(id: string): Promise<readonly Uint8Array[] | null>;
  /**
   * Adds an update. One that holds the whole document (`isWhole`) may begin a log, also anew after the browser has wiped
   * the old one; any other is refused with `storage-lost` when the log it continues is gone.
   */
  append(id: string, update: Uint8Array, summary: DraftSummary, isWhole: boolean): Promise<void>;
  /** Replaces the log by one state; nothing is lost if it fails half-way. */
  compact(id: string, state: Uint8Array): Promise<void>;
  remove(id: string): Promise<void>;
  /** Bytes used and available, null where the browser does not tell. */
  estimate(): Promise<{ readonly usedBytes: number; readonly quotaBytes: number } | null>;
  /** Asks the browser not to throw drafts away when space is short; false when it may. Asking again changes nothing. */
  askToKeep(): Promise<boolean>;
}

/** What tabs with the same draft tell each other. */
export type TabMessage =
  /** A tab has opened the draft and knows this much of it; see the document's state vector. */
  | { readonly say: 'here'; readonly knows: Uint8Array }
  /** Something was changed; `unstored` names the changes in it that are not on disk. `knows` asks for what the sender lacks. */
  | {
      readonly say: 'changed';
      readonly update: Uint8Array;
      readonly unstored: readonly string[];
      readonly knows: Uint8Array | null;
    }
  /** These changes are on disk. */
  | { readonly say: 'stored'; readonly ids: readonly string[] };

/** The line to the other tabs that have the same draft open (标签页通道). */
export interface TabChannel {
  post(message: TabMessage): void;
  onMessage(listener: (message: TabMessage) => void): () => void;
  close(): void;
}

/** The engine and its life: it can die and be started again. */
export interface EngineHost {
  readonly api: EngineApi;
  onProgress(listener: (progress: EngineProgress) => void): () => void;
  /** Called once when the worker dies; afterwards every call rejects. */
  onDeath(listener: (reason: string) => void): () => void;
  dispose(): void;
}

/** A running worker for printed matter. */
export interface SheetsHost {
  readonly api: SheetsApi;
  /** Where the font for print is fetched from. */
  readonly fontUrl: string;
  onProgress(listener: (progress: SheetsProgress) => void): () => void;
  /** Ends it; calls that wait reject with the code `sheets-stopped`. */
  dispose(): void;
}

/** A running worker for exchange formats. */
export interface FilesHost {
  readonly api: FilesApi;
  onProgress(listener: (progress: FilesProgress) => void): () => void;
  /** Ends it; calls that wait reject with the code `files-stopped`. */
  dispose(): void;
}

/** A file that the user chose; its text may turn out not to be readable. */
export interface PlanFile {
  readonly name: string;
  readonly text: () => Promise<string>;
}

/** Opens and saves plan files in the way the platform has. */
export interface FileGate {
  /** Asks the user for files; null when he thinks better of it. */
  pick(extensions: readonly string[]): Promise<PlanFile | null>;
  /** Asks for one or several files, whose content nobody reads here; null when the user thinks better of it. */
  pickMany(extensions: readonly string[]): Promise<readonly BaseFile[] | null>;
  /** Text behind a URL that the user named, with the absolute URL that answered; rejects when it cannot be had. */
  fetchText(url: string): Promise<{ readonly text: string; readonly url: string }>;
  /** Writes through the file system or as a download; false when the user thinks better of it. */
  save(name: string, content: string | Uint8Array<ArrayBuffer>, mediaType: string): Promise<boolean>;
}

/** The address bar: the URL follows what is on screen. */
export interface AddressBar {
  read(): Readonly<Record<string, string>>;
  write(values: Readonly<Record<string, string | null>>): void;
}

/** Small settings that outlive the page: language, theme, panel sizes. */
export interface Preferences {
  read(key: string): string | null;
  write(key: string, value: string): void;
}

/** Everything outside the session, handed in by the composition root; each has a null version for tests. */
export interface SessionPorts {
  readonly seeds: SeedFiles;
  readonly drafts: DraftStore;
  readonly files: FileGate;
  readonly address: AddressBar;
  readonly preferences: Preferences;
  startEngine(): EngineHost;
  startFiles(): FilesHost;
  /** Starts what lays out and writes printed matter; absent where nothing can be printed (a single file). */
  readonly startSheets?: () => SheetsHost;
  /** Source of the page that plans are packed into; rejects where the programme has none. */
  readViewer(): Promise<string>;
  /** Opens the line to other tabs with this draft. */
  openTabChannel(draftId: string): TabChannel;
  /** Opens the line to the window with the speaker's notes of this draft. */
  openNotesChannel(draftId: string): NotesChannel;
  /** ms since 1970. */
  now(): number;
  newId(): string;
  /** Runs once after a pause; returns how to stop it. */
  after(delayMs: number, action: () => void): () => void;
}
