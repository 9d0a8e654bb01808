import type { PlanDocument } from '../plan/document.ts';
import { createCell, type Cell } from './cell.ts';
import type { SaveState } from './desk.ts';
import type { DraftDescription } from './draft-description.ts';
import { errorCode } from './error-code.ts';
import type { DraftStore, DraftSummary, TabChannel } from './ports.ts';
import { watchSpace } from './space-watch.ts';
import { type OwnChange, syncTabs } from './tab-sync.ts';

/** Writes every step of a document to the draft store, and keeps other tabs with the same draft up to date (自动保存). */
export interface Autosave {
  readonly state: Cell<SaveState>;
  /** True from when the browser's space is nearly used up; there is time to save a file then. */
  readonly nearlyFull: Cell<boolean>;
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
  readonly channel: TabChannel;
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

/** Logs longer than this are made one state. */
const COMPACT_FROM = 200;

/**
 * Starts saving. A plan that is not stored yet is written whole with its first step, so that looking at a seed leaves no
 * draft behind. "Saved" is only said after the store has confirmed, also what another tab changed; steps that could not be
 * written stay queued, and are written with the whole document as soon as the store takes it again.
 */
export function startAutosave(options: AutosaveOptions): Autosave {
  const { document, store, draftId, now } = options;
  const state = createCell<SaveState>({ state: 'saved', at: options.storedAt ?? now() });
  const space = watchSpace(store);
  const queue: OwnChange[] = [];
  let changeCount = 0;
  let isStored = options.storedAt !== null;
  let lastSavedAt = options.storedAt;
  let logLength = options.storedUpdates;
  let writing: Promise<void> | null = null;
  let cancelRetry: (() => void) | null = null;

  const tabs = syncTabs({
    document,
    channel: options.channel,
    unstored: () => queue.map(({ id }) => id),
    onOrphan: (update) => enqueue(update),
    onChange: followTabs,
    after: options.after,
  });

  async function write(): Promise<void> {
    while (queue.length > 0) {
      const covered = isStored ? 1 : queue.length;
      const update = isStored ? queue[0]?.update : document.encode();
      if (update === undefined) break;
      const savedAt = now();
      const summary: DraftSummary = { ...options.describe(), id: draftId, savedAt, stepCount: countSteps(document) };
      try {
        await store.append(draftId, update, summary, !isStored);
      } catch (error) {
        fail(error);
        return;
      }
      tabs.confirm(queue.splice(0, covered).map(({ id }) => id));
      isStored = true;
      lastSavedAt = savedAt;
      logLength += 1;
      space.look();
    }
    showState(true);
  }

  /** Nothing is called saved while another tab has not said that it has written what is shown here. */
  function showState(isWritten = false): void {
    const { state: shown } = state.get();
    if (queue.length > 0 || (shown === 'memory-only' && !isWritten)) return;
    if (tabs.unconfirmed() === 0 && shown !== 'saved') state.set({ state: 'saved', at: lastSavedAt ?? now() });
    else if (tabs.unconfirmed() > 0 && shown !== 'saving') state.set({ state: 'saving' });
  }

  function followTabs(): void {
    if (tabs.unconfirmed() === 0 && state.get().state === 'saving') lastSavedAt = now();
    showState();
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
      if (state.get().state === 'memory-only') return;
      if (queue.length > 0) start();
      else if (logLength > COMPACT_FROM) compact();
    });
  }

  async function settled(): Promise<void> {
    while (writing !== null) await writing;
  }

  /** Nothing may be added while it runs: the state was taken before. A failure leaves the log as it was. */
  function compact(): void {
    logLength = 0;
    writing = store
      .compact(draftId, document.encode())
      .catch(() => undefined)
      .finally(() => {
        writing = null;
        start();
      });
  }

  function enqueue(update: Uint8Array): OwnChange {
    const change = { id: `${document.clientId()}-${(changeCount += 1)}`, update };
    queue.push(change);
    const current = state.get();
    if (current.state === 'memory-only') state.set({ ...current, steps: queue.length });
    start();
    return change;
  }

  if (logLength > COMPACT_FROM) compact();
  const stop = document.onUpdate((update) => tabs.send(enqueue(update)));

  return {
    state,
    nearlyFull: space.nearlyFull,
    async retry() {
      tabs.takeOver();
      start();
      await settled();
    },
    settled,
    dispose() {
      stop();
      tabs.dispose();
      cancelRetry?.();
    },
  };
}

/** Steps that are part of the plan as it stands. */
function countSteps(document: PlanDocument): number {
  return document.history().filter(({ state }) => state === 'done').length;
}
