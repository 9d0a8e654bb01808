/** Bound on the rounding of a cross product of differences (J. R. Shewchuk 1997, `ccwerrboundA`, rounded up). */
const CROSS_ERROR = 3.4e-16;

/**
 * On which side of the line through a and b the point c lies, as far as double precision can tell.
 *
 * @returns 1 = left, −1 = right, 0 = on it or too close to be sure
 */
function sideOf(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): -1 | 0 | 1 {
  const left = (ax - cx) * (by - cy);
  const right = (ay - cy) * (bx - cx);
  const bound = CROSS_ERROR * (Math.abs(left) + Math.abs(right));
  const cross = left - right;
  return cross > bound ? 1 : cross < -bound ? -1 : 0;
}

/**
 * Whether two segments surely have no point in common. False when they meet, and also when rounding leaves it open, so
 * that an exact answer has to be asked for only then.
 */
export function surelyApart(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): boolean {
  const c = sideOf(ax, ay, bx, by, cx, cy);
  if (c !== 0 && c === sideOf(ax, ay, bx, by, dx, dy)) return true;
  const a = sideOf(cx, cy, dx, dy, ax, ay);
  return a !== 0 && a === sideOf(cx, cy, dx, dy, bx, by);
}

/**
 * Whether the way a → b → c surely does not run back over itself at b. As {@link surelyApart}, false when in doubt.
 */
export function surelyTurns(ax: number, ay: number, bx: number, by: number, cx: number, cy: number): boolean {
  if ((ax - bx) * (cx - bx) + (ay - by) * (cy - by) < 0) return true;
  return sideOf(ax, ay, bx, by, cx, cy) !== 0;
}
