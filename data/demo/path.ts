/** A line in the local frame: x0, y0, x1, y1 … in metres. A ring is a path whose last point repeats the first. */
export type Path = readonly number[];

/** Signed area of a closed ring in m²: positive when counter-clockwise. */
export function signedAreaM2(ring: Path): number {
  const originX = ring[0] ?? 0;
  const originY = ring[1] ?? 0;
  let twice = 0;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const x = (ring[i] ?? 0) - originX;
    const y = (ring[i + 1] ?? 0) - originY;
    twice += x * ((ring[i + 3] ?? 0) - originY) - ((ring[i + 2] ?? 0) - originX) * y;
  }
  return twice / 2;
}

/** Whether a point lies inside a closed ring (even–odd; the edge itself goes either way). */
export function ringContains(ring: Path, x: number, y: number): boolean {
  let inside = false;
  for (let i = 0; i + 3 < ring.length; i += 2) {
    const ay = ring[i + 1] ?? 0;
    const by = ring[i + 3] ?? 0;
    if (ay > y === by > y) continue;
    const ax = ring[i] ?? 0;
    const bx = ring[i + 2] ?? 0;
    if (x < ax + ((y - ay) / (by - ay)) * (bx - ax)) inside = !inside;
  }
  return inside;
}

/** Bounding box `[minX, minY, maxX, maxY]` of a path. */
export function boundsOf(path: Path): [number, number, number, number] {
  let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
  for (let i = 0; i + 1 < path.length; i += 2) {
    const x = path[i] ?? 0;
    const y = path[i + 1] ?? 0;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return [minX, minY, maxX, maxY];
}

/** The path in the other direction. */
export function reversePath(path: Path): number[] {
  const out: number[] = [];
  for (let i = path.length - 2; i >= 0; i -= 2) out.push(path[i] ?? 0, path[i + 1] ?? 0);
  return out;
}
