import { type MapShift, unshift } from '../../geo/map-shift.ts';
import type { MetricPlane } from './metric-plane.ts';
import type { RoadAccess } from './road-access.ts';

/** Fewer stations than this may lie off the roads by chance. */
const FEWEST_STATIONS = 8;
/** Stations stand at roads: a median this near is right whatever the offset would do, m. */
const NEAR_M = 25;
/** How much nearer the roads have to be without the offset. */
const CONVINCING_SHARE = 0.5;
/** Farther off no road tells anything, m; the offset of web maps is 300 to 900 m. */
const FARTHEST_M = 1500;

/**
 * Suspects that stations carry the offset of a web map (坐标偏移嫌疑): without it they lie much nearer to the roads. It is told by
 * the median distance, so that a few stations in yards do not matter. A suspicion is for showing, never for moving unasked.
 *
 * @param stations longitude, latitude pairs in degrees as they are in the plan
 * @param roads the roads, which carry no offset
 * @returns null where there are too few stations to tell, or nothing is amiss
 */
export function suspectStationShift(stations: Float64Array, roads: RoadAccess, plane: MetricPlane): MapShift | null {
  if (stations.length < 2 * FEWEST_STATIONS) return null;
  const asIs = medianOffM(stations, roads, plane, (longitude, latitude) => [longitude, latitude]);
  if (asIs <= NEAR_M) return null;
  let best: MapShift | null = null;
  let least = asIs * CONVINCING_SHARE;
  for (const shift of ['gcj02', 'bd09'] as const) {
    const off = medianOffM(stations, roads, plane, (longitude, latitude) => unshift(shift, longitude, latitude));
    if (off >= least) continue;
    least = off;
    best = shift;
  }
  return best;
}

/** Median distance to the nearest road, m. */
function medianOffM(
  stations: Float64Array,
  roads: RoadAccess,
  plane: MetricPlane,
  change: (longitude: number, latitude: number) => readonly [number, number],
): number {
  const distances = new Float64Array(stations.length / 2);
  for (let station = 0; station < distances.length; station += 1) {
    const [x, y] = plane.place(...change(stations[2 * station] ?? 0, stations[2 * station + 1] ?? 0));
    distances[station] = roads.locate(x, y, FARTHEST_M)?.accessM ?? FARTHEST_M;
  }
  return distances.sort()[distances.length >> 1] ?? 0;
}
