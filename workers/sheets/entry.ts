import { transfer } from 'comlink';
import { serveWorker } from '../serve-worker.ts';
import type { SheetsApi } from './api.ts';
import { createSheets } from './sheets.ts';

/** The sheets worker: map sheets and reports beside the page. */
serveWorker((tell): SheetsApi => {
  const sheets = createSheets(tell);
  return {
    ...sheets,
    async preview(page, widthPx) {
      const preview = await sheets.preview(page, widthPx);
      return transfer(preview, [preview.picture]);
    },
    async finish(format, name, createdOn) {
      const file = await sheets.finish(format, name, createdOn);
      return transfer(file, [file.bytes.buffer]);
    },
    async writeReport(document, format, createdOn) {
      const file = await sheets.writeReport(document, format, createdOn);
      return transfer(file, [file.bytes.buffer]);
    },
  };
});
