import type { CoverageAccount } from '../../../src/evaluate/coverage/coverage-account.ts';

/** The part of the engine that tells what stations serve. */
export interface CoverageApi {
  /** Coverage of one scheme and year in detail, for the plan as it stands when asked; null without a library of factors. */
  coverage(scenario: string, year: number): Promise<CoverageAccount | null>;
}
