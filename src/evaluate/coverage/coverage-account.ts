import type { LineSet } from '../../geo/line-set.ts';
import type { OverlayResult } from '../../geo/overlay-result.ts';
import type { Topology } from '../../geo/topology.ts';
import type { FactorLibrary } from '../factors/factor.ts';
import type { Measure } from '../measure.ts';
import { type CoverageDetails, coverageDetails } from './coverage-details.ts';
import type { CoverageNow } from './coverage-evaluator.ts';
import { coverageRows } from './coverage-rows.ts';
import { reachedRoads } from './reached-roads.ts';
import { DRAWN_SEGMENTS, serviceArea, uncoveredLand } from './service-area.ts';
import type { Service } from './service-station.ts';

/**
 * Coverage of one state of a plan, told part by part as it is asked for (覆盖账): whoever drags a station wants the numbers of each
 * movement and nothing else. Good until the next state is asked for.
 */
export interface CoverageAccount {
  /** Indicators of the district and every zone. */
  rows(): readonly Measure[];
  details(): CoverageDetails;
  /** All that is within reach as the crow flies, in the working plane, drawn coarsely. */
  area(service: Service, topology: Topology): OverlayResult;
  /** Built-up land that is out of reach as the crow flies, in the working plane, drawn coarsely; null without land cover. */
  uncoveredLand(service: Service, topology: Topology): OverlayResult | null;
  /** Stretches of roads within reach of charging stations along roads, in degrees; null without roads. */
  reachedRoads(): LineSet | null;
}

/** Opens the account of a state; nothing is worked out yet. */
export function coverageAccount(now: CoverageNow, library: FactorLibrary): CoverageAccount {
  const areas = new Map<Service, OverlayResult>();
  const areaOf = (service: Service, topology: Topology): OverlayResult => {
    const area = areas.get(service) ?? serviceArea(now[service], topology, DRAWN_SEGMENTS);
    areas.set(service, area);
    return area;
  };
  return {
    rows: () => coverageRows(now, now.zones, now.scope),
    details: () => coverageDetails(now, library),
    area: areaOf,
    uncoveredLand: (service, topology) =>
      now.land === null ? null : uncoveredLand(service, areaOf(service, topology), now.land, topology),
    reachedRoads: () => reachedRoads(now),
  };
}
