import type { Geometry } from 'geojson';
import type { FarmLayout, TurbineProposal } from '../../../src/evaluate/energy/farm-layout.ts';
import type { GridCalibre } from '../../../src/evaluate/energy/grid-factor.ts';
import type { ScreeningReport } from '../../../src/evaluate/energy/screening-report.ts';
import type { SiteAnswer } from '../../../src/evaluate/energy/siting.ts';
import type { FixOutcome } from '../../../src/evaluate/rules/finding-fix.ts';

/** A drawn field of photovoltaics or wind in a scheme and year. */
export interface SiteRequest {
  readonly scenario: string;
  readonly year: number;
  /** Id of the feature. */
  readonly feature: string;
}

/** Turbines for a drawn wind farm (排布要求). */
export interface LayoutTurbines extends SiteRequest {
  readonly layout: FarmLayout;
  /** Whether turbines keep out of land that exclusions take. */
  readonly isNetOnly: boolean;
}

/** The part of the engine that tells what can be built where, for the plan as it stands when asked. */
export interface SitingApi {
  analyseSite(request: SiteRequest, calibre: GridCalibre): Promise<SiteAnswer>;
  /** Land that one exclusion takes, in degrees; null where it takes none. */
  siteLand(request: SiteRequest, rule: string): Promise<Geometry | null>;
  /** The field without what exclusions take. */
  clipSite(request: SiteRequest): Promise<FixOutcome>;
  layOutTurbines(request: LayoutTurbines): Promise<TurbineProposal>;
  /** Homes near turbines: a screening, no assessment. In slices; outdated and given up with `screening-…`. */
  screenTurbines(scenario: string, year: number): Promise<ScreeningReport | null>;
}
