import type { WritableCell } from './cell.ts';
import { errorCode } from './error-code.ts';
import type { SessionPorts } from './ports.ts';
import type { SeedLibrary } from './seed-library.ts';
import type { SeedCard, StartScreen } from './session.ts';

/** Fills the start screen: seeds with their headlines first, outlines as they come, drafts as far as storage allows. */
export async function loadStartScreen(
  ports: SessionPorts,
  seeds: SeedLibrary,
  start: WritableCell<StartScreen>,
): Promise<void> {
  await Promise.all([loadSeeds(seeds, start), loadDrafts(ports, start)]);
}

/** Reads the drafts again, after one was written or removed. */
export async function loadDrafts(ports: SessionPorts, start: WritableCell<StartScreen>): Promise<void> {
  try {
    const drafts = await ports.drafts.list();
    const sorted = [...drafts].sort((a, b) => b.savedAt - a.savedAt);
    start.set({ ...start.get(), drafts: sorted, storage: null });
  } catch (error) {
    start.set({ ...start.get(), storage: { code: errorCode(error, 'storage-failed') } });
  }
}

async function loadSeeds(seeds: SeedLibrary, start: WritableCell<StartScreen>): Promise<void> {
  const all = await seeds.list();
  const cards = await Promise.all(
    all.map(async (seed): Promise<SeedCard> => {
      const targets = await seeds.targets(seed.id);
      const headlines = seed.headlineTargets.flatMap((id) => targets.filter((target) => target.id === id));
      return { seed, headlines, outline: null };
    }),
  );
  start.set({ ...start.get(), seeds: cards });
  await Promise.all(
    cards.map(async ({ seed }) => {
      const outline = await seeds.boundary(seed.id);
      const current = start.get();
      start.set({
        ...current,
        seeds: current.seeds.map((card) => (card.seed.id === seed.id ? { ...card, outline } : card)),
      });
    }),
  );
}
