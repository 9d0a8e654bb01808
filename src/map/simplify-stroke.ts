import type { Position } from 'geojson';
import { distanceToSegment } from './segment-distance.ts';
import type { ScreenPoint, Viewport } from './viewport.ts';

/**
 * Leaves out vertices of a stroke that lie within a tolerance of the line through the others on the screen (D. H. Douglas and
 * T. K. Peucker 1973); the first and the last stay.
 */
export function simplifyStroke(
  stroke: readonly Position[],
  viewport: Pick<Viewport, 'project'>,
  tolerancePx: number,
): Position[] {
  const points = stroke.map((position) => viewport.project(position));
  const kept = new Uint8Array(stroke.length);
  kept[0] = 1;
  kept[stroke.length - 1] = 1;
  const open: [number, number][] = [[0, stroke.length - 1]];
  for (let span = open.pop(); span !== undefined; span = open.pop()) {
    const farthest = farthestBetween(points, span, tolerancePx);
    if (farthest === null) continue;
    kept[farthest] = 1;
    open.push([span[0], farthest], [farthest, span[1]]);
  }
  return stroke.filter((_, index) => kept[index] === 1);
}

function farthestBetween(
  points: readonly ScreenPoint[],
  [first, last]: readonly [number, number],
  tolerancePx: number,
): number | null {
  const [from, to] = [points[first], points[last]];
  if (from === undefined || to === undefined) return null;
  let farthest: number | null = null;
  let most = tolerancePx;
  for (let index = first + 1; index < last; index += 1) {
    const distance = distanceToSegment(points[index] ?? from, from, to);
    if (distance > most) [farthest, most] = [index, distance];
  }
  return farthest;
}
