import { screenDistance, type ScreenPoint } from './viewport.ts';

/** Distance on the screen from a point to the segment between two others, px. */
export function distanceToSegment(at: ScreenPoint, from: ScreenPoint, to: ScreenPoint): number {
  const [dx, dy] = [to.x - from.x, to.y - from.y];
  const squared = dx * dx + dy * dy;
  const share = squared === 0 ? 0 : ((at.x - from.x) * dx + (at.y - from.y) * dy) / squared;
  const clamped = Math.min(1, Math.max(0, share));
  return screenDistance(at, { x: from.x + clamped * dx, y: from.y + clamped * dy });
}
