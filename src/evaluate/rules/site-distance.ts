import { isInShape } from '../../geo/place-in-shapes.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { Site } from './site.ts';

/**
 * Distance on the ground from a place to a site, m; 0 inside an area. The plane is stretched by its scale at the place, so that
 * within some kilometres lengths are true to 10⁻³.
 *
 * @param x, y of the working plane
 * @param scale metres per metre of easting there, see `eastingScale`
 */
export function distanceToSite(x: number, y: number, { window, points }: Site, scale: number): number {
  let least = Infinity;
  for (let at = 0; at < points.length; at += 2) {
    least = Math.min(least, Math.hypot(((points[at] ?? 0) - x) * scale, ((points[at + 1] ?? 0) - y) / scale));
  }
  if (window === null) return least;
  const { coordinates, ringEnds } = window.shape;
  if (isInShape(window.shape, x, y)) return 0;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    for (let at = startOf(ringEnds, ring) + 1; at < (ringEnds[ring] ?? 0); at += 1) {
      const ax = ((coordinates[2 * at - 2] ?? 0) - x) * scale;
      const ay = ((coordinates[2 * at - 1] ?? 0) - y) / scale;
      const bx = ((coordinates[2 * at] ?? 0) - x) * scale;
      const by = ((coordinates[2 * at + 1] ?? 0) - y) / scale;
      least = Math.min(least, distanceToSegment(ax, ay, bx, by));
    }
  }
  return least;
}

/** Distance of the origin from a segment. */
function distanceToSegment(ax: number, ay: number, bx: number, by: number): number {
  const alongX = bx - ax;
  const alongY = by - ay;
  const length2 = alongX * alongX + alongY * alongY;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(ax * alongX + ay * alongY) / length2));
  return Math.hypot(ax + share * alongX, ay + share * alongY);
}
