import { surelyApart, surelyTurns } from './orientation.ts';

/** Segments per block at least; more in long rings, so that blocks against blocks stay cheap. */
const BLOCK = 4;

/**
 * Says of rings whether they might touch or cross themselves. A quick test without false reassurance: consecutive
 * segments are gathered in boxes, only boxes that meet are looked into, and only segments that are not surely apart count.
 */
export class SelfTouch {
  #boxes = new Float64Array(4 * 64);

  /**
   * @param xs open ring: eastings of its vertices, neighbours (also last and first) differ
   * @param count number of vertices
   * @returns false when the ring surely is simple
   */
  mayTouch(xs: Float64Array, ys: Float64Array, count: number): boolean {
    if (count < 3) return true;
    for (let vertex = 0; vertex < count; vertex += 1) {
      if (!turnsAt(xs, ys, count, vertex)) return true;
    }
    const size = Math.max(BLOCK, Math.ceil(Math.sqrt(count) / 2));
    const blocks = Math.ceil(count / size);
    this.#fillBoxes(xs, ys, count, size, blocks);
    const boxes = this.#boxes;
    for (let one = 0; one < blocks; one += 1) {
      if (!isMonotone(xs, ys, count, one * size, Math.min(count, (one + 1) * size))) {
        if (this.#blocksTouch(xs, ys, count, size, one, one)) return true;
      }
      const minX = boxes[4 * one] ?? 0;
      const minY = boxes[4 * one + 1] ?? 0;
      const maxX = boxes[4 * one + 2] ?? 0;
      const maxY = boxes[4 * one + 3] ?? 0;
      for (let other = one + 1; other < blocks; other += 1) {
        const at = 4 * other;
        if ((boxes[at] ?? 0) > maxX || (boxes[at + 2] ?? 0) < minX) continue;
        if ((boxes[at + 1] ?? 0) > maxY || (boxes[at + 3] ?? 0) < minY) continue;
        if (this.#blocksTouch(xs, ys, count, size, one, other)) return true;
      }
    }
    return false;
  }

  #fillBoxes(xs: Float64Array, ys: Float64Array, count: number, size: number, blocks: number): void {
    if (this.#boxes.length < 4 * blocks) this.#boxes = new Float64Array(8 * blocks);
    for (let block = 0; block < blocks; block += 1) {
      let minX = Infinity;
      let minY = Infinity;
      let maxX = -Infinity;
      let maxY = -Infinity;
      const end = Math.min(count, (block + 1) * size);
      for (let vertex = block * size; vertex <= end; vertex += 1) {
        const at = vertex === count ? 0 : vertex;
        const x = xs[at] ?? 0;
        const y = ys[at] ?? 0;
        if (x < minX) minX = x;
        if (x > maxX) maxX = x;
        if (y < minY) minY = y;
        if (y > maxY) maxY = y;
      }
      this.#boxes[4 * block] = minX;
      this.#boxes[4 * block + 1] = minY;
      this.#boxes[4 * block + 2] = maxX;
      this.#boxes[4 * block + 3] = maxY;
    }
  }

  /** Whether a segment of one block may touch one of another (or of the same) that is not its neighbour. */
  #blocksTouch(xs: Float64Array, ys: Float64Array, count: number, size: number, one: number, other: number): boolean {
    const minX = this.#boxes[4 * other] ?? 0;
    const minY = this.#boxes[4 * other + 1] ?? 0;
    const maxX = this.#boxes[4 * other + 2] ?? 0;
    const maxY = this.#boxes[4 * other + 3] ?? 0;
    const end = Math.min(count, (one + 1) * size);
    const otherEnd = Math.min(count, (other + 1) * size);
    for (let a = one * size; a < end; a += 1) {
      const next = a + 1 === count ? 0 : a + 1;
      const ax = xs[a] ?? 0;
      const ay = ys[a] ?? 0;
      const bx = xs[next] ?? 0;
      const by = ys[next] ?? 0;
      const west = ax < bx ? ax : bx;
      const east = ax < bx ? bx : ax;
      const south = ay < by ? ay : by;
      const north = ay < by ? by : ay;
      if (west > maxX || east < minX || south > maxY || north < minY) continue;
      for (let c = Math.max(a + 2, other * size); c < otherEnd; c += 1) {
        const last = c + 1 === count ? 0 : c + 1;
        if (last === a) continue;
        const cx = xs[c] ?? 0;
        const dx = xs[last] ?? 0;
        if ((cx < west && dx < west) || (cx > east && dx > east)) continue;
        const cy = ys[c] ?? 0;
        const dy = ys[last] ?? 0;
        if ((cy < south && dy < south) || (cy > north && dy > north)) continue;
        if (!surelyApart(ax, ay, bx, by, cx, cy, dx, dy)) return true;
      }
    }
    return false;
  }
}

function turnsAt(xs: Float64Array, ys: Float64Array, count: number, vertex: number): boolean {
  const before = vertex === 0 ? count - 1 : vertex - 1;
  const after = vertex + 1 === count ? 0 : vertex + 1;
  return surelyTurns(
    xs[before] ?? 0,
    ys[before] ?? 0,
    xs[vertex] ?? 0,
    ys[vertex] ?? 0,
    xs[after] ?? 0,
    ys[after] ?? 0,
  );
}

/** A run that always goes east (west, north, south) cannot meet itself. */
function isMonotone(xs: Float64Array, ys: Float64Array, count: number, start: number, end: number): boolean {
  let goesEast = true;
  let goesWest = true;
  let goesNorth = true;
  let goesSouth = true;
  for (let vertex = start; vertex < end; vertex += 1) {
    const next = vertex + 1 === count ? 0 : vertex + 1;
    const dx = (xs[next] ?? 0) - (xs[vertex] ?? 0);
    const dy = (ys[next] ?? 0) - (ys[vertex] ?? 0);
    if (dx <= 0) goesEast = false;
    if (dx >= 0) goesWest = false;
    if (dy <= 0) goesNorth = false;
    if (dy >= 0) goesSouth = false;
  }
  return goesEast || goesWest || goesNorth || goesSouth;
}
