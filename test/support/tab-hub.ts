import type { TabChannel, TabMessage } from '../../src/session/ports.ts';

/** Channels between tabs as a browser has them, delivering when a test says so. */
export interface TabHub {
  open(): TabChannel;
  /** Delivers what was posted, and what is posted in answer. */
  deliver(): void;
  /** A tab that the browser has killed neither speaks nor hears any more. */
  kill(channel: TabChannel): void;
  /** What was posted and not delivered yet. */
  readonly posted: readonly TabMessage[];
}

/** A hub without tabs. */
export function createTabHub(): TabHub {
  const tabs = new Map<TabChannel, Set<(message: TabMessage) => void>>();
  let posted: { readonly from: TabChannel; readonly message: TabMessage }[] = [];
  return {
    open() {
      const listeners = new Set<(message: TabMessage) => void>();
      const channel: TabChannel = {
        post(message) {
          if (tabs.has(channel)) posted.push({ from: channel, message: structuredClone(message) });
        },
        onMessage(listener) {
          listeners.add(listener);
          return () => listeners.delete(listener);
        },
        close() {
          tabs.delete(channel);
        },
      };
      tabs.set(channel, listeners);
      return channel;
    },
    deliver() {
      for (let next = posted.shift(); next !== undefined; next = posted.shift()) {
        for (const [channel, listeners] of [...tabs]) {
          if (channel !== next.from) for (const listener of [...listeners]) listener(next.message);
        }
      }
    },
    kill(channel) {
      tabs.delete(channel);
      posted = posted.filter(({ from }) => from !== channel);
    },
    get posted() {
      return posted.map(({ message }) => message);
    },
  };
}
