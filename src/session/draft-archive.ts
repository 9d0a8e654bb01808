import { writeZip } from '../formats/zip-archive.ts';
import { dataNotesOf, withDataNotes } from '../plan/data-notes.ts';
import { writePlanFile } from '../plan/plan-file.ts';
import type { Seed } from '../plan/seed.ts';
import { allDrafts, type DraftFile } from './all-drafts.ts';
import type { Desk } from './desk.ts';
import type { DraftStore } from './ports.ts';

/** What {@link archiveDrafts} needs. */
export interface DraftArchiveOptions {
  readonly drafts: DraftStore;
  readonly seedOf: (seed: string) => Promise<Seed | null>;
  /** The open plan, which may be ahead of the store; null on the start screen. */
  readonly open: Desk | null;
}

/**
 * Packs every draft as a plan file into one archive (全部下载). The open plan goes in as it is on screen, under a name of its own,
 * while steps of it are not written; and it goes in even when the store does not answer.
 *
 * @returns the zip and how many plans it holds; null when there is nothing to pack
 * @throws DraftStoreError when the store does not answer and no plan is open
 */
export async function archiveDrafts({
  drafts,
  seedOf,
  open,
}: DraftArchiveOptions): Promise<{ readonly bytes: Uint8Array<ArrayBuffer>; readonly count: number } | null> {
  const files: DraftFile[] = [];
  if (open !== null && open.saved.get().state !== 'saved') {
    const plan = open.plan.get();
    const text = writePlanFile(withDataNotes(plan, dataNotesOf(plan, open.seed)));
    // Apart from the stored state of the same plan, which goes in as well.
    files.push({ name: 'unsaved.plan.json', text });
  }
  try {
    for await (const file of allDrafts(drafts, seedOf)) files.push(file);
  } catch (error) {
    if (files.length === 0) throw error;
  }
  if (files.length === 0) return null;
  const encoder = new TextEncoder();
  const bytes = writeZip(files.map(({ name, text }) => ({ name, bytes: encoder.encode(text) })));
  return { bytes, count: files.length };
}
