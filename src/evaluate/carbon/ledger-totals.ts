import { hectares } from '../../geo/area-units.ts';
import { sumOf } from '../../geo/compensated-sum.ts';
import type { CarbonTerm } from './carbon-row.ts';
import { type Ledger, LEDGER_COLUMNS, type LedgerColumn } from './ledger.ts';

/** Sums of a ledger (台账合计). */
export interface LedgerTotals {
  readonly areaM2: number;
  /** tC by column; 0 where no row has a number. */
  readonly carbonT: Readonly<Record<LedgerColumn, number>>;
  readonly totalT: number;
  /** Rows that no pool of the total is known for, and their area, m². */
  readonly withoutNumber: { readonly rows: number; readonly areaM2: number };
}

/** Adds a ledger up row by row. */
export function ledgerTotals(ledger: Ledger): LedgerTotals {
  const { areasM2, carbonT, kindIndex, kinds, rowCount, totalT } = ledger;
  const hasTotal = kinds.map(({ densities }) => [...densities.keys()].some((column) => column !== 'other-soil'));
  let rows = 0;
  let areaM2 = 0;
  for (let row = 0; row < rowCount; row += 1) {
    if (hasTotal[kindIndex[row] ?? 0] === true) continue;
    rows += 1;
    areaM2 += areasM2[row] ?? 0;
  }
  return {
    areaM2: sumOf(areasM2),
    carbonT: Object.fromEntries(LEDGER_COLUMNS.map((column) => [column, sumOf(carbonT[column])])) as Record<
      LedgerColumn,
      number
    >,
    totalT: sumOf(totalT),
    withoutNumber: { rows, areaM2 },
  };
}

/**
 * Some columns of a ledger as terms for intervals and simulations. Land of one class in the base shares the error of its area;
 * land at sea has that of its feature.
 */
export function ledgerTerms(
  { kinds, strata, turns }: Pick<Ledger, 'kinds' | 'strata' | 'turns'>,
  columns: readonly LedgerColumn[],
): CarbonTerm[] {
  return kinds.flatMap(({ areaM2, densities, stratum, turn, volumeM3PerHa }) =>
    columns.flatMap((column): CarbonTerm[] => {
      const density = densities.get(column);
      if (density === undefined) return [];
      const areaSource = (stratum === null ? turns[turn ?? 0]?.feature : strata[stratum]?.classCode) ?? '';
      return [{ areaHa: hectares(areaM2), areaSource, volumeM3PerHa, perHa: density.perHa }];
    }),
  );
}
