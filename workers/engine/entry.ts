import { wrap } from 'comlink';
import type { GeometryApi } from '../geometry/api.ts';
import type { GeometryHost } from '../geometry/pool.ts';
import { movingPorts } from '../geometry/transfer.ts';
import { fetchRangeOf } from './fetch-range.ts';
import { createPreparedStore } from './prepared-store.ts';
import { serveEngine } from './serve-engine.ts';

/** The engine worker of the page: one district, its numbers and its tiles. */
serveEngine({
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
