import { wrap } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import { type BirthMessage, lifeLockFreed } from '../life-lock.ts';
import { createPendingCalls } from '../pending-calls.ts';
import type { SheetsApi, SheetsProgress } from './api.ts';

/** A running sheets worker. */
export interface SheetsConnection {
  readonly api: SheetsApi;
  onProgress(listener: (progress: SheetsProgress) => void): () => void;
  /** Ends the worker, and with it whatever it does; calls that wait reject with the code `sheets-stopped`. */
  dispose(): void;
}

/**
 * Connects to a sheets worker. Calls that wait when it ends are rejected: Comlink alone would leave them pending for ever.
 *
 * @param worker just created, nothing said to it yet
 * @param lockName unique to this worker
 */
export function connectSheets(worker: Worker, lockName: string): SheetsConnection {
  carryErrorCodes();
  const remote = wrap<SheetsApi>(worker);
  const listeners = new Set<(progress: SheetsProgress) => void>();
  const { call, end } = createPendingCalls(() => new SheetsStopped());
  const channel = new MessageChannel();
  channel.port1.onmessage = (event: MessageEvent<SheetsProgress | 'born'>) => {
    const message = event.data;
    if (message === 'born') void lifeLockFreed(lockName).then(end);
    else for (const listener of listeners) listener(message);
  };
  worker.onerror = end;
  const birth: BirthMessage = { lifeLock: lockName, progress: channel.port2 };
  worker.postMessage(birth, [channel.port2]);
  return {
    api: {
      prepare: (layers, fontUrl) => call(() => remote.prepare(layers, fontUrl)),
      begin: (job) => call(() => remote.begin(job)),
      preview: (page, widthPx) => call(() => remote.preview(page, widthPx)),
      figure: (page) => call(() => remote.figure(page)),
      add: (page) => call(() => remote.add(page)),
      finish: (format, name, createdOn) => call(() => remote.finish(format, name, createdOn)),
      writeReport: (document, format, createdOn) => call(() => remote.writeReport(document, format, createdOn)),
    },
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      end();
      channel.port1.close();
      worker.terminate();
    },
  };
}

/** The worker ended before it answered. */
class SheetsStopped extends Error {
  override readonly name = 'SheetsStopped';
  readonly code = 'sheets-stopped';
}
