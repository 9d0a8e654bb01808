import { signedRingArea } from '../../geo/shape-area.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { ShapeTable } from '../../geo/shape-table.ts';
import { hashSnapped, snap } from './snapping.ts';
import { WaitingEdges } from './waiting-edges.ts';

/** Edge that has found its other side, or has none because it is a point. */
const MATCHED = 0;
/** Edges still alone, by the side on which the land lies when the edge is run in its canonical direction. */
const LAND_LEFT = 1;
const LAND_RIGHT = 2;

/**
 * Finds the edges of parcels that two of them share (公共边): used twice, with the land on opposite sides. All others are
 * borders of the coverage, of a gap, or of an overlap. Edges are the same when their ends are, within the tolerance to
 * which {@link snap} rounds.
 *
 * The edge from vertex `v` to `v + 1` is called edge `v`.
 */
export class EdgeMatching {
  readonly #table: ShapeTable;
  readonly #state: Uint8Array;
  readonly #waiting = new WaitingEdges();
  #unmatched = 0;

  constructor(table: ShapeTable) {
    this.#table = table;
    this.#state = new Uint8Array(table.coordinates.length / 2);
  }

  /** Enters the edges of one parcel. */
  add(parcel: number): void {
    const { shapeEnds, partEnds, ringEnds, coordinates } = this.#table;
    const endPart = shapeEnds[parcel] ?? 0;
    for (let part = startOf(shapeEnds, parcel); part < endPart; part += 1) {
      const outer = startOf(partEnds, part);
      const endRing = partEnds[part] ?? outer;
      for (let ring = outer; ring < endRing; ring += 1) {
        const start = startOf(ringEnds, ring);
        const end = ringEnds[ring] ?? start;
        const isCounterClockwise = signedRingArea(coordinates, start, end) > 0;
        this.#addRing(start, end, isCounterClockwise === (ring === outer));
      }
    }
  }

  /** The edges that are not shared, once all parcels are entered. */
  unmatched(): UnmatchedEdges {
    const { shapeEnds, partEnds, ringEnds, coordinates } = this.#table;
    const edges = new Uint32Array(this.#unmatched);
    const parcels = new Uint32Array(this.#unmatched);
    const landLeft = new Uint8Array(this.#unmatched);
    let count = 0;
    let vertex = 0;
    for (let parcel = 0; parcel < shapeEnds.length; parcel += 1) {
      const end = startOf(ringEnds, startOf(partEnds, shapeEnds[parcel] ?? 0));
      for (; vertex < end; vertex += 1) {
        const state = this.#state[vertex] ?? MATCHED;
        if (state === MATCHED) continue;
        edges[count] = vertex;
        parcels[count] = parcel;
        landLeft[count] = (state === LAND_LEFT) === isCanonical(coordinates, vertex) ? 1 : 0;
        count += 1;
      }
    }
    return { edges, parcels, landLeft };
  }

  #addRing(start: number, end: number, landLeft: boolean): void {
    const { coordinates } = this.#table;
    let x0 = snap(coordinates[2 * start] ?? 0);
    let y0 = snap(coordinates[2 * start + 1] ?? 0);
    let hash0 = hashSnapped(x0, y0);
    for (let edge = start; edge + 1 < end; edge += 1) {
      const x1 = snap(coordinates[2 * edge + 2] ?? 0);
      const y1 = snap(coordinates[2 * edge + 3] ?? 0);
      const hash1 = hashSnapped(x1, y1);
      if (x0 !== x1 || y0 !== y1) {
        const canonical = x0 < x1 || (x0 === x1 && y0 < y1);
        const side = landLeft === canonical ? LAND_LEFT : LAND_RIGHT;
        if (canonical) this.#enter(edge, side, Math.imul(hash0 + hash1, 0x9e3779b1), x0, y0, x1, y1);
        else this.#enter(edge, side, Math.imul(hash0 + hash1, 0x9e3779b1), x1, y1, x0, y0);
      }
      x0 = x1;
      y0 = y1;
      hash0 = hash1;
    }
  }

  /** Matches an edge with one that waits for it, or lets it wait. */
  #enter(edge: number, side: number, hash: number, ax: number, ay: number, bx: number, by: number): void {
    const waiting = this.#waiting;
    for (let slot = waiting.first(hash); ; slot = waiting.next(slot)) {
      const other = waiting.edgeAt(slot, hash);
      if (other === -2) break;
      if (other < 0 || this.#state[other] === side || !this.#isEdge(other, ax, ay, bx, by)) continue;
      this.#state[other] = MATCHED;
      this.#unmatched -= 1;
      waiting.remove(slot);
      return;
    }
    waiting.insert(hash, edge);
    this.#state[edge] = side;
    this.#unmatched += 1;
  }

  #isEdge(edge: number, ax: number, ay: number, bx: number, by: number): boolean {
    const { coordinates } = this.#table;
    const x0 = snap(coordinates[2 * edge] ?? 0);
    const y0 = snap(coordinates[2 * edge + 1] ?? 0);
    const x1 = snap(coordinates[2 * edge + 2] ?? 0);
    const y1 = snap(coordinates[2 * edge + 3] ?? 0);
    return (x0 === ax && y0 === ay && x1 === bx && y1 === by) || (x0 === bx && y0 === by && x1 === ax && y1 === ay);
  }
}

/** Edges of parcels that no other parcel has on its other side, by parcel and in the order of its rings. */
export interface UnmatchedEdges {
  /** Number of the edge: it runs from this vertex to the next. */
  readonly edges: Uint32Array;
  /** The parcel it belongs to. */
  readonly parcels: Uint32Array;
  /** 1 when the parcel lies to its left, 0 when to its right. */
  readonly landLeft: Uint8Array;
}

function isCanonical(coordinates: Float64Array, edge: number): boolean {
  const x0 = snap(coordinates[2 * edge] ?? 0);
  const x1 = snap(coordinates[2 * edge + 2] ?? 0);
  if (x0 !== x1) return x0 < x1;
  return snap(coordinates[2 * edge + 1] ?? 0) < snap(coordinates[2 * edge + 3] ?? 0);
}
