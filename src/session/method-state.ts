import type { MethodPair, MethodReport } from '../evaluate/carbon/method-comparison.ts';
import type { Cell } from './cell.ts';

/** What is known of two methods side by side (方法对比). */
export interface MethodState {
  /** `none`: nobody has asked yet, or there is nothing to compare: no land cover, or a year before the base year. */
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  /** What is to be compared; the report may still be of another pair. */
  readonly pair: MethodPair;
  /** Of the scheme and year it names; kept while the next one is worked out. */
  readonly report: MethodReport | null;
  /** True while the report is older than the plan, or of another scheme, year or pair. */
  readonly isOld: boolean;
}

/** Compares two methods for stored carbon while somebody looks. */
export interface MethodDesk {
  readonly state: Cell<MethodState>;
  /** Compares these; the same ones again after a failure. */
  choose(pair: MethodPair): void;
  watch(isWatched: boolean): void;
  dispose(): void;
}
