import { VertexNumbers } from './vertex-numbers.ts';
import type { UncoveredEdges } from './uncovered-edges.ts';

/**
 * Closed walks along uncovered edges, each the border of one uncovered place: edge numbers, walk after walk. A walk that
 * runs counter-clockwise goes around what is uncovered, a clockwise one around land.
 */
export interface BorderLoops {
  readonly edges: Int32Array;
  /** For each walk the place in `edges` after its last one. */
  readonly ends: readonly number[];
}

const NONE = -1;

/**
 * Puts uncovered edges together to walks. Where several lead on from a vertex the sharpest turn to the left is taken, so
 * that places that touch in a point stay apart. Edges that are run both ways have land on both sides and fall out.
 */
export function borderLoops(uncovered: UncoveredEdges): BorderLoops {
  const walk = new Walk(uncovered);
  walk.cancelPairs();
  const edges = new Int32Array(uncovered.parcels.length);
  const ends: number[] = [];
  let count = 0;
  for (let edge = 0; edge < uncovered.parcels.length; edge += 1) {
    if (!walk.isFree(edge)) continue;
    const start = count;
    let isClosed = false;
    for (let next = edge; next !== NONE; next = walk.after(next, edge)) {
      if (next === edge && count > start) {
        isClosed = true;
        break;
      }
      walk.take(next);
      edges[count] = next;
      count += 1;
    }
    if (isClosed) ends.push(count);
    else count = start;
  }
  return { edges: edges.slice(0, count), ends };
}

/** Uncovered edges linked by their vertices. */
class Walk {
  readonly #ends: Float64Array;
  readonly #tails: Int32Array;
  readonly #heads: Int32Array;
  /** First edge that leaves a vertex, and for each edge the next one that leaves the same vertex. */
  readonly #first: Int32Array;
  readonly #next: Int32Array;
  readonly #isTaken: Uint8Array;

  constructor({ ends, parcels }: UncoveredEdges) {
    const count = parcels.length;
    const vertices = new VertexNumbers(2 * count);
    this.#ends = ends;
    this.#tails = new Int32Array(count);
    this.#heads = new Int32Array(count);
    this.#next = new Int32Array(count).fill(NONE);
    this.#isTaken = new Uint8Array(count);
    for (let edge = 0; edge < count; edge += 1) {
      this.#tails[edge] = vertices.numberOf(ends[4 * edge] ?? 0, ends[4 * edge + 1] ?? 0);
      this.#heads[edge] = vertices.numberOf(ends[4 * edge + 2] ?? 0, ends[4 * edge + 3] ?? 0);
    }
    this.#first = new Int32Array(vertices.count).fill(NONE);
    for (let edge = count - 1; edge >= 0; edge -= 1) {
      const tail = this.#tails[edge] ?? 0;
      this.#next[edge] = this.#first[tail] ?? NONE;
      this.#first[tail] = edge;
    }
  }

  isFree(edge: number): boolean {
    return this.#isTaken[edge] === 0;
  }

  take(edge: number): void {
    this.#isTaken[edge] = 1;
  }

  /** Takes out edges that another one runs in the opposite direction. */
  cancelPairs(): void {
    for (let edge = 0; edge < this.#tails.length; edge += 1) {
      if (!this.isFree(edge)) continue;
      let other = this.#first[this.#heads[edge] ?? 0] ?? NONE;
      while (other !== NONE && !(this.isFree(other) && this.#heads[other] === this.#tails[edge])) {
        other = this.#next[other] ?? NONE;
      }
      if (other === NONE) continue;
      this.take(edge);
      this.take(other);
    }
  }

  /** The edge that goes on from an edge: the free one, or the walk's first, that turns most sharply left. */
  after(edge: number, firstOfWalk: number): number {
    let best = NONE;
    let bestTurn = Infinity;
    for (let next = this.#first[this.#heads[edge] ?? 0] ?? NONE; next !== NONE; next = this.#next[next] ?? NONE) {
      if (!this.isFree(next) && next !== firstOfWalk) continue;
      const turn = this.#turn(edge, next);
      if (best !== NONE && turn >= bestTurn) continue;
      best = next;
      bestTurn = turn;
    }
    return best;
  }

  /** Angle from an edge run backwards, clockwise to the next edge. */
  #turn(edge: number, next: number): number {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = this.#ends.subarray(4 * edge, 4 * edge + 4);
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = this.#ends.subarray(4 * next, 4 * next + 4);
    const [backX, backY, onX, onY] = [x0 - x1, y0 - y1, toX - fromX, toY - fromY];
    const angle = Math.atan2(backY * onX - backX * onY, backX * onX + backY * onY);
    return angle > 0 ? angle : angle + 2 * Math.PI;
  }
}
