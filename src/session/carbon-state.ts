import type { CarbonReport, CarbonSeries } from '../evaluate/carbon/carbon-report.ts';

/** What is known of carbon (碳账). */
export interface CarbonState {
  /** `none`: nobody has asked yet, or there is nothing to tell: no land cover, or a year before the base year. */
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  /** Of the scheme and year it names; kept while the next one is worked out. */
  readonly report: CarbonReport | null;
  /** The scheme on screen first, then the others. */
  readonly series: readonly CarbonSeries[];
  /** True while the report is older than the plan, or of another scheme or year. */
  readonly isOld: boolean;
}
