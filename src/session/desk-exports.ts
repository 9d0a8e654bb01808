import type { Desk } from './desk.ts';
import type { OpenSeed } from './district-sources.ts';
import { createLedgerExport } from './ledger-export.ts';
import type { SessionPorts } from './ports.ts';
import type { PrintOptions } from './print-matter.ts';
import { createReportPrinting } from './report-printing.ts';
import { createSheetDesk } from './sheet-desk.ts';
import { createSingleFileDesk } from './single-file-desk.ts';

/** What takes an open plan to paper and to other machines (成果输出). */
export interface DeskExports {
  readonly desk: Pick<Desk, 'ledgerExport' | 'sheets' | 'reportPrinting' | 'singleFile'>;
  /** Ends what is being written. */
  dispose(): void;
}

/** What the exports write, and whom they tell. */
export interface DeskExportOptions extends Omit<PrintOptions, 'seed' | 'ports'> {
  readonly ports: SessionPorts;
  readonly seed: OpenSeed | null;
}

/** Starts with nothing to write. */
export function createDeskExports(options: DeskExportOptions): DeskExports {
  const { seed } = options;
  const ofSeed = { ...options, seed: seed?.seed ?? null };
  const ledgerExport = createLedgerExport(ofSeed);
  const sheets = createSheetDesk(ofSeed);
  const reportPrinting = createReportPrinting(ofSeed);
  const singleFile = createSingleFileDesk(options);
  return {
    desk: { ledgerExport, sheets, reportPrinting, singleFile },
    dispose() {
      ledgerExport.cancel();
      sheets.close();
      reportPrinting.cancel();
      singleFile.cancel();
    },
  };
}
