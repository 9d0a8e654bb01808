import type { Plan, PlanFeature } from '../../../src/plan/plan.ts';
import type { LedgerSource } from '../../engine/contract/ledger.ts';

/** Forms that a ledger is written in: a workbook that calculates, a table of text, a layer with the outlines of the parcels. */
export type LedgerFormat = 'xlsx' | 'csv' | 'gpkg';

/** A ledger to be written (台账导出). */
export interface LedgerFileRequest {
  readonly format: LedgerFormat;
  /** Name of the file without its ending. */
  readonly fileName: string;
  /** With outlines for `gpkg`. Its arrays are handed over. */
  readonly source: LedgerSource;
  /** Numbers of the plan's own in place of shipped ones. */
  readonly factors: Plan['factors'];
  readonly language: 'zh' | 'en';
  readonly planName: string;
  readonly scenarioName: string;
  /** What everybody who gets the numbers must be told of the data behind them, in the language of the file. */
  readonly dataNotes: readonly string[];
  /** The features that the ledger names. */
  readonly features: readonly {
    readonly id: string;
    readonly name: string;
    readonly geometry: PlanFeature['geometry'];
  }[];
}

/** A written ledger. */
export interface LedgerFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}
