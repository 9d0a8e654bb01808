import { expose, transfer } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import { type BirthMessage, holdLifeLock } from '../life-lock.ts';
import type { EngineApi } from './api.ts';
import { createEngine } from './engine.ts';

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
      fetchBytes: async (url) => {
        const response = await fetch(url);
        return response.ok ? { ok: true, response } : { ok: false, status: response.status };
      },
    });
    const api: EngineApi = {
      ...engine,
      async tile(z, x, y) {
        const tile = await engine.tile(z, x, y);
        return tile === null ? null : transfer(tile, [tile]);
      },
    };
    expose(api);
  },
  { once: true },
);
