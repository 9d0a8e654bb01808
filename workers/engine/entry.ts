import { expose, transfer, wrap } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import type { GeometryApi } from '../geometry/api.ts';
import type { GeometryHost } from '../geometry/pool.ts';
import { movingPorts } from '../geometry/transfer.ts';
import { type BirthMessage, holdLifeLock } from '../life-lock.ts';
import type { EngineApi } from './api.ts';
import { createEngine } from './engine.ts';
import { fetchRangeOf } from './fetch-range.ts';
import { createPreparedStore } from './prepared-store.ts';

/** The engine worker: one district, its numbers and its tiles. The first message says where progress goes. */
self.addEventListener(
  'message',
  (event: MessageEvent<BirthMessage>) => {
    const { lifeLock, progress } = event.data;
    holdLifeLock(lifeLock, () => progress.postMessage('born'));
    carryErrorCodes();
    const engine = createEngine({
      onProgress: (message) => progress.postMessage(message),
      now: () => performance.now(),
      pause,
      fetchBytes: async (url) => {
        const response = await fetch(url);
        return response.ok ? { ok: true, response } : { ok: false, status: response.status };
      },
      fetchRange: (url) =>
        fetchRangeOf((start, end) =>
          // Not kept: a browser completes a part that it has kept, and a server that packs its answers packs the rest alone.
          fetch(url, { headers: { range: `bytes=${String(start)}-${String(end - 1)}` }, cache: 'no-store' }),
        ),
      prepared: 'storage' in navigator ? createPreparedStore(navigator.storage) : null,
      startGeometry,
      inspection: 'after-numbers',
    });
    const api: EngineApi = {
      ...engine,
      async tile(z, x, y) {
        const tile = await engine.tile(z, x, y);
        return tile === null ? null : transfer(tile, [tile]);
      },
      async borders(bounds, limit) {
        const window = await engine.borders(bounds, limit);
        return transfer(window, [window.positions.buffer, window.starts.buffer]);
      },
      async picture(z, x, y, colours) {
        const picture = await engine.picture(z, x, y, colours);
        return picture === null ? null : transfer(picture, [picture]);
      },
    };
    expose(api);
  },
  { once: true },
);

/** Messages that wait come first; a timer would be held back to 4 ms each. */
function pause(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}

function startGeometry(): GeometryHost {
  const worker = new Worker(new URL('../geometry/entry.ts', import.meta.url), { type: 'module' });
  const failed = new Promise<never>((_, reject) => {
    worker.onerror = (event) => reject(new Error(event.message));
  });
  // Heard by whoever waits for an answer; with nobody waiting it is no failure.
  failed.catch(() => undefined);
  return {
    api: movingPorts(wrap<GeometryApi>(worker)),
    failed,
    dispose: () => worker.terminate(),
  };
}
