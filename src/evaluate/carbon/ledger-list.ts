import { compensatedSum } from '../../geo/compensated-sum.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import { propagate } from './error-propagation.ts';
import type { Interval } from './interval.ts';
import { type Ledger, type LedgerColumn, type LedgerKind, TOTAL_COLUMNS } from './ledger.ts';
import { type LedgerFilter, type LedgerNames, type LedgerOrder, SEA_CLASS } from './ledger-query.ts';
import { NO_PARCEL } from './ledger-rows.ts';
import { ledgerTerms } from './ledger-totals.ts';
import { sortRows } from './sorted-rows.ts';

/** Rows of a ledger that a filter lets through, with what they add up to (筛选结果). */
export interface LedgerSelection {
  /** Numbers of rows, ascending. */
  readonly rows: Uint32Array;
  readonly areaM2: number;
  /** tC with the 95 % interval of these rows together. */
  readonly total: Interval;
  /** Rows that no pool of the total is known for, and their area. */
  readonly withoutNumber: { readonly rows: number; readonly areaM2: number };
}

/** What the rows of one kind of land have in common, by code. */
export interface KindFacts {
  /** Id of the feature that turns the land; null for land that stays. */
  readonly feature: string | null;
  /** Codes; `SEA_CLASS` at sea. */
  readonly classBefore: string;
  readonly classAfter: string;
  /** Whether any pool of the total has a number, and whether some pool has none. */
  readonly hasTotal: boolean;
  readonly isIncomplete: boolean;
}

/** Rows that are looked at between two pauses. */
const ROWS_AT_ONCE = 16_384;

/** What every kind of land of a ledger is, in the order of `ledger.kinds`. */
export function kindFacts({ kinds, strata, turns }: Pick<Ledger, 'kinds' | 'strata' | 'turns'>): readonly KindFacts[] {
  return kinds.map(({ densities, profile, stratum, turn }) => {
    const land = stratum === null ? undefined : strata[stratum];
    const turned = turn === null ? undefined : turns[turn];
    const classBefore = land?.classCode ?? SEA_CLASS;
    return {
      feature: turned?.feature ?? null,
      classBefore,
      classAfter: land === undefined ? SEA_CLASS : (turned?.toClass ?? classBefore),
      hasTotal: [...densities.keys()].some((column) => column !== 'other-soil'),
      isIncomplete: profile.missing.length > 0,
    };
  });
}

/** Picks the rows that a filter lets through and adds them up, step by step: O(rows). */
export function* selectRows(
  ledger: Ledger,
  filter: LedgerFilter,
  { parcelId }: Pick<LedgerNames, 'parcelId'>,
  library: FactorLibrary,
): Generator<void, LedgerSelection, void> {
  const { areasM2, kindIndex, kinds, parcels, rowCount, totalT, volumesM3PerHa } = ledger;
  const facts = kindFacts(ledger);
  const isKept = Uint8Array.from(facts, (fact) => Number(keeps(filter, fact)));
  const wanted = filter.id.trim().toLowerCase();
  const rows = new Uint32Array(rowCount);
  // Of every kind: area, and area times growing stock.
  const kindAreasM2 = new Float64Array(kinds.length);
  const kindVolumes = new Float64Array(kinds.length);
  const area = compensatedSum();
  const total = compensatedSum();
  const unknown = compensatedSum();
  let count = 0;
  let unknownRows = 0;
  for (let row = 0; row < rowCount; row += 1) {
    if (row % ROWS_AT_ONCE === ROWS_AT_ONCE - 1) yield;
    const kind = kindIndex[row] ?? 0;
    if (isKept[kind] === 0) continue;
    if (wanted !== '') {
      const parcel = parcels[row] ?? NO_PARCEL;
      if (parcel === NO_PARCEL || !parcelId(parcel).toLowerCase().includes(wanted)) continue;
    }
    rows[count] = row;
    count += 1;
    const areaM2 = areasM2[row] ?? 0;
    area.add(areaM2);
    total.add(totalT[row] ?? 0);
    kindAreasM2[kind] = (kindAreasM2[kind] ?? 0) + areaM2;
    kindVolumes[kind] = (kindVolumes[kind] ?? 0) + areaM2 * (volumesM3PerHa[row] ?? 0);
    if (facts[kind]?.hasTotal === true) continue;
    unknownRows += 1;
    unknown.add(areaM2);
  }
  yield;
  const part = kinds.flatMap((kind, place): LedgerKind[] => {
    const areaM2 = kindAreasM2[place] ?? 0;
    return areaM2 === 0 ? [] : [{ ...kind, areaM2, volumeM3PerHa: (kindVolumes[place] ?? 0) / areaM2 }];
  });
  const { low, high, halfWidthPercent } = propagate(ledgerTerms({ ...ledger, kinds: part }, TOTAL_COLUMNS), library);
  return {
    rows: rows.slice(0, count),
    areaM2: area.total,
    total: { value: total.total, low, high, halfWidthPercent },
    withoutNumber: { rows: unknownRows, areaM2: unknown.total },
  };
}

