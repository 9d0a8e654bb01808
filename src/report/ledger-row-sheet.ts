import { dependsOnVolume } from '../evaluate/carbon/expression.ts';
import { LEDGER_COLUMNS, TOTAL_COLUMNS } from '../evaluate/carbon/ledger.ts';
import { NO_PARCEL } from '../evaluate/carbon/ledger-rows.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { translate } from '../i18n/translate.ts';
import type { Sheet } from '../plan/workbook.ts';
import { cellOf, columnLetters } from './cell-reference.ts';
import { formulaOf } from './expression-formula.ts';
import { type KindWords, type LedgerReport, poolName } from './ledger-report.ts';
import { STRATUM_COLUMNS } from './ledger-stratum-sheet.ts';

const BEFORE: readonly MessageKey[] = [
  'ledger.row',
  'ledger.parcel',
  'ledger.feature',
  'ledger.class-before',
  'ledger.class-after',
  'ledger.area-m2',
  'ledger.area-ha',
  'ledger.volume',
  'ledger.stratum',
  'ledger.methods',
  'ledger.factors',
  'ledger.soil-depth',
];
const AFTER: readonly MessageKey[] = ['ledger.total', 'ledger.low', 'ledger.high', 'ledger.year', 'ledger.reason'];

/** Columns that other sheets add up, counted from 0; `carbon` is the first of the pools. */
export const ROW_COLUMNS = {
  classAfter: 4,
  areaM2: 5,
  areaHa: 6,
  carbon: BEFORE.length,
  total: BEFORE.length + LEDGER_COLUMNS.length,
} as const;

const VOLUME_COLUMN = 7;

/**
 * The ledger as a sheet (台账): a row for each of its rows, carbon as area times the density of its stratum, or times the formula of
 * the density where that asks for the growing stock of the row.
 */
export function ledgerRowSheet(
  report: LedgerReport,
  words: readonly KindWords[],
  factorCell: (id: string) => string,
): Sheet {
  const { ledger, language, parcelId } = report;
  const strataSheet = translate(language, 'ledger.sheet.strata');
  const areaColumn = columnLetters(ROW_COLUMNS.areaHa);
  const volumeColumn = columnLetters(VOLUME_COLUMN);
  const totalColumn = columnLetters(ROW_COLUMNS.total);
  const firstPool = columnLetters(ROW_COLUMNS.carbon);
  const lastPool = columnLetters(ROW_COLUMNS.carbon + TOTAL_COLUMNS.length - 1);
  // What of a kind's formulas is the same in all its rows: `{v}` stands for the row's growing stock.
  const densityFormulas = ledger.kinds.map(({ densities }, kind) =>
    LEDGER_COLUMNS.map((column, at) => {
      const density = densities.get(column);
      if (density === undefined) return null;
      return dependsOnVolume(density.perHa)
        ? `(${formulaOf(density.perHa, { factor: factorCell, volume: '{v}' })})`
        : cellOf(strataSheet, STRATUM_COLUMNS.density + at, kind + 2);
    }),
  );
  return {
    name: translate(language, 'ledger.sheet.rows'),
    widths: [8, 16, 16, 18, 18, 14, 12, 10, 8, 30, 30, 8, ...LEDGER_COLUMNS.map(() => 14), 14, 14, 14, 8, 40],
    frozenRows: 1,
    write(cells) {
      for (const key of BEFORE) cells.text(translate(language, key), 'heading');
      for (const column of LEDGER_COLUMNS) {
        cells.text(translate(language, 'ledger.carbon', { pool: poolName(column, language) }), 'heading');
      }
      for (const key of AFTER) cells.text(translate(language, key), 'heading');
      cells.endRow();
      for (let row = 0; row < ledger.rowCount; row += 1) {
        const at = String(row + 2);
        const kind = ledger.kindIndex[row] ?? 0;
        const { interval } = ledger.kinds[kind] ?? { interval: null };
        const word = words[kind];
        if (word === undefined) continue;
        const areaM2 = ledger.areasM2[row] ?? 0;
        const volume = ledger.volumesM3PerHa[row] ?? 0;
        cells.number(row + 1);
        const parcel = ledger.parcels[row] ?? NO_PARCEL;
        cells.text(parcel === NO_PARCEL ? '' : parcelId(parcel));
        cells.text(word.feature);
        cells.text(word.classBefore);
        cells.text(word.classAfter);
        cells.number(areaM2, 'two-digits');
        cells.formula(`${columnLetters(ROW_COLUMNS.areaM2)}${at}/10000`, areaM2 / 10_000, 'four-digits');
        if (word.hasVolume) cells.number(volume, 'two-digits');
        else cells.blank();
        cells.number(kind + 1);
        cells.text(word.methods);
        cells.text(word.factors);
        if (word.soilDepthCm === null) cells.blank();
        else cells.number(word.soilDepthCm);
        LEDGER_COLUMNS.forEach((column, place) => {
          const density = densityFormulas[kind]?.[place] ?? null;
          if (density === null) cells.blank();
          else {
            const perHa = density.replaceAll('{v}', `${volumeColumn}${at}`);
            cells.formula(`${areaColumn}${at}*${perHa}`, ledger.carbonT[column][row] ?? 0, 'two-digits');
          }
        });
        if (word.hasTotal) {
          const totalT = ledger.totalT[row] ?? 0;
          cells.formula(`SUM(${firstPool}${at}:${lastPool}${at})`, totalT, 'two-digits');
          if (interval === null) {
            cells.blank();
            cells.blank();
          } else {
            const low = cellOf(strataSheet, STRATUM_COLUMNS.low, kind + 2);
            const high = cellOf(strataSheet, STRATUM_COLUMNS.high, kind + 2);
            cells.formula(`${totalColumn}${at}*${low}`, totalT * interval.low, 'two-digits');
            cells.formula(`${totalColumn}${at}*${high}`, totalT * interval.high, 'two-digits');
          }
        } else for (let blank = 0; blank < 3; blank += 1) cells.blank();
        cells.number(ledger.year);
        cells.text(word.reasons);
        cells.endRow();
      }
    },
  };
}
