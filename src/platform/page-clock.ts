/** Time and chance as a page has them, for the ports of a session. */
export interface PageClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** An id that nobody else has. */
  newId(): string;
  /** Does something later; the answer calls it off. */
  after(delayMs: number, action: () => void): () => void;
}

/** The clock of this page. */
export function createPageClock(): PageClock {
  return {
    now: () => Date.now(),
    newId: () => crypto.randomUUID(),
    after(delayMs, action) {
      const timer = setTimeout(action, delayMs);
      return () => {
        clearTimeout(timer);
      };
    },
  };
}
