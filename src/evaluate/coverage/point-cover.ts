import { changedStations } from './changed-stations.ts';
import type { DemandPoints } from './demand-points.ts';
import type { ServiceStation } from './service-station.ts';

/**
 * How many stations serve each of some points (需求点被覆盖次数), kept from one state to the next: a station that moves takes its
 * points off and puts its new ones on, however many other stations there are.
 */
export interface PointCover {
  /** Takes over the stations as they are now. */
  update(stations: ReadonlySet<ServiceStation>): void;
  /** How many stations serve each point. */
  readonly times: Uint32Array;
}

/**
 * Starts with no stations.
 *
 * @param count number of points
 * @param reachOf the points that one station serves; kept while the station is the same object
 */
export function createPointCover(count: number, reachOf: (station: ServiceStation) => Uint32Array): PointCover {
  const times = new Uint32Array(count);
  const reaches = new WeakMap<ServiceStation, Uint32Array>();
  let before: ReadonlySet<ServiceStation> = new Set();
  const add = (station: ServiceStation, step: number): void => {
    let reach = reaches.get(station);
    if (reach === undefined) {
      reach = reachOf(station);
      reaches.set(station, reach);
    }
    for (const point of reach) times[point] = (times[point] ?? 0) + step;
  };
  return {
    times,
    update(now) {
      const { gone, come } = changedStations(before, now);
      before = now;
      for (const station of gone) add(station, -1);
      for (const station of come) add(station, 1);
    },
  };
}

/** The points within the radius of a station as the crow flies (直线距离), a point at exactly the radius included. */
export function pointsAround(demand: DemandPoints, { x, y, planeRadius }: ServiceStation): Uint32Array {
  const found = demand.index.search(x - planeRadius, y - planeRadius, x + planeRadius, y + planeRadius);
  const square = planeRadius * planeRadius;
  return Uint32Array.from(
    found.filter((point) => ((demand.xs[point] ?? 0) - x) ** 2 + ((demand.ys[point] ?? 0) - y) ** 2 <= square),
  );
}
