import { expose, transfer } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import type { BirthMessage } from '../life-lock.ts';
import { holdLifeLock } from '../life-lock.ts';
import type { FilesApi } from './api.ts';
import { createFiles } from './files.ts';

/** The files worker: exchange formats beside the page. The first message says where progress goes. */
self.addEventListener(
  'message',
  (event: MessageEvent<BirthMessage>) => {
    const { lifeLock, progress } = event.data;
    holdLifeLock(lifeLock, () => progress.postMessage('born'));
    carryErrorCodes();
    const files = createFiles((message) => progress.postMessage(message));
    const api: FilesApi = {
      ...files,
      async write(request) {
        const written = await files.write(request);
        return transfer(
          written,
          written.files.map(({ bytes }) => bytes.buffer),
        );
      },
      async writeLedger(request) {
        const written = await files.writeLedger(request);
        return transfer(written, [written.bytes.buffer]);
      },
      async writeSingleFile(request) {
        const written = await files.writeSingleFile(request);
        return transfer(written, [written.buffer]);
      },
    };
    expose(api);
  },
  { once: true },
);
