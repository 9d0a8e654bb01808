import { LEDGER_COLUMNS } from '../evaluate/carbon/ledger.ts';
import { type LedgerTotals, ledgerTotals } from '../evaluate/carbon/ledger-totals.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { translate } from '../i18n/translate.ts';
import type { Sheet, SheetCells } from '../plan/workbook.ts';
import { columnOf } from './cell-reference.ts';
import { type KindWords, type LedgerReport, poolName } from './ledger-report.ts';
import { ROW_COLUMNS } from './ledger-row-sheet.ts';

/** Row of the grand total, which everybody compares with the screen. */
export const GRAND_TOTAL_ROW = 2;

const NOTES: readonly MessageKey[] = [
  'ledger.note.rows',
  'ledger.note.change-factor',
  'ledger.note.units',
  'ledger.note.depth',
  'ledger.note.interval',
  'ledger.note.missing',
  'ledger.note.recalled',
];

/** What the workbook is, in sentences (说明). */
export function ledgerNoteSheet({ dataNotes, ledger, language, planName, scenarioName }: LedgerReport): Sheet {
  const values = { plan: planName, scenario: scenarioName, year: ledger.year, count: ledger.rowCount };
  return {
    name: translate(language, 'ledger.sheet.notes'),
    widths: [100],
    frozenRows: 0,
    write(cells) {
      cells.text(translate(language, 'ledger.note.title', values), 'heading');
      cells.endRow();
      for (const key of ['ledger.note.scope', ...NOTES] as const) {
        cells.text(translate(language, key, { ...values, depth: ledger.soilDepthCm }), 'wrapped');
        cells.endRow();
      }
      for (const note of dataNotes) {
        cells.text(note, 'wrapped');
        cells.endRow();
      }
    },
  };
}

/** Sums of the ledger as formulas (合计): the total with its interval, pools, classes, and what has no number. */
export function ledgerTotalSheet(report: LedgerReport, words: readonly KindWords[]): Sheet {
  const { ledger, language, total } = report;
  const rows = translate(language, 'ledger.sheet.rows');
  const totals = ledgerTotals(ledger);
  const sumOf = (column: number): string => `SUM(${columnOf(rows, column, ledger.rowCount)})`;
  return {
    name: translate(language, 'ledger.sheet.totals'),
    widths: [36, 20, 20, 20, 20],
    frozenRows: 1,
    write(cells) {
      for (const key of ['ledger.item', 'ledger.total', 'ledger.low', 'ledger.high', 'ledger.co2'] as const) {
        cells.text(translate(language, key), 'heading');
      }
      cells.endRow();
      cells.text(translate(language, 'ledger.grand-total'), 'heading');
      const row = String(GRAND_TOTAL_ROW);
      cells.formula(sumOf(ROW_COLUMNS.total), totals.totalT, 'two-digits');
      if (total.value === 0) {
        cells.blank();
        cells.blank();
      } else {
        cells.formula(`B${row}*${String(total.low / total.value)}`, total.low, 'two-digits');
        cells.formula(`B${row}*${String(total.high / total.value)}`, total.high, 'two-digits');
      }
      cells.formula(`B${row}*44/12`, (totals.totalT * 44) / 12, 'two-digits');
      cells.endRow();
      LEDGER_COLUMNS.forEach((column, at) => {
        cells.text(poolName(column, language));
        if (!ledger.kinds.some(({ densities }) => densities.has(column))) {
          cells.endRow();
          return;
        }
        cells.formula(sumOf(ROW_COLUMNS.carbon + at), totals.carbonT[column], 'two-digits');
        cells.blank();
        cells.blank();
        const place = String(GRAND_TOTAL_ROW + 1 + at);
        cells.formula(`B${place}*44/12`, (totals.carbonT[column] * 44) / 12, 'two-digits');
        cells.endRow();
      });
      cells.endRow();
      writeAreas(cells, report, totals, sumOf);
      cells.endRow();
      writeClasses(cells, report, words);
    },
  };
}

function writeAreas(
  cells: SheetCells,
  { language }: LedgerReport,
  { areaM2, withoutNumber }: LedgerTotals,
  sumOf: (column: number) => string,
): void {
  const lines: readonly (readonly [MessageKey, () => void])[] = [
    ['ledger.area-m2', () => cells.formula(sumOf(ROW_COLUMNS.areaM2), areaM2, 'two-digits')],
    ['ledger.area-ha', () => cells.formula(sumOf(ROW_COLUMNS.areaHa), areaM2 / 10_000, 'four-digits')],
    ['ledger.without-number', () => cells.number(withoutNumber.rows)],
    ['ledger.without-number-area', () => cells.number(withoutNumber.areaM2 / 10_000, 'four-digits')],
  ];
  for (const [key, write] of lines) {
    cells.text(translate(language, key));
    write();
    cells.endRow();
  }
}

function writeClasses(cells: SheetCells, { ledger, language }: LedgerReport, words: readonly KindWords[]): void {
  const rows = translate(language, 'ledger.sheet.rows');
  for (const key of ['ledger.by-class', 'ledger.area-ha', 'ledger.total'] as const) {
    cells.text(translate(language, key), 'heading');
  }
  cells.endRow();
  const sums = new Map<string, { areaHa: number; totalT: number; hasTotal: boolean }>();
  for (let row = 0; row < ledger.rowCount; row += 1) {
    const word = words[ledger.kindIndex[row] ?? 0];
    const name = word?.classAfter ?? '';
    const sum = sums.get(name) ?? { areaHa: 0, totalT: 0, hasTotal: false };
    sum.hasTotal ||= word?.hasTotal === true;
    sum.areaHa += (ledger.areasM2[row] ?? 0) / 10_000;
    sum.totalT += ledger.totalT[row] ?? 0;
    sums.set(name, sum);
  }
  const names = columnOf(rows, ROW_COLUMNS.classAfter, ledger.rowCount);
  // Headings, grand total, pools, an empty row, four lines of areas, another empty row, headings.
  let place = GRAND_TOTAL_ROW + LEDGER_COLUMNS.length + 8;
  for (const [name, { areaHa, totalT, hasTotal }] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const sumIf = (column: number): string =>
      `SUMIFS(${columnOf(rows, column, ledger.rowCount)},${names},$A${String(place)})`;
    cells.text(name);
    cells.formula(sumIf(ROW_COLUMNS.areaHa), areaHa, 'four-digits');
    if (hasTotal) cells.formula(sumIf(ROW_COLUMNS.total), totalT, 'two-digits');
    cells.endRow();
    place += 1;
  }
}
