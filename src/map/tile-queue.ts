/** Fetches a tile; null = nothing there. */
export type FetchTile = (z: number, x: number, y: number) => Promise<ArrayBuffer | null>;

interface Waiting {
  readonly start: () => void;
  readonly signal: AbortSignal;
  readonly drop: () => void;
}

/**
 * Lets few tile requests into the engine at a time, the newest first, so that a tile that has left the screen before its
 * turn is never cut. An aborted request rejects with its signal's reason.
 */
export function createTileQueue(fetchTile: FetchTile, limit: number) {
  let running = 0;
  let waiting: Waiting[] = [];

  function startNext(): void {
    while (running < limit) {
      const next = waiting.pop();
      if (next === undefined) return;
      running += 1;
      next.start();
    }
  }

  return function request(z: number, x: number, y: number, signal: AbortSignal): Promise<ArrayBuffer | null> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    return new Promise((resolve, reject) => {
      const drop = (): void => {
        waiting = waiting.filter((entry) => entry !== mine);
        reject(signal.reason as Error);
      };
      const start = (): void => {
        fetchTile(z, x, y)
          .then(resolve, reject)
          .finally(() => {
            signal.removeEventListener('abort', drop);
            running -= 1;
            startNext();
          });
      };
      const mine: Waiting = { start, signal, drop };
      signal.addEventListener('abort', drop, { once: true });
      waiting.push(mine);
      startNext();
    });
  };
}
