import type { FactorLibrary } from '../factors/factor.ts';
import type { CoverageNow } from './coverage-evaluator.ts';
import { type CoverageReport, coverageReport } from './coverage-report.ts';
import type { ServedPoints } from './point-coverage.ts';
import { type SwapSummary, swapStations } from './swap-stations.ts';
import { proposedSites, type ProposedSite } from './proposed-sites.ts';
import { type ServiceStation, USUAL_RADIUS_FACTORS } from './service-station.ts';

/** Stations of a service in short. */
export interface ServiceSummary {
  readonly stations: number;
  /** Least and greatest distance that one serves, m; null without stations. */
  readonly radiiM: readonly [least: number, greatest: number] | null;
}

/** Places of one type (重点场所分类). */
export interface PlaceTypeCount {
  /** As the kind `place` has them; `''` where none is given. */
  readonly type: string;
  readonly total: number;
  readonly served: number;
}

/** A place of the road network, in degrees. */
export interface RoadPlace {
  readonly longitude: number;
  readonly latitude: number;
}

/** A place where the road network may have a gap (疑似断头路). */
export interface RoadGapPlace extends RoadPlace {
  /** To the nearest other road, m. */
  readonly distanceM: number;
}

/** All that is told of coverage in a scheme and year besides its indicators (覆盖明细). */
export interface CoverageDetails extends Pick<CoverageReport, 'places' | 'villages' | 'problems'> {
  readonly charging: ServiceSummary;
  readonly bus: ServiceSummary;
  /** Swap stations stand apart: no target of a plan counts them as charging. */
  readonly swap: SwapSummary;
  readonly placeTypes: readonly PlaceTypeCount[];
  /** Null without roads. */
  readonly roads: {
    readonly partCount: number;
    /** Length of the largest part as a share of all, 0…1. */
    readonly largestShare: number;
    readonly gaps: readonly RoadGapPlace[];
    /** Where roads cross on one level without a vertex in common (无共同节点的相交). */
    readonly crossings: readonly RoadPlace[];
    /** Whether those are junctions in the ways that are told here. */
    readonly isJoined: boolean;
  } | null;
  /** The next best charging stations, best first. */
  readonly sites: readonly ProposedSite[];
  /** Distance that a new charging station serves unless it says otherwise, m; null where no factor tells. */
  readonly usualRadiusM: number | null;
}

/** Puts the details together. Unserved points are held against every station, and stations against the roads. */
export function coverageDetails(now: CoverageNow, library: FactorLibrary): CoverageDetails {
  const { places, villages, problems, roads } = coverageReport(now);
  const usualRadiusM = library.find(USUAL_RADIUS_FACTORS.charging)?.value ?? null;
  return {
    places,
    villages,
    problems,
    charging: summaryOf(now.charging),
    bus: summaryOf(now.bus),
    swap: swapStations(now.features),
    placeTypes: countTypes(now.places),
    roads:
      roads === null
        ? null
        : {
            partCount: roads.partCount,
            largestShare: roads.largestShare,
            gaps: roads.gaps.map(({ x, y, distanceM }) => ({ ...placeOf(now, x, y), distanceM })),
            crossings: crossingsOf(now),
            isJoined: now.network()?.isJoined === true,
          },
    sites: usualRadiusM === null ? [] : proposedSites(now, usualRadiusM),
    usualRadiusM,
  };
}

function placeOf({ plane }: CoverageNow, x: number, y: number): RoadPlace {
  const [longitude, latitude] = plane.degreesOf(x, y);
  return { longitude, latitude };
}

function crossingsOf(now: CoverageNow): readonly RoadPlace[] {
  const { places } = now.network()?.crossings() ?? { places: new Float64Array(0) };
  return Array.from({ length: places.length / 2 }, (_, at) =>
    placeOf(now, places[2 * at] ?? 0, places[2 * at + 1] ?? 0),
  );
}

function summaryOf(stations: ReadonlySet<ServiceStation>): ServiceSummary {
  let [least, greatest] = [Infinity, 0];
  for (const { radiusM } of stations) [least, greatest] = [Math.min(least, radiusM), Math.max(greatest, radiusM)];
  return { stations: stations.size, radiiM: stations.size === 0 ? null : [least, greatest] };
}

/** In the order of their names; those without a type last. */
function countTypes({ demand, straight }: ServedPoints): readonly PlaceTypeCount[] {
  const counts = new Map<string, { total: number; served: number }>();
  for (let point = 0; point < demand.count; point += 1) {
    const type = demand.types[point] ?? '';
    const count = counts.get(type) ?? { total: 0, served: 0 };
    count.total += 1;
    if ((straight[point] ?? 0) > 0) count.served += 1;
    counts.set(type, count);
  }
  return [...counts]
    .map(([type, count]) => ({ type, ...count }))
    .sort((a, b) => Number(a.type === '') - Number(b.type === '') || (a.type < b.type ? -1 : 1));
}
