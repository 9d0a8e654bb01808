import { dataNotesOf, withDataNotes } from '../plan/data-notes.ts';
import { createPlanDocument } from '../plan/document.ts';
import { salvageUpdates } from '../plan/document-salvage.ts';
import { writePlanFile } from '../plan/plan-file.ts';
import type { Seed } from '../plan/seed.ts';
import type { DraftStore, DraftSummary } from './ports.ts';

/** Drafts as files, for keeping them elsewhere. */
export interface DraftFile {
  /** A name that every file system takes, and that no other of these files has. */
  readonly name: string;
  readonly text: string;
}

/**
 * Gives every draft as a plan file, last saved first; of a damaged one what of it can be read, and nothing of one that cannot be read
 * at all.
 *
 * @param seedOf the seed of a draft for the notes on its data, null when it has none
 * @throws DraftStoreError when the store does not answer
 */
export async function* allDrafts(
  store: DraftStore,
  seedOf: (seed: string) => Promise<Seed | null>,
): AsyncGenerator<DraftFile> {
  const taken = new Set<string>();
  for (const summary of await store.list()) {
    const text = await planFileOf(store, summary, seedOf);
    if (text !== null) yield { name: freeName(summary.name, taken), text };
  }
}

async function planFileOf(
  store: DraftStore,
  { id, seed }: DraftSummary,
  seedOf: (seed: string) => Promise<Seed | null>,
): Promise<string | null> {
  const updates = await store.read(id);
  const readable = updates === null ? null : salvageUpdates(updates);
  if (readable === null) return null;
  const document = createPlanDocument({ updates: readable.updates }, { author: '' });
  const plan = document.snapshot();
  document.destroy();
  const notes = seed === null ? null : await seedOf(seed).catch(() => null);
  return writePlanFile(withDataNotes(plan, dataNotesOf(plan, notes)));
}

/** Signs that some file system does not take, and dots or blanks at the end, which Windows drops. */
// eslint-disable-next-line no-control-regex -- control signs are among those that no name may have
const UNSAFE = /[\\/:*?"<>|\u0000-\u001f\u007f]/gu;
const MAX_NAME_LENGTH = 80;

/** Names that Windows keeps for devices. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/iu;

function freeName(planName: string, taken: Set<string>): string {
  const letters = Array.from(planName.replace(UNSAFE, '_')).slice(0, MAX_NAME_LENGTH).join('');
  const plain = letters.trim().replace(/[. ]+$/u, '');
  const stem = plain === '' || DEVICE.test(plain) ? `_${plain}` : plain;
  let name = `${stem}.plan.json`;
  for (let number = 2; taken.has(name.toLowerCase()); number += 1) name = `${stem} (${number}).plan.json`;
  taken.add(name.toLowerCase());
  return name;
}
