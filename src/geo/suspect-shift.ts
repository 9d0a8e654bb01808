import type { MapShift } from './map-shift.ts';
import { unshift } from './map-shift.ts';
import type { Shape } from './shape.ts';

/** Directions in which the reach of the land is compared with that of the boundary. */
const DIRECTIONS = 32;

/** The web maps' offset is 300 m and more everywhere in China; below this nothing is suspected, m. */
const LEAST_MISFIT_M = 150;

/** How much better the land must fit without the offset: its misfit at most this share of the one it has. */
const CONVINCING_SHARE = 0.5;

const METRES_PER_DEGREE = 111_320;

/**
 * Suspects that land was drawn on a web map (坐标偏移嫌疑): its reach in all directions is held against the boundary's, as
 * it is and with the offset taken out. Land that covers the whole district tells; part of a district does not, and then
 * nothing is suspected. A suspicion is for showing, never for converting unasked.
 *
 * @param points longitude, latitude pairs of the land: all vertices, or the corners of all parcels' boxes
 * @param boundary of the district in longitude and latitude, CGCS2000
 */
export function suspectShift(points: Float64Array, boundary: Shape): MapShift | null {
  if (points.length === 0 || boundary.coordinates.length === 0) return null;
  const shrink = Math.cos(((boundary.coordinates[1] ?? 0) * Math.PI) / 180);
  const expected = reachOf(boundary.coordinates, shrink);
  const land = extremesOf(points, shrink);
  const asIs = misfitM(reachOf(land, shrink), expected);
  if (asIs < LEAST_MISFIT_M) return null;
  let best: MapShift | null = null;
  let least = asIs * CONVINCING_SHARE;
  for (const shift of ['gcj02', 'bd09'] as const) {
    const moved = new Float64Array(land.length);
    for (let at = 0; at < land.length; at += 2) moved.set(unshift(shift, land[at] ?? 0, land[at + 1] ?? 0), at);
    const misfit = misfitM(reachOf(moved, shrink), expected);
    if (misfit < least) {
      least = misfit;
      best = shift;
    }
  }
  return best;
}

/** The points that reach farthest in each direction; the rest of the land cannot matter. */
function extremesOf(points: Float64Array, shrink: number): Float64Array {
  const extremes = new Float64Array(2 * DIRECTIONS);
  for (let direction = 0; direction < DIRECTIONS; direction += 1) {
    const [east, north] = directionOf(direction, shrink);
    let farthest = -Infinity;
    for (let at = 0; at < points.length; at += 2) {
      const x = points[at] ?? 0;
      const y = points[at + 1] ?? 0;
      const reach = east * x + north * y;
      if (reach > farthest) {
        farthest = reach;
        extremes[2 * direction] = x;
        extremes[2 * direction + 1] = y;
      }
    }
  }
  return extremes;
}

/** Support function: how far the points reach in each direction, degrees of latitude. */
function reachOf(points: Float64Array, shrink: number): Float64Array {
  const extremes = extremesOf(points, shrink);
  return Float64Array.from({ length: DIRECTIONS }, (_, direction) => {
    const [east, north] = directionOf(direction, shrink);
    return east * (extremes[2 * direction] ?? 0) + north * (extremes[2 * direction + 1] ?? 0);
  });
}

function directionOf(direction: number, shrink: number): readonly [east: number, north: number] {
  const angle = (2 * Math.PI * direction) / DIRECTIONS;
  return [Math.cos(angle) * shrink, Math.sin(angle)];
}

/** Median of the differences of two reaches, m: a border that was redrawn on one side leaves it alone. */
function misfitM(a: Float64Array, b: Float64Array): number {
  const differences = a.map((reach, direction) => Math.abs(reach - (b[direction] ?? 0))).sort();
  return (differences[DIRECTIONS / 2] ?? 0) * METRES_PER_DEGREE;
}
