import { translate } from '../i18n/translate.ts';
import type { Workbook } from '../plan/workbook.ts';
import { cellOf } from './cell-reference.ts';
import { FACTOR_VALUE_COLUMN, ledgerFactorSheet, ledgerSourceSheet } from './ledger-factor-sheets.ts';
import { ledgerFactorIds, type LedgerReport, ledgerWords } from './ledger-report.ts';
import { ledgerRowSheet } from './ledger-row-sheet.ts';
import { ledgerStratumSheet } from './ledger-stratum-sheet.ts';
import { ledgerNoteSheet, ledgerTotalSheet } from './ledger-summary-sheets.ts';

/** Most rows of a ledger that a sheet holds, below its headings (ECMA-376: 1 048 576 in all). */
export const MOST_LEDGER_ROWS = 1_048_575;

/**
 * The ledger as a workbook that goes on calculating (台账工作簿): factors → densities → rows → totals, all as formulas.
 *
 * @throws RangeError for a ledger of more than {@link MOST_LEDGER_ROWS} rows
 */
export function ledgerWorkbook(name: string, report: LedgerReport): Workbook {
  const { ledger, library, language } = report;
  if (ledger.rowCount > MOST_LEDGER_ROWS) throw new RangeError(`${String(ledger.rowCount)} rows do not fit in a sheet`);
  const words = ledgerWords(report);
  const factorSheet = translate(language, 'ledger.sheet.factors');
  const ids = ledgerFactorIds(report);
  const cells = new Map(ids.map((id, at) => [id, cellOf(factorSheet, FACTOR_VALUE_COLUMN, at + 2)]));
  const factorCell = (id: string): string => {
    const cell = cells.get(id);
    if (cell === undefined) throw new RangeError(`no cell of the factor ${id}`);
    return cell;
  };
  const factors = ids.flatMap((id) => library.find(id) ?? []);
  return {
    name,
    sheets: [
      ledgerNoteSheet(report),
      ledgerTotalSheet(report, words),
      ledgerRowSheet(report, words, factorCell),
      ledgerStratumSheet(report, words, factorCell),
      ledgerFactorSheet(factors, library, language),
      ledgerSourceSheet(factors, language),
    ],
  };
}
