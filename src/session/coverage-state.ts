import type { CoverageAccount } from '../evaluate/coverage/coverage-account.ts';

/** What is known of coverage (充电与公交覆盖). */
export interface CoverageState {
  /** `none`: nobody has asked yet, or there is nothing to work it out with. */
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  /** Kept while the next one is worked out. */
  readonly account: CoverageAccount | null;
  /** True while the account is older than the plan, or of another scheme or year. */
  readonly isOld: boolean;
}
