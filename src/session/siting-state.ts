import type { Geometry, Position } from 'geojson';
import type { LayoutTurbines } from '../../workers/engine/contract/siting.ts';
import type { TurbineProposal } from '../evaluate/energy/farm-layout.ts';
import type { GridCalibre } from '../evaluate/energy/grid-factor.ts';
import type { ScreeningReport } from '../evaluate/energy/screening-report.ts';
import type { SiteAnswer } from '../evaluate/energy/siting.ts';
import type { Cell } from './cell.ts';
import type { FollowedState } from './results-follower.ts';

/** What can be built of the field that somebody looks at (选址). */
export interface SiteState extends FollowedState {
  /** Kept while the next one is worked out. */
  readonly answer: SiteAnswer | null;
}

/** Homes near the turbines of the scheme on screen (筛查). */
export interface ScreeningState extends FollowedState {
  readonly report: ScreeningReport | null;
}

/** Turbines that are proposed for a farm and not in the plan (预排布). */
export interface LayoutState {
  readonly isWorking: boolean;
  /** Kept while the next one is worked out. */
  readonly proposal: TurbineProposal | null;
}

/** What the map shows of siting beside the plan. */
export interface SitingMarks {
  /** Land that is looked at: what an exclusion takes. */
  readonly land: Geometry | null;
  /** Proposed turbines. */
  readonly turbines: readonly Position[];
}

/** Fields that all turbines of a layout get; null leaves one open. */
export interface TurbineFields {
  readonly capacityMw: number | null;
  readonly hubHeightM: number | null;
  readonly rotorDiameterM: number | null;
  readonly soundPowerDb: number | null;
}

/** Siting of photovoltaics and wind on screen: what can be built of a field, turbines in a farm, homes near them. */
export interface SitingDesk {
  readonly site: Cell<SiteState>;
  readonly calibre: Cell<GridCalibre>;
  readonly layout: Cell<LayoutState>;
  readonly screening: Cell<ScreeningState>;
  readonly marks: Cell<SitingMarks>;
  /** True while the engine makes the shape of the net area. */
  readonly isClipping: Cell<boolean>;
  /** The field that is looked at; null for none. */
  watchSite(feature: string | null): void;
  /** Which grid factor avoided emission of the field is told with; indicators of the scheme keep that of the province. */
  chooseCalibre(calibre: GridCalibre): void;
  /** Shows the land that an exclusion takes on the map, null for none. */
  showLand(rule: string | null): void;
  /** Whether the scheme on screen may change a feature. */
  mayChange(feature: string): boolean;
  /** Leaves what exclusions take out of a field, as one step. */
  clip(feature: string): Promise<void>;
  /** Proposes turbines and shows them on the map; the last question asked is the one that is answered. */
  layOut(request: Pick<LayoutTurbines, 'feature' | 'layout' | 'isNetOnly'>): Promise<void>;
  /** Keeps the proposed turbines, as one step. */
  keepTurbines(fields: TurbineFields): void;
  /** Takes the proposal away. */
  dropTurbines(): void;
  /** Homes are screened only while somebody looks at them. */
  watchScreening(isWatched: boolean): void;
}
