import { createCell, type Cell } from './cell.ts';
import type { DraftStore } from './ports.ts';

/** Watches the space the browser gives, and asks it to keep what was written (存储空间). */
export interface SpaceWatch {
  readonly nearlyFull: Cell<boolean>;
  /** Looks at the space after something was written; now and then is enough. */
  look(): void;
}

/** Share of the space from which the planner is warned, while there still is room for what he draws meanwhile. */
const WARN_FROM = 0.9;

/** How many writes go by between two looks. */
const LOOK_EVERY = 20;

/** Starts watching. The browser is asked to keep drafts with the first write: before, there is nothing to keep. */
export function watchSpace(store: DraftStore): SpaceWatch {
  const nearlyFull = createCell(false);
  let writes = 0;

  async function look(): Promise<void> {
    const space = await store.estimate().catch(() => null);
    if (space !== null) nearlyFull.set(space.usedBytes > WARN_FROM * space.quotaBytes);
  }

  return {
    nearlyFull,
    look() {
      if (writes === 0) void store.askToKeep().catch(() => false);
      if (writes % LOOK_EVERY === 0) void look();
      writes += 1;
    },
  };
}
