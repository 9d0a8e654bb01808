/** Where a tile lies, and of what kind it is. */
type TilePlace<Kind> = readonly [kind: Kind, z: number, x: number, y: number];

interface Waiting {
  readonly start: () => void;
}

/**
 * Lets few tile requests into the engine at a time, the newest first, so that a tile that has left the screen before its
 * turn is never cut. An aborted request rejects with its signal's reason. Answers are handed over one after the other, each in
 * a turn of its own: the map brings what comes within a frame to the graphics card in that frame, and several tiles at
 * once would hold the page.
 *
 * @param nextTurn calls back in the next frame
 */
export function createTileQueue<Kind, Tile>(
  fetchTile: (...place: TilePlace<Kind>) => Promise<Tile>,
  limit: number,
  nextTurn: (handOver: () => void) => void,
) {
  let running = 0;
  let waiting: Waiting[] = [];
  const ready: (() => void)[] = [];

  function startNext(): void {
    while (running < limit) {
      const next = waiting.pop();
      if (next === undefined) return;
      running += 1;
      next.start();
    }
  }

  function handOver(): void {
    ready.shift()?.();
    if (ready.length > 0) nextTurn(handOver);
  }

  return function request(kind: Kind, z: number, x: number, y: number, signal: AbortSignal): Promise<Tile> {
    if (signal.aborted) return Promise.reject(signal.reason as Error);
    return new Promise((resolve, reject) => {
      const drop = (): void => {
        waiting = waiting.filter((entry) => entry !== mine);
        reject(signal.reason as Error);
      };
      const start = (): void => {
        fetchTile(kind, z, x, y)
          .then((tile) => {
            ready.push(() => resolve(tile));
            if (ready.length === 1) nextTurn(handOver);
          }, reject)
          .finally(() => {
            signal.removeEventListener('abort', drop);
            running -= 1;
            startNext();
          });
      };
      const mine: Waiting = { start };
      signal.addEventListener('abort', drop, { once: true });
      waiting.push(mine);
      startNext();
    });
  };
}
