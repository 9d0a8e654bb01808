import type { CoverageNow } from './coverage-evaluator.ts';
import type { ServedPoints } from './point-coverage.ts';
import type { RoadFaults } from './road-faults.ts';
import type { RoadNetwork } from './road-network.ts';
import type { ServiceStation } from './service-station.ts';
import { type StationProblem, stationProblems } from './station-problems.ts';

/** A point that no station serves, as the crow flies or along roads (未覆盖的需求点). */
export interface UnservedPoint {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly longitude: number;
  readonly latitude: number;
  /** Whether a station serves it as the crow flies, and only the way along roads is too long. */
  readonly isServedStraight: boolean;
  /** Straight distance to the nearest station, m; null without stations. */
  readonly nearestM: number | null;
  /** Id of that station. */
  readonly nearest: string | null;
  /** Way along roads from the nearest station, m; null where there is none. */
  readonly alongRoadsM: number | null;
}

/** Villages or places in numbers. */
export interface PointReport {
  readonly total: number;
  readonly served: number;
  /** Null without roads. */
  readonly servedAlongRoads: number | null;
  /** People who live there; null where no point says. Points that do not say are left out of both sums. */
  readonly people: number | null;
  readonly peopleServed: number | null;
  /** Farthest from a station first. */
  readonly unserved: readonly UnservedPoint[];
}

/** Coverage in detail. */
export interface CoverageReport {
  readonly places: PointReport;
  readonly villages: PointReport;
  readonly problems: readonly StationProblem[];
  /** Null without roads. */
  readonly roads: RoadFaults | null;
}

/** Works the details out: for each unserved point a look at every station. */
export function coverageReport(now: CoverageNow): CoverageReport {
  const network = now.network();
  searchFromAll(now, network);
  return {
    places: pointReport(now.places, now, network),
    villages: pointReport(now.villages, now, network),
    problems: stationProblems(now),
    roads: network?.faults() ?? null,
  };
}

function searchFromAll({ charging }: CoverageNow, network: RoadNetwork | null): void {
  if (network === null) return;
  network.search.run([...charging].flatMap(({ x, y }) => network.access.locate(x, y) ?? []));
}

function pointReport(points: ServedPoints, { charging, plane }: CoverageNow, network: RoadNetwork | null): PointReport {
  const { demand, straight, alongRoads, positions } = points;
  const unserved: UnservedPoint[] = [];
  let served = 0;
  let servedAlongRoads = 0;
  let people = 0;
  let peopleServed = 0;
  let isCounted = false;
  for (let point = 0; point < demand.count; point += 1) {
    const isServed = (straight[point] ?? 0) > 0;
    const living = demand.population[point] ?? Number.NaN;
    if (!Number.isNaN(living)) {
      isCounted = true;
      people += living;
      if (isServed) peopleServed += living;
    }
    const isServedAlongRoads = (alongRoads?.[point] ?? 0) > 0;
    if (isServedAlongRoads) servedAlongRoads += 1;
    if (isServed) served += 1;
    if (isServed && (alongRoads === null || isServedAlongRoads)) continue;
    const [x, y] = [demand.xs[point] ?? 0, demand.ys[point] ?? 0];
    const nearest = nearestStation(charging, x, y);
    const position = positions[point] ?? null;
    const along = network === null || position === null ? Infinity : network.search.distanceToM(position);
    unserved.push({
      id: demand.ids[point] ?? '',
      name: demand.names[point] ?? '',
      type: demand.types[point] ?? '',
      longitude: demand.longitudes[point] ?? 0,
      latitude: demand.latitudes[point] ?? 0,
      isServedStraight: isServed,
      nearestM: nearest === null ? null : Math.hypot(nearest.x - x, nearest.y - y) / plane.scaleAt((nearest.x + x) / 2),
      nearest: nearest?.feature.id ?? null,
      alongRoadsM: Number.isFinite(along) ? along : null,
    });
  }
  return {
    total: demand.count,
    served,
    servedAlongRoads: alongRoads === null ? null : servedAlongRoads,
    people: isCounted ? people : null,
    peopleServed: isCounted ? peopleServed : null,
    unserved: unserved.sort((a, b) => (b.nearestM ?? 0) - (a.nearestM ?? 0)),
  };
}

function nearestStation(stations: ReadonlySet<ServiceStation>, x: number, y: number): ServiceStation | null {
  let nearest: ServiceStation | null = null;
  let least = Infinity;
  for (const station of stations) {
    const square = (station.x - x) ** 2 + (station.y - y) ** 2;
    if (square >= least) continue;
    least = square;
    nearest = station;
  }
  return nearest;
}
