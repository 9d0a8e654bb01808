/** Calls that wait for a worker's answer, and what becomes of them when it ends. */
export interface PendingCalls {
  /** Passes a call on; rejects at once when the worker has ended, and later when it ends before it answers. */
  readonly call: <Result>(start: () => Promise<Result>) => Promise<Result>;
  /** The worker has ended: whatever waits is rejected. Comlink alone would leave it pending for ever. */
  readonly end: () => void;
}

/**
 * Starts with no call.
 *
 * @param gone makes the error that calls are rejected with
 */
export function createPendingCalls(gone: () => Error): PendingCalls {
  const waiting = new Set<(error: Error) => void>();
  let isOver = false;
  return {
    call(start) {
      if (isOver) return Promise.reject(gone());
      return new Promise((resolve, reject) => {
        waiting.add(reject);
        start()
          .then(resolve, reject)
          .finally(() => waiting.delete(reject));
      });
    },
    end() {
      isOver = true;
      for (const reject of waiting) reject(gone());
      waiting.clear();
    },
  };
}
