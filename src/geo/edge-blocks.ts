import type { Bounds } from './bounds.ts';
import { signedRingArea } from './shape-area.ts';
import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

/** Fewest edges that share one box. */
const SMALLEST_BLOCK = 8;

/**
 * The edges of a shape in boxed runs (边块), so that those near a small box are found without walking along all others. Rings
 * run with the interior on their left: outer rings counter-clockwise, holes clockwise, however they came.
 */
export interface EdgeBlocks {
  /** As the shape's, rings turned round where needed. */
  readonly coordinates: Float64Array;
  readonly ringEnds: Uint32Array;
  /** First vertex of every block; its edges run to the first vertex of the next one, or to the end of its ring. */
  readonly firstVertices: Uint32Array;
  /** Last vertex of every block. */
  readonly lastVertices: Uint32Array;
  /** minX, minY, maxX, maxY of every block. */
  readonly boxes: Float64Array;
  /** For each ring the block after its last one. */
  readonly blockEnds: Uint32Array;
}

/** Puts the edges of a shape into boxed runs of about half the root of their number. */
export function edgeBlocks(shape: Shape): EdgeBlocks {
  const coordinates = withInteriorLeft(shape);
  const { ringEnds } = shape;
  const size = Math.max(SMALLEST_BLOCK, Math.round(Math.sqrt(coordinates.length / 2) / 2));
  const blockEnds = new Uint32Array(ringEnds.length);
  let blocks = 0;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    blocks += Math.ceil(((ringEnds[ring] ?? 0) - startOf(ringEnds, ring) - 1) / size);
    blockEnds[ring] = blocks;
  }
  const firstVertices = new Uint32Array(blocks);
  const lastVertices = new Uint32Array(blocks);
  const boxes = new Float64Array(4 * blocks);
  let block = 0;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    const lastOfRing = (ringEnds[ring] ?? 0) - 1;
    for (let first = startOf(ringEnds, ring); first < lastOfRing; first += size) {
      const last = Math.min(first + size, lastOfRing);
      firstVertices[block] = first;
      lastVertices[block] = last;
      measureBox(coordinates, first, last, boxes, 4 * block);
      block += 1;
    }
  }
  return { coordinates, ringEnds, firstVertices, lastVertices, boxes, blockEnds };
}

/** Whether a box lies strictly inside or outside; `null` when an edge may touch it. The edge tests are conservative. */
export function sideOfBox(blocks: EdgeBlocks, box: Bounds): 'inside' | 'outside' | null {
  const { coordinates, boxes, firstVertices, lastVertices } = blocks;
  const x = (box.minX + box.maxX) / 2;
  const y = (box.minY + box.maxY) / 2;
  let inside = false;
  for (let block = 0; block < firstVertices.length; block += 1) {
    const at = 4 * block;
    const west = boxes[at] ?? 0;
    const south = boxes[at + 1] ?? 0;
    const east = boxes[at + 2] ?? 0;
    const north = boxes[at + 3] ?? 0;
    if (east < box.minX || north < box.minY || south > box.maxY) continue;
    const first = firstVertices[block] ?? 0;
    const last = lastVertices[block] ?? 0;
    if (west > box.maxX) {
      // All of it lies to the right of the box: only where it begins and ends matters.
      if (straddles(coordinates, first, last, y)) inside = !inside;
      continue;
    }
    for (let vertex = first; vertex < last; vertex += 1) {
      if (mayTouch(coordinates, vertex, box)) return null;
      if (straddles(coordinates, vertex, vertex + 1, y) && crossesRightOf(coordinates, vertex, x, y)) inside = !inside;
    }
  }
  return inside ? 'inside' : 'outside';
}

/** False only when the edge from a vertex to the next one has no point in common with the closed box. */
function mayTouch(coordinates: Float64Array, vertex: number, { minX, minY, maxX, maxY }: Bounds): boolean {
  const x0 = coordinates[2 * vertex] ?? 0;
  const y0 = coordinates[2 * vertex + 1] ?? 0;
  const x1 = coordinates[2 * vertex + 2] ?? 0;
  const y1 = coordinates[2 * vertex + 3] ?? 0;
  if ((x0 < minX && x1 < minX) || (x0 > maxX && x1 > maxX)) return false;
  if ((y0 < minY && y1 < minY) || (y0 > maxY && y1 > maxY)) return false;
  // The box lies on one side of the line when the corner that reaches farthest across does.
  const dx = x1 - x0;
  const dy = y1 - y0;
  const low = dx * ((dx >= 0 ? minY : maxY) - y0) - dy * ((dy >= 0 ? maxX : minX) - x0);
  const high = dx * ((dx >= 0 ? maxY : minY) - y0) - dy * ((dy >= 0 ? minX : maxX) - x0);
  const reach = Math.max(maxX - minX, Math.abs(maxX - x0), Math.abs(minX - x0));
  const rise = Math.max(maxY - minY, Math.abs(maxY - y0), Math.abs(minY - y0));
  const doubt = ROUNDING * (Math.abs(dx) * rise + Math.abs(dy) * reach);
  return low <= doubt && high >= -doubt;
}

/** Eight roundings of double precision, far above what two products and a difference can lose. */
const ROUNDING = 8 * Number.EPSILON;

/** Whether a path from one vertex to another passes a height; half open, so that a vertex on it counts once. */
function straddles(coordinates: Float64Array, from: number, to: number, y: number): boolean {
  return (coordinates[2 * from + 1] ?? 0) > y !== (coordinates[2 * to + 1] ?? 0) > y;
}

function crossesRightOf(coordinates: Float64Array, vertex: number, x: number, y: number): boolean {
  const x0 = coordinates[2 * vertex] ?? 0;
  const y0 = coordinates[2 * vertex + 1] ?? 0;
  const x1 = coordinates[2 * vertex + 2] ?? 0;
  const y1 = coordinates[2 * vertex + 3] ?? 0;
  return x0 + ((x1 - x0) * (y - y0)) / (y1 - y0) > x;
}

function withInteriorLeft(shape: Shape): Float64Array {
  let turned: Float64Array | null = null;
  for (let part = 0; part < shape.partEnds.length; part += 1) {
    const outer = startOf(shape.partEnds, part);
    for (let ring = outer; ring < (shape.partEnds[part] ?? outer); ring += 1) {
      const first = startOf(shape.ringEnds, ring);
      const end = shape.ringEnds[ring] ?? first;
      if (signedRingArea(shape.coordinates, first, end) > 0 === (ring === outer)) continue;
      turned ??= shape.coordinates.slice();
      reverse(turned, first, end);
    }
  }
  return turned ?? shape.coordinates;
}

function reverse(coordinates: Float64Array, first: number, end: number): void {
  for (let low = first, high = end - 1; low < high; low += 1, high -= 1) {
    for (const axis of [0, 1]) {
      const kept = coordinates[2 * low + axis] ?? 0;
      coordinates[2 * low + axis] = coordinates[2 * high + axis] ?? 0;
      coordinates[2 * high + axis] = kept;
    }
  }
}

function measureBox(coordinates: Float64Array, first: number, last: number, boxes: Float64Array, at: number): void {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let vertex = first; vertex <= last; vertex += 1) {
    const x = coordinates[2 * vertex] ?? 0;
    const y = coordinates[2 * vertex + 1] ?? 0;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  boxes[at] = minX;
  boxes[at + 1] = minY;
  boxes[at + 2] = maxX;
  boxes[at + 3] = maxY;
}
