import { type Remote, wrap } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import { type BirthMessage, lifeLockFreed } from '../life-lock.ts';
import type { FilesApi, FilesProgress, InspectResult, ReadFilesResult } from './api.ts';

/** A running files worker. */
export interface FilesConnection {
  readonly api: FilesApi;
  onProgress(listener: (progress: FilesProgress) => void): () => void;
  /** Ends the worker, and with it whatever it does; calls that wait reject with the code `files-stopped`. */
  dispose(): void;
}

/**
 * Connects to a files worker. Calls that wait when it ends are rejected: Comlink alone would leave them pending for ever.
 *
 * @param worker just created, nothing said to it yet
 * @param lockName unique to this worker
 */
export function connectFiles(worker: Worker, lockName: string): FilesConnection {
  carryErrorCodes();
  const remote = wrap<FilesApi>(worker);
  const listeners = new Set<(progress: FilesProgress) => void>();
  const waiting = new Set<(error: Error) => void>();
  let isOver = false;

  function stop(): void {
    isOver = true;
    for (const reject of waiting) reject(new FilesStopped());
    waiting.clear();
  }

  const channel = new MessageChannel();
  channel.port1.onmessage = (event: MessageEvent<FilesProgress | 'born'>) => {
    const message = event.data;
    if (message === 'born') void lifeLockFreed(lockName).then(stop);
    else for (const listener of listeners) listener(message);
  };
  worker.onerror = stop;
  const birth: BirthMessage = { lifeLock: lockName, progress: channel.port2 };
  worker.postMessage(birth, [channel.port2]);

  return {
    api: untilStopped(remote, waiting, () => isOver),
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      stop();
      channel.port1.close();
      worker.terminate();
    },
  };
}

/** The worker ended before it answered. */
class FilesStopped extends Error {
  override readonly name = 'FilesStopped';
  readonly code = 'files-stopped';
}

function untilStopped(remote: Remote<FilesApi>, waiting: Set<(error: Error) => void>, isOver: () => boolean): FilesApi {
  function call<Result>(start: () => Promise<Result>): Promise<Result> {
    if (isOver()) return Promise.reject(new FilesStopped());
    return new Promise((resolve, reject) => {
      waiting.add(reject);
      start()
        .then(resolve, reject)
        .finally(() => waiting.delete(reject));
    });
  }
  return {
    // Comlink spreads a promise over the members of a union, which says the same in other words.
    inspect: (request) => call(() => remote.inspect(request) as Promise<InspectResult>),
    read: (request) => call(() => remote.read(request) as Promise<ReadFilesResult>),
    features: (offset, limit) => call(() => remote.features(offset, limit)),
    write: (request) => call(() => remote.write(request)),
  };
}