/**
 * Puts rows of a ledger in order, step by step; rows that are equal stay in the order of the ledger.
 *
 * @param parcelRanks place of every parcel when they are sorted by id
 */
export function* orderRows(
  ledger: Ledger,
  rows: Uint32Array,
  order: LedgerOrder,
  { featureName }: Pick<LedgerNames, 'featureName'>,
  parcelRanks: Uint32Array,
): Generator<void, Uint32Array, void> {
  const keyOf = keysFor(ledger, order, featureName, parcelRanks);
  const sign = order.isDescending ? -1 : 1;
  const keys = new Float64Array(ledger.rowCount);
  for (const row of rows) {
    const key = keyOf(row);
    keys[row] = key === null ? Infinity : sign * key;
  }
  yield;
  return yield* sortRows(rows, (one, other) => {
    const a = keys[one] ?? 0;
    const b = keys[other] ?? 0;
    return a < b ? -1 : a > b ? 1 : one - other;
  });
}

function keeps(filter: LedgerFilter, fact: KindFacts): boolean {
  const has = (values: readonly string[], value: string): boolean => values.length === 0 || values.includes(value);
  return (
    has(filter.classesBefore, fact.classBefore) &&
    has(filter.classesAfter, fact.classAfter) &&
    has(filter.features, fact.feature ?? '') &&
    (filter.missing === 'all' || (filter.missing === 'incomplete' ? fact.isIncomplete : !fact.hasTotal))
  );
}

function keysFor(
  ledger: Ledger,
  { column }: LedgerOrder,
  featureName: (feature: string) => string,
  parcelRanks: Uint32Array,
): (row: number) => number | null {
  const { areasM2, carbonT, kindIndex, parcels, totalT } = ledger;
  const facts = kindFacts(ledger);
  const byKind = (ranks: readonly (number | null)[]) => (row: number) => ranks[kindIndex[row] ?? 0] ?? null;
  switch (column) {
    case 'area':
      return (row) => areasM2[row] ?? 0;
    case 'parcel':
      return (row) => parcelRanks[parcels[row] ?? NO_PARCEL] ?? null;
    case 'total':
      return (row) => (facts[kindIndex[row] ?? 0]?.hasTotal === true ? (totalT[row] ?? 0) : null);
    case 'class-before':
      return byKind(ranksOf(facts.map(({ classBefore }) => classBefore)));
    case 'class-after':
      return byKind(ranksOf(facts.map(({ classAfter }) => classAfter)));
    case 'feature':
      return byKind(ranksOf(facts.map(({ feature }) => (feature === null ? '' : featureName(feature)))));
    case 'method':
      return byKind(ranksOf(ledger.kinds.map(methodsOf)));
    default:
      return (row) =>
        ledger.kinds[kindIndex[row] ?? 0]?.densities.has(column) === true ? (carbonT[column][row] ?? 0) : null;
  }
}

function methodsOf({ densities }: LedgerKind): string {
  const columns: readonly LedgerColumn[] = TOTAL_COLUMNS;
  return columns.flatMap((column) => densities.get(column)?.method ?? []).join(' ');
}

/** Place of every text among them all; none for empty ones, the same for equal ones. */
function ranksOf(texts: readonly string[]): (number | null)[] {
  const places = new Map([...new Set(texts)].sort((a, b) => a.localeCompare(b, 'zh')).map((text, at) => [text, at]));
  return texts.map((text) => (text === '' ? null : (places.get(text) ?? null)));
}
