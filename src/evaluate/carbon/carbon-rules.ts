import type { FactorLibrary } from '../factors/factor.ts';
import type { CarbonSettings } from './carbon-settings.ts';

/** What a plan works carbon out with (核算规则). While both are the same objects, what was worked out is kept. */
export interface CarbonRules {
  readonly settings: CarbonSettings;
  readonly library: FactorLibrary;
  /** Province as factors have it in `region`; left out where the plan's place is not known. */
  readonly province?: string;
}
