import { Worker } from 'node:worker_threads';
import { wrap } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import type { GeometryApi } from './api.ts';
import type { GeometryHost } from './pool.ts';
import { movingPorts } from './transfer.ts';

/** Starts geometry workers as threads of Node.js. */
export function startGeometryThreads(count: number): GeometryHost[] {
  carryErrorCodes();
  return Array.from({ length: count }, () => {
    const { port1, port2 } = new MessageChannel();
    const entry = new URL(import.meta.url.endsWith('.ts') ? './thread-boot.mjs' : './thread-entry.js', import.meta.url);
    // The types of Node.js and of the browser name the same port differently.
    const worker = new Worker(entry, { workerData: { port: port2 }, transferList: [port2 as never] });
    const failed = new Promise<never>((_, reject) => {
      worker.on('error', reject);
    });
    // Heard by whoever waits for an answer; with nobody waiting it is no failure.
    failed.catch(() => undefined);
    return {
      api: movingPorts(wrap<GeometryApi>(port1)),
      failed,
      dispose() {
        port1.close();
        void worker.terminate();
      },
    };
  });
}
