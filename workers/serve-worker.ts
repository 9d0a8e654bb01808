import { expose } from 'comlink';
import { carryErrorCodes } from './error-transfer.ts';
import { type BirthMessage, holdLifeLock } from './life-lock.ts';

/**
 * Serves a worker that tells of its progress: the first message says where that goes and which lock it holds as long as it lives.
 *
 * @param create makes what is served; `tell` sends progress to the page
 */
export function serveWorker(create: (tell: (progress: unknown) => void) => object): void {
  self.addEventListener(
    'message',
    (event: MessageEvent<BirthMessage>) => {
      const { lifeLock, progress } = event.data;
      holdLifeLock(lifeLock, () => progress.postMessage('born'));
      carryErrorCodes();
      expose(create((message) => progress.postMessage(message)));
    },
    { once: true },
  );
}
