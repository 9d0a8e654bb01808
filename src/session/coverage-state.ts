import type { CoverageSurfaces } from '../../workers/engine/contract/coverage.ts';
import type { CoverageDetails } from '../evaluate/coverage/coverage-details.ts';

/** What is known of coverage (充电与公交覆盖). */
export interface CoverageState {
  /** `none`: nobody has asked yet, or there is nothing to work it out with. */
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  /** Kept while the next one is worked out. */
  readonly account: CoverageDetails | null;
  /** True while the account is older than the plan, or of another scheme or year. */
  readonly isOld: boolean;
}

/** Coverage as surfaces, for the map. */
export interface SurfaceState {
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  readonly surfaces: CoverageSurfaces | null;
  readonly isOld: boolean;
}

/** Which distance the panel and the map tell: as the crow flies or along roads. Targets go by the first. */
export type CoverageDistance = 'straight' | 'roads';
