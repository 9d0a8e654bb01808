/** What a worker is told first: the name of the lock that it holds as long as it lives, and where progress goes. */
export interface BirthMessage {
  readonly lifeLock: string;
  readonly progress: MessagePort;
}

/**
 * Takes the lock for the rest of the worker's life. The browser frees it when the worker ends, however it ends, which no
 * event tells.
 */
export function holdLifeLock(name: string, onHeld: () => void): void {
  if (!('locks' in navigator)) return;
  const held = navigator.locks.request(name, () => {
    onHeld();
    return new Promise<never>(() => undefined);
  });
  // A page that was opened from a disk may have no locks: then only errors tell of an end.
  held.catch(() => undefined);
}

/** Resolves when the worker that holds the lock is gone; ask only once it holds it. */
export async function lifeLockFreed(name: string): Promise<void> {
  await navigator.locks.request(name, () => undefined);
}
