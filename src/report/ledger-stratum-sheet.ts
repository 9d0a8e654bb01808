import { valueOf } from '../evaluate/carbon/expression.ts';
import { LEDGER_COLUMNS, TOTAL_COLUMNS } from '../evaluate/carbon/ledger.ts';
import { factorValues } from '../evaluate/carbon/usable-factors.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { translate } from '../i18n/translate.ts';
import type { Sheet } from '../plan/workbook.ts';
import { columnLetters } from './cell-reference.ts';
import { formulaOf } from './expression-formula.ts';
import { type KindWords, type LedgerReport, poolName } from './ledger-report.ts';

const BEFORE: readonly MessageKey[] = [
  'ledger.stratum',
  'ledger.class-before',
  'ledger.species',
  'ledger.origin',
  'ledger.age',
  'ledger.feature',
  'ledger.class-after',
  'ledger.area-ha',
  'ledger.volume',
];
const AFTER: readonly MessageKey[] = [
  'ledger.density-total',
  'ledger.low-share',
  'ledger.high-share',
  'ledger.soil-depth',
  'ledger.other-depth',
  'ledger.methods',
  'ledger.factors',
  'ledger.reason',
];

/**
 * Columns that the ledger's formulas look into, counted from 0; stratum n stands in row n + 1. `density` is the first of the pools,
 * `low` and `high` are shares of the total.
 */
export const STRATUM_COLUMNS = {
  density: BEFORE.length,
  low: BEFORE.length + LEDGER_COLUMNS.length + 1,
  high: BEFORE.length + LEDGER_COLUMNS.length + 2,
} as const;

const VOLUME_COLUMN = 8;

/** Densities of every kind of land as formulas over the sheet of factors (碳层); with the mean growing stock where they ask for it. */
export function ledgerStratumSheet(
  { ledger, library, language }: LedgerReport,
  words: readonly KindWords[],
  factorCell: (id: string) => string,
): Sheet {
  const factorValue = factorValues(library);
  return {
    name: translate(language, 'ledger.sheet.strata'),
    widths: [8, 18, 12, 8, 10, 16, 18, 12, 12, ...LEDGER_COLUMNS.map(() => 14), 14, 10, 10, 8, 8, 40, 40, 40],
    frozenRows: 1,
    write(cells) {
      const optional = (value: number | null): void => (value === null ? cells.blank() : cells.number(value));
      for (const key of BEFORE) cells.text(translate(language, key), 'heading');
      for (const column of LEDGER_COLUMNS) {
        cells.text(translate(language, 'ledger.density', { pool: poolName(column, language) }), 'heading');
      }
      for (const key of AFTER) cells.text(translate(language, key), 'heading');
      cells.endRow();
      ledger.kinds.forEach(({ areaM2, densities, interval, stratum, volumeM3PerHa }, kind) => {
        const row = String(kind + 2);
        const word = words[kind];
        const land = stratum === null ? undefined : ledger.strata[stratum];
        if (word === undefined) return;
        cells.number(kind + 1);
        cells.text(word.classBefore);
        cells.text(land?.species ?? '');
        cells.text(land?.origin ?? '');
        optional(land?.ageYears ?? null);
        cells.text(word.feature);
        cells.text(word.classAfter);
        cells.number(areaM2 / 10_000, 'four-digits');
        if (word.hasVolume) cells.number(volumeM3PerHa, 'two-digits');
        else cells.blank();
        let total = 0;
        for (const column of LEDGER_COLUMNS) {
          const density = densities.get(column);
          if (density === undefined) {
            cells.blank();
            continue;
          }
          const value = valueOf(density.perHa, factorValue, volumeM3PerHa);
          if (column !== 'other-soil') total += value;
          const volume = `${columnLetters(VOLUME_COLUMN)}${row}`;
          cells.formula(formulaOf(density.perHa, { factor: factorCell, volume }), value, 'four-digits');
        }
        const first = columnLetters(STRATUM_COLUMNS.density);
        const last = columnLetters(STRATUM_COLUMNS.density + TOTAL_COLUMNS.length - 1);
        if (word.hasTotal) cells.formula(`SUM(${first}${row}:${last}${row})`, total, 'four-digits');
        else cells.blank();
        optional(interval?.low ?? null);
        optional(interval?.high ?? null);
        optional(word.soilDepthCm);
        optional(word.otherDepthCm);
        cells.text(word.methods);
        cells.text(word.factors);
        cells.text(word.reasons);
        cells.endRow();
      });
    },
  };
}
