import type { Interval } from '../../../src/evaluate/carbon/interval.ts';
import type { Ledger, LedgerColumn, LedgerDensity, LedgerProfile } from '../../../src/evaluate/carbon/ledger.ts';
import type { LedgerFilter, LedgerOrder } from '../../../src/evaluate/carbon/ledger-query.ts';
import type { ShapeTable } from '../../../src/geo/shape-table.ts';
import type { AttributeColumn } from '../../../src/land/attribute-column.ts';

/** Which ledger is meant. A revision other than the engine's is refused with the code `ledger-outdated`. */
export interface LedgerScope {
  readonly scenario: string;
  readonly year: number;
  readonly revision: number;
}

/** Which rows of a ledger, and in which order; null = as in the ledger. */
export interface LedgerQuery extends LedgerScope {
  readonly filter: LedgerFilter;
  readonly order: LedgerOrder | null;
}

/** What the rows of one kind of land have in common. Rows of a page share it. */
export interface LedgerRowKind {
  /** Id of the feature that turns the land; null for land that stays. */
  readonly feature: string | null;
  /** Codes of the base's system, '' for an unknown one, `SEA_CLASS` at sea. */
  readonly classBefore: string;
  readonly classAfter: string;
  /** How each pool is found that has a number, in the order of the columns. */
  readonly pools: readonly (Pick<LedgerDensity, 'method' | 'depthCm'> & { readonly column: LedgerColumn })[];
  /** Ids of the factors that all its pools together use. */
  readonly factors: readonly string[];
  readonly missing: LedgerProfile['missing'];
}

/** A row of the ledger, as the table shows it (台账行). */
export interface LedgerRow {
  /** Number of the row in the ledger, from 0. */
  readonly row: number;
  /** Null at sea, and so is its place. */
  readonly parcel: number | null;
  readonly place: { readonly longitude: number; readonly latitude: number } | null;
  /** Id attribute of the parcel; '' at sea. */
  readonly id: string;
  readonly areaM2: number;
  readonly kind: LedgerRowKind;
  /** tC of the pools that have a number. */
  readonly carbonT: Readonly<Partial<Record<LedgerColumn, number>>>;
  /** tC with its 95 % interval; null where no pool of the total has a number. */
  readonly total: Pick<Interval, 'value' | 'low' | 'high'> | null;
}

/** A page of the ledger, with what all rows that were asked for add up to. */
export interface LedgerPage {
  /** Rows that the filter lets through. */
  readonly total: number;
  readonly rows: readonly LedgerRow[];
  readonly areaM2: number;
  /** tC of them all with the 95 % interval. */
  readonly carbon: Interval;
  /** Rows without any number, and their area. */
  readonly withoutNumber: { readonly rows: number; readonly areaM2: number };
  /** Of the whole ledger: rows, rows with a missing number, rows without any. */
  readonly counts: { readonly all: number; readonly incomplete: number; readonly withoutNumber: number };
  /** What rows of the whole ledger can be filtered by. */
  readonly classesBefore: readonly string[];
  readonly classesAfter: readonly string[];
  readonly features: readonly string[];
  readonly soilDepthCm: number;
}

/** A whole ledger with what of the base its files need (台账数据). */
export interface LedgerSource {
  readonly ledger: Ledger;
  readonly total: Interval;
  /** Id attribute of the parcels; null where the file has none. */
  readonly ids: AttributeColumn | null;
  /** Outlines of the parcels in the working plane; null unless asked for. */
  readonly outlines: ShapeTable | null;
  readonly classSystem: string;
  /** Names of the classes in the ledger by code, as the class tables have them. */
  readonly classNames: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

/** What the engine tells of ledgers. Work is given up as evaluations are, with the codes `ledger-outdated` and `ledger-cancelled`. */
export interface LedgerApi {
  /** Null without land cover and before the base year. */
  ledgerPage(query: LedgerQuery, offset: number, limit: number): Promise<LedgerPage | null>;
  /** Position of a parcel's first row among those asked for; null when it has none. */
  ledgerPosition(query: LedgerQuery, parcel: number): Promise<number | null>;
  /** Null without land cover and before the base year. */
  ledgerSource(scope: LedgerScope, withOutlines: boolean): Promise<LedgerSource | null>;
}
