import type { Desk } from '../../session/desk.ts';

type Engine = NonNullable<ReturnType<Desk['engine']['get']>>;

/** What the engine is asked for, and what it answers. */
export type LedgerQuery = Parameters<Engine['ledgerPage']>[0];
export type LedgerPage = NonNullable<Awaited<ReturnType<Engine['ledgerPage']>>>;
export type LedgerRow = LedgerPage['rows'][number];
export type LedgerOrder = NonNullable<LedgerQuery['order']>;
export type LedgerMissing = LedgerQuery['filter']['missing'];

/** Columns of carbon, as the ledger has them; the last one is in no total. */
export const POOL_COLUMNS = ['above', 'below', 'biomass', 'dead', 'soil', 'other-soil'] as const;

/** Stands for the class of land at sea. */
export const SEA_CLASS = 'sea';
