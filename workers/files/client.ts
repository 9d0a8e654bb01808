import { type Remote, transfer, wrap } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import { type BirthMessage, lifeLockFreed } from '../life-lock.ts';
import { createPendingCalls, type PendingCalls } from '../pending-calls.ts';
import type { FilesApi, FilesProgress, InspectResult, ReadFilesResult, SheetsResult } from './api.ts';
import { ledgerBuffers } from './ledger-buffers.ts';

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
  const calls = createPendingCalls(() => new FilesStopped());

  const channel = new MessageChannel();
  channel.port1.onmessage = (event: MessageEvent<FilesProgress | 'born'>) => {
    const message = event.data;
    if (message === 'born') void lifeLockFreed(lockName).then(() => calls.end());
    else for (const listener of listeners) listener(message);
  };
  worker.onerror = () => calls.end();
  const birth: BirthMessage = { lifeLock: lockName, progress: channel.port2 };
  worker.postMessage(birth, [channel.port2]);

  return {
    api: untilStopped(remote, calls),
    onProgress(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    dispose() {
      calls.end();
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

function untilStopped(remote: Remote<FilesApi>, { call }: PendingCalls): FilesApi {
  return {
    // Comlink spreads a promise over the members of a union, which says the same in other words.
    inspect: (request) => call(() => remote.inspect(request) as Promise<InspectResult>),
    read: (request) => call(() => remote.read(request) as Promise<ReadFilesResult>),
    features: (offset, limit) => call(() => remote.features(offset, limit)),
    write: (request) => call(() => remote.write(request)),
    writeLedger: (request) => call(() => remote.writeLedger(transfer(request, ledgerBuffers(request)))),
    writeSingleFile: (request) =>
      call(() =>
        remote.writeSingleFile(
          transfer(
            request,
            request.files.map(({ bytes }) => bytes.buffer),
          ),
        ),
      ),
    readSheets: (file) => call(() => remote.readSheets(file) as Promise<SheetsResult>),
  };
}
