import { buildBoxIndex } from './box-index.ts';
import { NearPlaces } from './near-places.ts';
import { startOf } from './shape-table.ts';

/** Rings or lines one after another; each has the vertices from the end of the one before up to its own end. */
export interface Runs {
  /** x, y pairs in metres. */
  readonly coordinates: Float64Array;
  readonly ends: Uint32Array;
}

/**
 * So far apart two places may be and still be the same: ten roundings of a coordinate of 1e7 m on its way from degrees to
 * the plane. A place taken from an edge comes back so far beside it.
 */
export const STITCH_M = 2e-8;

/** Edges that share one box. */
const EDGES_PER_CHUNK = 8;

/**
 * Makes runs that meet share their vertices (缝合): places closer than the tolerance become the first of them, and an edge on
 * which a vertex lies gets that vertex. Without this, shapes that were drawn along each other's edges would leave cracks and
 * overlaps a few nanometres wide, because a point of an edge is hardly ever a pair of doubles.
 */
export function stitchRuns({ coordinates, ends }: Runs, toleranceM = STITCH_M): Runs {
  const count = coordinates.length / 2;
  const places = new NearPlaces(toleranceM, count);
  const numbers = new Uint32Array(count);
  const together = new Float64Array(coordinates.length);
  for (let vertex = 0; vertex < count; vertex += 1) {
    const x = coordinates[2 * vertex] ?? 0;
    const y = coordinates[2 * vertex + 1] ?? 0;
    const near = places.find(x, y);
    const number = near >= 0 ? near : places.numberOf(x, y);
    numbers[vertex] = number;
    together[2 * vertex] = places.xOf(number);
    together[2 * vertex + 1] = places.yOf(number);
  }
  const insertions = verticesOnEdges(together, ends, numbers, toleranceM);
  return insertions.length === 0 ? { coordinates: together, ends } : withInsertions(together, ends, insertions);
}

/** A vertex to be put on the edge that begins at another. */
interface Insertion {
  readonly edge: number;
  readonly vertex: number;
  /** Where on the edge, 0–1. */
  readonly share: number;
}

function verticesOnEdges(
  coordinates: Float64Array,
  ends: Uint32Array,
  numbers: Uint32Array,
  toleranceM: number,
): Insertion[] {
  const { firsts, lasts, boxes } = chunksOf(coordinates, ends, toleranceM);
  const index = buildBoxIndex(boxes);
  const insertions: Insertion[] = [];
  // A place is looked at once, however many runs pass through it.
  const isSeen = new Uint8Array(numbers.length);
  for (let vertex = 0; vertex < numbers.length; vertex += 1) {
    const number = numbers[vertex] ?? 0;
    if (isSeen[number] === 1) continue;
    isSeen[number] = 1;
    const x = coordinates[2 * vertex] ?? 0;
    const y = coordinates[2 * vertex + 1] ?? 0;
    for (const chunk of index.search(x, y, x, y)) {
      for (let edge = firsts[chunk] ?? 0; edge < (lasts[chunk] ?? 0); edge += 1) {
        if (numbers[edge] === number || numbers[edge + 1] === number) continue;
        const share = shareOnEdge(coordinates, edge, x, y, toleranceM);
        if (share > 0 && share < 1) insertions.push({ edge, vertex, share });
      }
    }
  }
  return insertions.sort((one, other) => one.edge - other.edge || one.share - other.share);
}

/** Where on an edge a place lies, 0–1; −1 when it is not on it. */
function shareOnEdge(coordinates: Float64Array, edge: number, x: number, y: number, toleranceM: number): number {
  const x0 = coordinates[2 * edge] ?? 0;
  const y0 = coordinates[2 * edge + 1] ?? 0;
  const alongX = (coordinates[2 * edge + 2] ?? 0) - x0;
  const alongY = (coordinates[2 * edge + 3] ?? 0) - y0;
  const length2 = alongX * alongX + alongY * alongY;
  const across = alongX * (y - y0) - alongY * (x - x0);
  if (across * across > toleranceM * toleranceM * length2) return -1;
  return length2 === 0 ? -1 : (alongX * (x - x0) + alongY * (y - y0)) / length2;
}

function chunksOf(
  coordinates: Float64Array,
  ends: Uint32Array,
  marginM: number,
): { readonly firsts: number[]; readonly lasts: number[]; readonly boxes: Float64Array } {
  const firsts: number[] = [];
  const lasts: number[] = [];
  for (let run = 0; run < ends.length; run += 1) {
    const lastOfRun = (ends[run] ?? 0) - 1;
    for (let first = startOf(ends, run); first < lastOfRun; first += EDGES_PER_CHUNK) {
      firsts.push(first);
      lasts.push(Math.min(first + EDGES_PER_CHUNK, lastOfRun));
    }
  }
  const boxes = new Float64Array(4 * firsts.length);
  firsts.forEach((first, chunk) => {
    let [minX, minY, maxX, maxY] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let vertex = first; vertex <= (lasts[chunk] ?? 0); vertex += 1) {
      const x = coordinates[2 * vertex] ?? 0;
      const y = coordinates[2 * vertex + 1] ?? 0;
      minX = Math.min(minX, x);
      minY = Math.min(minY, y);
      maxX = Math.max(maxX, x);
      maxY = Math.max(maxY, y);
    }
    boxes.set([minX - marginM, minY - marginM, maxX + marginM, maxY + marginM], 4 * chunk);
  });
  return { firsts, lasts, boxes };
}

/** @param insertions in the order of edges and of places along them */
function withInsertions(coordinates: Float64Array, ends: Uint32Array, insertions: readonly Insertion[]): Runs {
  const longer = new Float64Array(coordinates.length + 2 * insertions.length);
  const laterEnds = new Uint32Array(ends.length);
  let inserted = 0;
  let to = 0;
  for (let run = 0; run < ends.length; run += 1) {
    for (let vertex = startOf(ends, run); vertex < (ends[run] ?? 0); vertex += 1) {
      longer[to++] = coordinates[2 * vertex] ?? 0;
      longer[to++] = coordinates[2 * vertex + 1] ?? 0;
      for (let next = insertions[inserted]; next?.edge === vertex; next = insertions[inserted]) {
        longer[to++] = coordinates[2 * next.vertex] ?? 0;
        longer[to++] = coordinates[2 * next.vertex + 1] ?? 0;
        inserted += 1;
      }
    }
    laterEnds[run] = to / 2;
  }
  return { coordinates: longer, ends: laterEnds };
}
