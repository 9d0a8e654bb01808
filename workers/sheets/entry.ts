import { expose, transfer } from 'comlink';
import { carryErrorCodes } from '../error-transfer.ts';
import type { BirthMessage } from '../life-lock.ts';
import { holdLifeLock } from '../life-lock.ts';
import type { SheetsApi } from './api.ts';
import { createSheets } from './sheets.ts';

/** The sheets worker: map sheets and reports beside the page. The first message says where progress goes. */
self.addEventListener(
  'message',
  (event: MessageEvent<BirthMessage>) => {
    const { lifeLock, progress } = event.data;
    holdLifeLock(lifeLock, () => progress.postMessage('born'));
    carryErrorCodes();
    const sheets = createSheets((message) => progress.postMessage(message));
    const api: SheetsApi = {
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
    expose(api);
  },
  { once: true },
);
