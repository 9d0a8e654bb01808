import { transfer } from 'comlink';
import { serveWorker } from '../serve-worker.ts';
import type { FilesApi } from './api.ts';
import { createFiles } from './files.ts';

/** The files worker: exchange formats beside the page. */
serveWorker((tell): FilesApi => {
  const files = createFiles(tell);
  return {
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
});
