import type { Bounds } from './bounds.ts';
import { startOf } from './shape-table.ts';
import type { Shape } from './shape.ts';

/** From so many changed edges on they are not told apart into groups any more. */
const MOST_GROUPED_EDGES = 4096;

/**
 * Where two states of a shape differ (变化范围): boxes outside of which they have the same edges and the same inside. Edges are
 * compared as a set, so the first vertex, the direction and the order of rings do not matter.
 *
 * The edges that only one state has form closed lines, as both outlines are closed. What such a line does not go round stays
 * as it was; so one box around every connected group of them is enough.
 *
 * @returns nothing when both are the same
 */
export function changedBoxes(before: Shape, after: Shape): Bounds[] {
  const changed = changedEdges(before, after);
  if (changed.length === 0) return [];
  return changed.length / 4 > MOST_GROUPED_EDGES ? [boxAround(changed)] : groupBoxes(changed);
}

/** x0, y0, x1, y1 of every edge that is in one shape and not in the other. */
function changedEdges(before: Shape, after: Shape): number[] {
  const [skipped, kept] = commonEnds(before, after);
  const table = new EdgeTable(before, skipped, kept);
  const changed: number[] = [];
  forEachEdge(after, skipped, after.coordinates.length / 2 - kept, (vertex) => {
    if (!table.take(after.coordinates, vertex)) pushEdge(changed, after.coordinates, vertex);
  });
  table.forEachLeft((vertex) => {
    pushEdge(changed, before.coordinates, vertex);
  });
  return changed;
}

/** How many vertices at the beginning and at the end are the same; nothing where rings have become others. */
function commonEnds(before: Shape, after: Shape): readonly [atStart: number, atEnd: number] {
  const count = before.coordinates.length / 2;
  if (count !== after.coordinates.length / 2 || before.ringEnds.length !== after.ringEnds.length) return [0, 0];
  if (before.ringEnds.some((end, ring) => end !== after.ringEnds[ring])) return [0, 0];
  let atStart = 0;
  while (atStart < count && isSameVertex(before, after, atStart)) atStart += 1;
  if (atStart === count) return [count, 0];
  let atEnd = 0;
  while (isSameVertex(before, after, count - 1 - atEnd)) atEnd += 1;
  return [atStart, atEnd];
}

function isSameVertex(before: Shape, after: Shape, vertex: number): boolean {
  return (
    before.coordinates[2 * vertex] === after.coordinates[2 * vertex] &&
    before.coordinates[2 * vertex + 1] === after.coordinates[2 * vertex + 1]
  );
}

/** Edges by their first vertex, but for those whose both ends lie before `from` or from `to` on. */
function forEachEdge({ ringEnds }: Shape, from: number, to: number, use: (vertex: number) => void): void {
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    const last = (ringEnds[ring] ?? 0) - 1;
    const end = Math.min(last, to);
    for (let vertex = Math.max(startOf(ringEnds, ring), from - 1); vertex < end; vertex += 1) use(vertex);
  }
}

function pushEdge(edges: number[], coordinates: Float64Array, vertex: number): void {
  for (let at = 2 * vertex; at < 2 * vertex + 4; at += 1) edges.push(coordinates[at] ?? 0);
}

/** Edges of a shape in a hash table with open addressing; an edge may be there several times. */
class EdgeTable {
  readonly #coordinates: Float64Array;
  readonly #mask: number;
  /** 1 + first vertex of the edge in a slot; 0 = free. */
  readonly #vertices: Uint32Array;
  readonly #counts: Uint32Array;

  constructor(shape: Shape, skipped: number, kept: number) {
    this.#coordinates = shape.coordinates;
    const end = shape.coordinates.length / 2 - kept;
    let size = 16;
    while (size < 2 * Math.max(0, end - skipped + 1)) size *= 2;
    this.#mask = size - 1;
    this.#vertices = new Uint32Array(size);
    this.#counts = new Uint32Array(size);
    forEachEdge(shape, skipped, end, (vertex) => {
      const slot = this.#slotOf(shape.coordinates, vertex);
      this.#vertices[slot] = vertex + 1;
      this.#counts[slot] = (this.#counts[slot] ?? 0) + 1;
    });
  }

