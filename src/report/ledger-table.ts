import type { Geometry } from 'geojson';
import { LEDGER_COLUMNS } from '../evaluate/carbon/ledger.ts';
import { NO_PARCEL } from '../evaluate/carbon/ledger-rows.ts';
import { translate } from '../i18n/translate.ts';
import type { FeatureTable, TableField, TableValue } from '../plan/feature-table.ts';
import { type KindWords, type LedgerReport, ledgerWords, poolName } from './ledger-report.ts';

/** The ledger as a table of values (台账表): fields, and the values of a row in their order. */
export interface LedgerTable {
  readonly fields: readonly TableField[];
  readonly valuesOf: (row: number) => readonly TableValue[];
}

/** The columns of the ledger as other programmes take them; a value that there is none of is null. */
export function ledgerTable(report: LedgerReport): LedgerTable {
  const { ledger, language, parcelId } = report;
  const words = ledgerWords(report);
  const field = (key: Parameters<typeof translate>[1], type: TableField['type']): TableField => ({
    name: translate(language, key),
    type,
  });
  return {
    fields: [
      field('ledger.parcel', 'text'),
      field('ledger.feature', 'text'),
      field('ledger.class-before', 'text'),
      field('ledger.class-after', 'text'),
      field('ledger.area-m2', 'number'),
      field('ledger.volume', 'number'),
      field('ledger.stratum', 'integer'),
      field('ledger.methods', 'text'),
      field('ledger.factors', 'text'),
      field('ledger.soil-depth', 'integer'),
      field('ledger.other-depth', 'integer'),
      ...LEDGER_COLUMNS.map((column): TableField => {
        const name = translate(language, 'ledger.carbon', { pool: poolName(column, language) });
        return { name, type: 'number' };
      }),
      field('ledger.total', 'number'),
      field('ledger.low', 'number'),
      field('ledger.high', 'number'),
      field('ledger.year', 'integer'),
      field('ledger.reason', 'text'),
    ],
    valuesOf(row) {
      const place = ledger.kindIndex[row] ?? 0;
      const kind = ledger.kinds[place];
      const word: KindWords | undefined = words[place];
      const parcel = ledger.parcels[row] ?? NO_PARCEL;
      const totalT = word?.hasTotal === true ? (ledger.totalT[row] ?? 0) : null;
      const end = (share: number | undefined): number | null =>
        totalT === null || share === undefined ? null : totalT * share;
      return [
        parcel === NO_PARCEL ? null : parcelId(parcel),
        textOrNull(word?.feature),
        textOrNull(word?.classBefore),
        textOrNull(word?.classAfter),
        ledger.areasM2[row] ?? 0,
        word?.hasVolume === true ? (ledger.volumesM3PerHa[row] ?? 0) : null,
        place + 1,
        textOrNull(word?.methods),
        textOrNull(word?.factors),
        word?.soilDepthCm ?? null,
        word?.otherDepthCm ?? null,
        ...LEDGER_COLUMNS.map((column) =>
          kind?.densities.has(column) === true ? (ledger.carbonT[column][row] ?? 0) : null,
        ),
        totalT,
        end(kind?.interval?.low),
        end(kind?.interval?.high),
        ledger.year,
        textOrNull(word?.reasons),
      ];
    },
  };
}

/**
 * The ledger as features. A part of a parcel has no outline of its own: it comes with that of the whole parcel, and its area says how
 * much of it is meant.
 *
 * @param outlineOf outline of a parcel, or of the feature for a row at sea; a row without one is left out
 */
export function ledgerFeatures(
  name: string,
  report: LedgerReport,
  outlineOf: (parcel: number, feature: string) => Geometry | null,
): FeatureTable {
  const { ledger } = report;
  const { fields, valuesOf } = ledgerTable(report);
  const features: FeatureTable['features'][number][] = [];
  for (let row = 0; row < ledger.rowCount; row += 1) {
    const { turn } = ledger.kinds[ledger.kindIndex[row] ?? 0] ?? { turn: null };
    const feature = turn === null ? '' : (ledger.turns[turn]?.feature ?? '');
    const geometry = outlineOf(ledger.parcels[row] ?? NO_PARCEL, feature);
    if (geometry !== null) features.push({ id: row + 1, geometry, values: valuesOf(row) });
  }
  return { name, fields, features };
}

function textOrNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}
