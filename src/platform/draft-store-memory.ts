import type { DraftStore, DraftSummary } from '../session/ports.ts';
import { DraftFailure } from './draft-failure.ts';

interface MemoryDraft {
  readonly summary: DraftSummary;
  readonly updates: readonly Uint8Array[];
}

/** Keeps drafts for as long as the page lives: where the browser allows no storage, and in tests. */
export function createMemoryDraftStore(): DraftStore {
  const drafts = new Map<string, MemoryDraft>();
  return {
    list() {
      const summaries = [...drafts.values()].map(({ summary }) => summary);
      return Promise.resolve(summaries.sort((a, b) => b.savedAt - a.savedAt));
    },
    read(id) {
      return Promise.resolve(drafts.get(id)?.updates ?? null);
    },
    append(id, update, summary) {
      drafts.set(id, { summary, updates: [...(drafts.get(id)?.updates ?? []), update.slice()] });
      return Promise.resolve();
    },
    compact(id, state) {
      const draft = drafts.get(id);
      if (draft === undefined) return Promise.reject(new DraftFailure('storage-lost'));
      drafts.set(id, { ...draft, updates: [state.slice()] });
      return Promise.resolve();
    },
    remove(id) {
      drafts.delete(id);
      return Promise.resolve();
    },
    estimate() {
      return Promise.resolve(null);
    },
    askToKeep() {
      return Promise.resolve(false);
    },
  };
}