  /** Takes one edge out; false when there is none like it. */
  take(coordinates: Float64Array, vertex: number): boolean {
    const slot = this.#slotOf(coordinates, vertex);
    const count = this.#counts[slot] ?? 0;
    if (count === 0) return false;
    this.#counts[slot] = count - 1;
    return true;
  }

  forEachLeft(use: (vertex: number) => void): void {
    for (let slot = 0; slot <= this.#mask; slot += 1) {
      for (let left = this.#counts[slot] ?? 0; left > 0; left -= 1) use((this.#vertices[slot] ?? 1) - 1);
    }
  }

  /** The slot of an edge, or the free one where it would be. */
  #slotOf(coordinates: Float64Array, vertex: number): number {
    let slot = edgeHash(coordinates, vertex) & this.#mask;
    for (;;) {
      const held = this.#vertices[slot] ?? 0;
      if (held === 0 || isSameEdge(this.#coordinates, held - 1, coordinates, vertex)) return slot;
      slot = (slot + 1) & this.#mask;
    }
  }
}

/** The same for both directions: the ends are mixed one by one and added. */
function edgeHash(coordinates: Float64Array, vertex: number): number {
  return vertexHash(coordinates, vertex) + vertexHash(coordinates, vertex + 1);
}

/** Neighbouring coordinates differ in micrometres: these, as whole numbers, are what is mixed. */
function vertexHash(coordinates: Float64Array, vertex: number): number {
  const x = Math.imul((coordinates[2 * vertex] ?? 0) * 1e6, 0x9e3779b1);
  const y = Math.imul((coordinates[2 * vertex + 1] ?? 0) * 1e6, 0x85ebca6b);
  const mixed = Math.imul(x ^ (x >>> 15) ^ y, 0x2c1b3c6d);
  return (mixed ^ (mixed >>> 13)) >>> 1;
}

function isSameEdge(one: Float64Array, a: number, other: Float64Array, b: number): boolean {
  const [x0, y0, x1, y1] = [one[2 * a], one[2 * a + 1], one[2 * a + 2], one[2 * a + 3]];
  const [u0, v0, u1, v1] = [other[2 * b], other[2 * b + 1], other[2 * b + 2], other[2 * b + 3]];
  return (x0 === u0 && y0 === v0 && x1 === u1 && y1 === v1) || (x0 === u1 && y0 === v1 && x1 === u0 && y1 === v0);
}

function boxAround(edges: readonly number[]): Bounds {
  const box = { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
  for (let at = 0; at < edges.length; at += 4) widen(box, edges, at);
  return box;
}

/** One box around all edges that hang together by common ends. */
function groupBoxes(edges: readonly number[]): Bounds[] {
  const count = edges.length / 4;
  const leaders = Uint32Array.from({ length: count }, (_, edge) => edge);
  const leaderOf = (edge: number): number => {
    let leader = edge;
    while (leaders[leader] !== leader) leader = leaders[leader] ?? leader;
    leaders[edge] = leader;
    return leader;
  };
  const firstAt = new Map<string, number>();
  for (let edge = 0; edge < count; edge += 1) {
    for (const at of [4 * edge, 4 * edge + 2]) {
      const place = `${String(edges[at])} ${String(edges[at + 1])}`;
      const other = firstAt.get(place);
      if (other === undefined) firstAt.set(place, edge);
      else leaders[leaderOf(edge)] = leaderOf(other);
    }
  }
  const boxes = new Map<number, { minX: number; minY: number; maxX: number; maxY: number }>();
  for (let edge = 0; edge < count; edge += 1) {
    const leader = leaderOf(edge);
    const box = boxes.get(leader) ?? { minX: Infinity, minY: Infinity, maxX: -Infinity, maxY: -Infinity };
    widen(box, edges, 4 * edge);
    boxes.set(leader, box);
  }
  return [...boxes.values()];
}

function widen(
  box: { minX: number; minY: number; maxX: number; maxY: number },
  edges: readonly number[],
  at: number,
): void {
  box.minX = Math.min(box.minX, edges[at] ?? 0, edges[at + 2] ?? 0);
  box.maxX = Math.max(box.maxX, edges[at] ?? 0, edges[at + 2] ?? 0);
  box.minY = Math.min(box.minY, edges[at + 1] ?? 0, edges[at + 3] ?? 0);
  box.maxY = Math.max(box.maxY, edges[at + 1] ?? 0, edges[at + 3] ?? 0);
}
