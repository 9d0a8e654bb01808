/** Rounding of the orientation of three points, in shares of its two products (J. R. Shewchuk 1997, error bound A). */
const ORIENTATION_BOUND = 3.3306690738754716e-16;

/**
 * Whether a closed ring is sure not to touch or cross itself (简单环). Every pair of edges is looked at, which for the few corners of a
 * building is far sooner done than asking GEOS. Whatever is in doubt by rounding, and a vertex that is there twice, is not sure.
 *
 * @param coordinates x, y pairs in any plane, the last one repeating the first
 * @param count number of vertices with the repeated one; the array may be longer
 */
export function isSurelySimple(coordinates: Float64Array, count: number): boolean {
  const edges = count - 1;
  if (edges < 3) return false;
  for (let edge = 0; edge < edges; edge += 1) {
    if (!turnsClearly(coordinates, edge, edge + 1 === edges ? 0 : edge + 1)) return false;
    for (let other = edge + 2; other < edges; other += 1) {
      if (edge === 0 && other === edges - 1) continue;
      if (!areClearlyApart(coordinates, edge, other)) return false;
    }
  }
  return true;
}

/** Whether an edge does not run back over the one before it. */
function turnsClearly(coordinates: Float64Array, edge: number, next: number): boolean {
  const [ax, ay] = [coordinates[2 * edge] ?? 0, coordinates[2 * edge + 1] ?? 0];
  const [bx, by] = [coordinates[2 * next] ?? 0, coordinates[2 * next + 1] ?? 0];
  const [cx, cy] = [coordinates[2 * next + 2] ?? 0, coordinates[2 * next + 3] ?? 0];
  if ((bx - ax) * (cx - bx) + (by - ay) * (cy - by) > 0) return true;
  return sideOf(ax, ay, bx, by, cx, cy) !== 0;
}

function areClearlyApart(coordinates: Float64Array, edge: number, other: number): boolean {
  const [ax, ay] = [coordinates[2 * edge] ?? 0, coordinates[2 * edge + 1] ?? 0];
  const [bx, by] = [coordinates[2 * edge + 2] ?? 0, coordinates[2 * edge + 3] ?? 0];
  const [cx, cy] = [coordinates[2 * other] ?? 0, coordinates[2 * other + 1] ?? 0];
  const [dx, dy] = [coordinates[2 * other + 2] ?? 0, coordinates[2 * other + 3] ?? 0];
  if (Math.max(ax, bx) < Math.min(cx, dx) || Math.max(cx, dx) < Math.min(ax, bx)) return true;
  if (Math.max(ay, by) < Math.min(cy, dy) || Math.max(cy, dy) < Math.min(ay, by)) return true;
  if (sideOf(ax, ay, bx, by, cx, cy) * sideOf(ax, ay, bx, by, dx, dy) > 0) return true;
  return sideOf(cx, cy, dx, dy, ax, ay) * sideOf(cx, cy, dx, dy, bx, by) > 0;
}

/** 1 where c is sure to lie left of the line from a to b, −1 right of it, 0 where that is in doubt. */
function sideOf(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): number {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const side = left - right;
  return Math.abs(side) > ORIENTATION_BOUND * (Math.abs(left) + Math.abs(right)) ? Math.sign(side) : 0;
}
