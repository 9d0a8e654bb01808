import type { PlanDocument } from '../plan/document.ts';
import { createCell, type Cell } from './cell.ts';
import type { SaveState } from './desk.ts';
import type { DraftDescription } from './draft-description.ts';
import { errorCode } from './error-code.ts';
import type { DraftStore, DraftSummary } from './ports.ts';

/** Writes every step of a document to the draft store (自动保存). */
export interface Autosave {
  readonly state: Cell<SaveState>;
  /** Tries again to write what is only in memory. */
  retry(): Promise<void>;
  /** Resolves when nothing waits to be written or writing has failed. */
  settled(): Promise<void>;
  dispose(): void;
}

/** What autosave needs. */
export interface AutosaveOptions {
  readonly document: PlanDocument;
  readonly store: DraftStore;
  readonly draftId: string;
  /** Time of the last written step of a stored draft; null for a plan that is not stored yet. */
  readonly storedAt: number | null;
  /** How many updates the stored draft has; a long log is replaced by one state before anything is added. */
  readonly storedUpdates: number;
  readonly describe: () => DraftDescription;
  readonly now: () => number;
  readonly after: (delayMs: number, action: () => void) => () => void;
}

/** How long to wait before trying a failed write again without being asked. */
const RETRY_MS = 10_000;

/** Logs longer than this are made one state when the draft is opened. */
const COMPACT_FROM = 200;

/**
 * Starts saving. A plan that is not stored yet is written whole with its first step, so that looking at a seed leaves no
 * draft behind. "Saved" is only said after the store has confirmed; steps that could not be written stay queued, and are written
 * with the whole document as soon as the store takes it again.
 */
export function startAutosave(options: AutosaveOptions): Autosave {
  const { document, store, draftId, now } = options;
  const state = createCell<SaveState>({ state: 'saved', at: options.storedAt ?? now() });
  const queue: Uint8Array[] = [];
  let isStored = options.storedAt !== null;
  let lastSavedAt = options.storedAt;
  let writing: Promise<void> | null = null;
  let cancelRetry: (() => void) | null = null;

  async function write(): Promise<void> {
    while (queue.length > 0) {
      const covered = isStored ? 1 : queue.length;
      const update = isStored ? queue[0] : document.encode();
      if (update === undefined) break;
      const savedAt = now();
      const summary: DraftSummary = { ...options.describe(), id: draftId, savedAt, stepCount: countSteps(document) };
      try {
        await store.append(draftId, update, summary, !isStored);
      } catch (error) {
        fail(error);
        return;
      }
      queue.splice(0, covered);
      isStored = true;
      lastSavedAt = savedAt;
    }
    state.set({ state: 'saved', at: lastSavedAt ?? now() });
  }

  function fail(error: unknown): void {
    // What the store still holds is not known after a failure: the whole document goes next.
    isStored = false;
    state.set({
      state: 'memory-only',
      code: errorCode(error, 'storage-failed'),
      since: lastSavedAt,
      steps: queue.length,
    });
    cancelRetry?.();
    cancelRetry = options.after(RETRY_MS, start);
  }

  function start(): void {
    if (writing !== null || queue.length === 0) return;
    cancelRetry?.();
    cancelRetry = null;
    if (state.get().state === 'saved') state.set({ state: 'saving' });
    writing = write().finally(() => {
      writing = null;
      if (state.get().state !== 'memory-only') start();
    });
  }

  async function settled(): Promise<void> {
    while (writing !== null) await writing;
  }

  /** Nothing may be added while it runs: the state was taken before. A failure leaves the log as it was. */
  function compact(): void {
    writing = store
      .compact(draftId, document.encode())
      .catch(() => undefined)
      .finally(() => {
        writing = null;
        start();
      });
  }

  if (options.storedUpdates > COMPACT_FROM) compact();
  const stop = document.onUpdate((update) => {
    queue.push(update);
    const current = state.get();
    if (current.state === 'memory-only') state.set({ ...current, steps: queue.length });
    start();
  });

  return {
    state,
    async retry() {
      start();
      await settled();
    },
    settled,
    dispose() {
      stop();
      cancelRetry?.();
    },
  };
}

/** Steps that are part of the plan as it stands. */
function countSteps(document: PlanDocument): number {
  return document.history().filter(({ state }) => state === 'done').length;
}
