/**
 * Whether two segments come within a distance of each other; touching the distance counts.
 *
 * @param ax … by ends of the first, `cx` … `dy` of the second, in one plane with the distance
 */
export function segmentsWithin(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
  distance: number,
): boolean {
  if (Math.min(ax, bx) - distance > Math.max(cx, dx) || Math.min(cx, dx) - distance > Math.max(ax, bx)) return false;
  if (Math.min(ay, by) - distance > Math.max(cy, dy) || Math.min(cy, dy) - distance > Math.max(ay, by)) return false;
  const square = distance * distance;
  return (
    squareToSegment(ax, ay, cx, cy, dx, dy) <= square ||
    squareToSegment(bx, by, cx, cy, dx, dy) <= square ||
    squareToSegment(cx, cy, ax, ay, bx, by) <= square ||
    squareToSegment(dx, dy, ax, ay, bx, by) <= square ||
    cross(ax, ay, bx, by, cx, cy, dx, dy)
  );
}

/** Square of the distance from a place to a segment. */
function squareToSegment(x: number, y: number, ax: number, ay: number, bx: number, by: number): number {
  const alongX = bx - ax;
  const alongY = by - ay;
  const length2 = alongX * alongX + alongY * alongY;
  const share = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * alongX + (y - ay) * alongY) / length2));
  const offX = x - ax - share * alongX;
  const offY = y - ay - share * alongY;
  return offX * offX + offY * offY;
}

/** Whether each of two segments has its ends on different sides of the other. */
function cross(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const c = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
  const d = (bx - ax) * (dy - ay) - (by - ay) * (dx - ax);
  const a = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx);
  const b = (dx - cx) * (by - cy) - (dy - cy) * (bx - cx);
  return c > 0 !== d > 0 && a > 0 !== b > 0;
}
