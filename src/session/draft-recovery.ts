import { isWholeLog, salvageUpdates } from '../plan/document-salvage.ts';
import type { DraftStore, DraftSummary } from './ports.ts';

/** A stored draft, ready to be opened. */
export interface ReadDraft {
  /** Where it goes on; a recovered draft has an id of its own. */
  readonly draftId: string;
  readonly updates: readonly Uint8Array[];
  readonly storedAt: number;
  /** What a damaged draft has lost; null when it is whole. */
  readonly loss: { readonly keptSteps: number; readonly lostSteps: number } | null;
}

/**
 * Reads a draft. Of a damaged one as much as opens is put into a draft of its own beside it (恢复的草稿); the damaged log is not
 * touched. Recovering again goes on with that draft.
 *
 * @returns null when there is no such draft, or nothing of it can be read
 * @throws DraftStoreError when the store does not answer
 */
export async function readDraft(store: DraftStore, summary: DraftSummary): Promise<ReadDraft | null> {
  const { id, savedAt } = summary;
  const updates = await store.read(id);
  if (updates === null) return null;
  if (isWholeLog(updates)) return { draftId: id, updates, storedAt: savedAt, loss: null };

  const salvaged = salvageUpdates(updates);
  if (salvaged === null) return null;
  const draftId = `${id}-recovered`;
  for (const update of salvaged.updates) {
    await store.append(draftId, update, { ...summary, id: draftId, stepCount: salvaged.stepCount }, true);
  }
  return {
    draftId,
    updates: (await store.read(draftId)) ?? salvaged.updates,
    storedAt: savedAt,
    loss: {
      keptSteps: salvaged.stepCount,
      lostSteps: Math.max(summary.stepCount - salvaged.stepCount, salvaged.lostUpdates > 0 ? 1 : 0),
    },
  };
}
