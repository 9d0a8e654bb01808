import type { LineSet } from '../../geo/line-set.ts';
import type { OverlayResult } from '../../geo/overlay-result.ts';
import type { Topology } from '../../geo/topology.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { Measure } from '../measure.ts';
import { type CoverageDetails, coverageDetails } from './coverage-details.ts';
import type { CoverageNow } from './coverage-evaluator.ts';
import { coverageRows } from './coverage-rows.ts';
import { reachedRoads } from './reached-roads.ts';
import { DRAWN_SEGMENTS, serviceAreaInSteps, uncoveredLandInSteps } from './service-area.ts';
import type { Service } from './service-station.ts';

/**
 * Coverage of one state of a plan, told part by part as it is asked for (覆盖账): whoever drags a station wants the numbers of each
 * movement and nothing else. Good until the next state is asked for.
 */
export interface CoverageAccount {
  /** Indicators of the district and every zone. */
  rows(): readonly Measure[];
  details(): CoverageDetails;
  /** All that is within reach as the crow flies, in the working plane, drawn coarsely; yields while it works. */
  area(service: Service, topology: Topology): Generator<void, OverlayResult, void>;
  /**
   * Built-up land out of that area, in the working plane; null without land cover. Takes the state as it is when this is called, and then
   * yields while it works.
   */
  uncoveredLand(
    service: Service,
    topology: Topology,
  ): ((area: OverlayResult) => Generator<void, OverlayResult, void>) | null;
  /** Stretches of roads within reach of charging stations along roads, in degrees; null without roads. */
  reachedRoads(): LineSet | null;
}

/** Opens the account of a state; nothing is worked out yet. */
export function coverageAccount(now: CoverageNow, library: FactorLibrary): CoverageAccount {
  return {
    rows: () => coverageRows(now, now.zones, now.scope),
    details: () => coverageDetails(now, library),
    area: (service, topology) => serviceAreaInSteps([...now[service]], topology, DRAWN_SEGMENTS),
    uncoveredLand: (service, topology) =>
      now.land === null ? null : uncoveredLandInSteps(service, now.land, topology),
    reachedRoads: () => reachedRoads(now),
  };
}
