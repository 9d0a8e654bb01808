import type { PlanDocument } from '../plan/document.ts';
import type { TabChannel } from './ports.ts';

/** Keeps the documents of all tabs that have a draft open the same (标签页同步). */
export interface TabSync {
  /** Updates of other tabs that nobody is known to have written yet. */
  unconfirmed(): number;
  /** Tells the other tabs what was changed here. */
  send(change: OwnChange): void;
  /** Tells them that own changes are on disk. */
  confirm(ids: readonly string[]): void;
  /** Hands over at once what was waiting for another tab's word, as before closing. */
  takeOver(): void;
  dispose(): void;
}

/** An update of this tab; the id is unique among all tabs. */
export interface OwnChange {
  readonly id: string;
  readonly update: Uint8Array;
}

/** What keeping tabs the same needs. */
export interface TabSyncOptions {
  readonly document: PlanDocument;
  readonly channel: TabChannel;
  /** Ids of own changes that are not on disk. */
  readonly unstored: () => readonly string[];
  /** Called with an update of another tab that it seems not to write: perhaps it is gone. */
  readonly onOrphan: (update: Uint8Array) => void;
  /** Called when an update has come or been confirmed. */
  readonly onChange: () => void;
  readonly after: (delayMs: number, action: () => void) => () => void;
}

/** How long another tab has to say that it has written an update. */
const CONFIRM_MS = 4000;

/** An update of another tab and those of its changes that are not on disk as far as is known. */
interface Foreign {
  readonly update: Uint8Array;
  readonly unstored: Set<string>;
  readonly stopWaiting: () => void;
}

/**
 * Exchanges updates with the other tabs. The tab that made a change writes it and then says so; the others show it at once, but
 * do not count it as saved before. Should that word not come, they write it themselves, so that nothing is lost with a tab that
 * died; a change written twice does no harm.
 */
export function syncTabs(options: TabSyncOptions): TabSync {
  const { document, channel } = options;
  const waiting = new Set<Foreign>();

  function giveUp(foreign: Foreign): void {
    if (!waiting.delete(foreign)) return;
    foreign.stopWaiting();
    options.onOrphan(foreign.update);
  }

  function take(update: Uint8Array, unstored: readonly string[]): void {
    if (unstored.length > 0) {
      const foreign: Foreign = {
        update,
        unstored: new Set(unstored),
        stopWaiting: options.after(CONFIRM_MS, () => giveUp(foreign)),
      };
      waiting.add(foreign);
    }
    document.applyUpdate(update);
    options.onChange();
  }

  function settle(ids: readonly string[]): void {
    for (const foreign of [...waiting]) {
      for (const id of ids) foreign.unstored.delete(id);
      if (foreign.unstored.size > 0) continue;
      waiting.delete(foreign);
      foreign.stopWaiting();
    }
    options.onChange();
  }

  const stop = channel.onMessage((message) => {
    switch (message.say) {
      case 'here': {
        const update = document.encode(message.knows);
        const unstored = options.unstored();
        channel.post({ say: 'changed', update, unstored, knows: document.stateVector() });
        return;
      }
      case 'changed':
        take(message.update, message.unstored);
        // Who answers does not know what is only in memory here.
        if (message.knows !== null) {
          const lacking = document.encode(message.knows);
          channel.post({ say: 'changed', update: lacking, unstored: options.unstored(), knows: null });
        }
        return;
      case 'stored':
        settle(message.ids);
    }
  });
  channel.post({ say: 'here', knows: document.stateVector() });

  return {
    unconfirmed: () => waiting.size,
    send({ id, update }) {
      channel.post({ say: 'changed', update, unstored: [id], knows: null });
    },
    confirm(ids) {
      channel.post({ say: 'stored', ids });
    },
    takeOver() {
      for (const foreign of [...waiting]) giveUp(foreign);
    },
    dispose() {
      stop();
      for (const { stopWaiting } of waiting) stopWaiting();
      channel.close();
    },
  };
}
