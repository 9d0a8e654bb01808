import type { FactorLibrary } from '../factors/factor.ts';
import type { CoverageNow } from './coverage-evaluator.ts';
import { type CoverageReport, coverageReport } from './coverage-report.ts';
import type { ServedPoints } from './point-coverage.ts';
import { proposedSites, type ProposedSite } from './proposed-sites.ts';
import type { ServiceStation } from './service-station.ts';

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

/** A place where the road network may have a gap, in degrees (疑似断头路). */
export interface RoadGapPlace {
  readonly longitude: number;
  readonly latitude: number;
  /** To the nearest other road, m. */
  readonly distanceM: number;
}

/** A station of the map, with how far it serves (服务范围). */
export interface ServedCircle {
  readonly longitude: number;
  readonly latitude: number;
  readonly radiusM: number;
}

/** All that is told of coverage in a scheme and year besides its indicators (覆盖明细). */
export interface CoverageAccount extends Pick<CoverageReport, 'places' | 'villages' | 'problems'> {
  readonly charging: ServiceSummary;
  readonly bus: ServiceSummary;
  readonly placeTypes: readonly PlaceTypeCount[];
  readonly circles: readonly ServedCircle[];
  /** Null without roads. */
  readonly roads: {
    readonly partCount: number;
    /** Length of the largest part as a share of all, 0…1. */
    readonly largestShare: number;
    readonly gaps: readonly RoadGapPlace[];
  } | null;
  /** The next best charging stations, best first. */
  readonly sites: readonly ProposedSite[];
  /** Distance that a new charging station serves unless it says otherwise, m; null where no factor tells. */
  readonly usualRadiusM: number | null;
}

/** Factor with the distance of a charging station that names none. */
const USUAL_RADIUS = 'rule.charge.r1000';

/** Puts the details together. Unserved points are held against every station, and stations against the roads. */
export function coverageAccount(now: CoverageNow, library: FactorLibrary): CoverageAccount {
  const { places, villages, problems, roads } = coverageReport(now);
  const usualRadiusM = library.find(USUAL_RADIUS)?.value ?? null;
  return {
    places,
    villages,
    problems,
    charging: summaryOf(now.charging),
    bus: summaryOf(now.bus),
    placeTypes: countTypes(now.places),
    circles: [...now.charging].map(({ longitude, latitude, radiusM }) => ({ longitude, latitude, radiusM })),
    roads:
      roads === null
        ? null
        : {
            partCount: roads.partCount,
            largestShare: roads.largestShare,
            gaps: roads.gaps.map(({ x, y, distanceM }) => {
              const [longitude, latitude] = now.plane.degreesOf(x, y);
              return { longitude, latitude, distanceM };
            }),
          },
    sites: usualRadiusM === null ? [] : proposedSites(now, usualRadiusM),
    usualRadiusM,
  };
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
