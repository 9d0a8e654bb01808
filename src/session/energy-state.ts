import type { EnergySeries } from '../evaluate/energy/energy-series.ts';

/** What is known of energy (能源账). */
export interface EnergyState {
  /** `none`: nobody has asked yet, or there is nothing to work it out with. */
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  /** Of the scheme it names; kept while the next one is worked out. */
  readonly series: EnergySeries | null;
  /** True while the series is older than the plan, or of another scheme. */
  readonly isOld: boolean;
}
