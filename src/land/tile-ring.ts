/** Tile coordinates run from 0 to this in both directions (瓦片坐标范围). */
export const TILE_EXTENT = 4096;
/** Tile units kept beyond the edge, so that outlines do not show at tile borders. */
export const TILE_BUFFER = 64;

/**
 * Rounds a ring to a grid of `step` tile units and drops vertices that say nothing: repeated ones and those in the middle
 * of a straight run. The result depends on each vertex alone, so neighbours that share an edge still share it afterwards:
 * a coverage stays a coverage, at the price of losing what is smaller than the grid.
 *
 * @param points x, y of the closed ring in tile units
 * @returns x, y of the closed ring, or null when it collapses
 */
export function snapRing(points: readonly number[], step: number): number[] | null {
  const snapped: number[] = [];
  for (let at = 0; at + 1 < points.length; at += 2) {
    const x = Math.round((points[at] ?? 0) / step) * step;
    const y = Math.round((points[at + 1] ?? 0) / step) * step;
    const size = snapped.length;
    if (size >= 2 && snapped[size - 2] === x && snapped[size - 1] === y) continue;
    if (size >= 4 && isMiddle(snapped, x, y)) {
      snapped[size - 2] = x;
      snapped[size - 1] = y;
      continue;
    }
    snapped.push(x, y);
  }
  return snapped.length >= 8 && signedArea(snapped) !== 0 ? snapped : null;
}

/** True when the last point of the run lies straight between the one before it and (x, y). */
function isMiddle(run: readonly number[], x: number, y: number): boolean {
  const size = run.length;
  const x0 = run[size - 4] ?? 0;
  const y0 = run[size - 3] ?? 0;
  const x1 = run[size - 2] ?? 0;
  const y1 = run[size - 1] ?? 0;
  return (x1 - x0) * (y - y0) === (x - x0) * (y1 - y0) && (x1 - x0) * (x - x1) + (y1 - y0) * (y - y1) >= 0;
}

/** Signed area of a closed ring in tile units, positive clockwise on screen (y down). */
export function signedArea(ring: readonly number[]): number {
  let doubled = 0;
  for (let at = 2; at + 1 < ring.length; at += 2) {
    doubled += (ring[at - 2] ?? 0) * (ring[at + 1] ?? 0) - (ring[at] ?? 0) * (ring[at - 1] ?? 0);
  }
  return doubled / 2;
}

/** The ring run the other way. */
export function reverseRing(ring: readonly number[]): number[] {
  const reversed: number[] = [];
  for (let at = ring.length - 2; at >= 0; at -= 2) reversed.push(ring[at] ?? 0, ring[at + 1] ?? 0);
  return reversed;
}

/**
 * Cuts a closed ring to the tile and its buffer (Sutherland–Hodgman). Good for filling; edges that run along the cut lie
 * in the buffer and are not seen.
 */
export function clipRing(ring: readonly number[]): number[] {
  let points = clipAxis(ring, 0, -TILE_BUFFER, 1);
  points = clipAxis(points, 0, TILE_EXTENT + TILE_BUFFER, -1);
  points = clipAxis(points, 1, -TILE_BUFFER, 1);
  return clipAxis(points, 1, TILE_EXTENT + TILE_BUFFER, -1);
}

function clipAxis(ring: readonly number[], axis: 0 | 1, limit: number, side: 1 | -1): number[] {
  const kept: number[] = [];
  if (ring.length < 4) return kept;
  for (let at = 2; at + 1 < ring.length; at += 2) {
    const x0 = ring[at - 2] ?? 0;
    const y0 = ring[at - 1] ?? 0;
    const x1 = ring[at] ?? 0;
    const y1 = ring[at + 1] ?? 0;
    const before = side * ((axis === 0 ? x0 : y0) - limit);
    const after = side * ((axis === 0 ? x1 : y1) - limit);
    if (before >= 0 !== after >= 0) {
      const share = before / (before - after);
      kept.push(x0 + (x1 - x0) * share, y0 + (y1 - y0) * share);
    }
    if (after >= 0) kept.push(x1, y1);
  }
  if (kept.length >= 2) kept.push(kept[0] ?? 0, kept[1] ?? 0);
  return kept;
}
