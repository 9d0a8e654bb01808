import { type BoxIndex, buildBoxIndex } from '../geo/box-index.ts';
import type { Bounds } from '../geo/bounds.ts';
import { eastingScale } from '../geo/plane-scale.ts';
import { tableShapeBounds } from '../geo/shape-bounds.ts';
import { startOf } from '../geo/shape-table.ts';
import { planeLatitude } from '../geo/working-plane.ts';
import type { LandTable } from './land-table.ts';

/** Edges so far apart still lie on each other: a vertex that only one side has is rounded by a file to 1e-7°, 1 cm. */
const APART_M = 0.02;
/** Two parcels are neighbours from this length of common border on: not those that touch in a corner. */
const SHARED_M = 0.1;

/** The border of one parcel, ready to be held against others (公共边). */
export class SharedBorder {
  /** The box within which neighbours lie, in the working plane; null for a parcel without land. */
  readonly bounds: Bounds | null;
  readonly #land: LandTable;
  readonly #scale: number;
  /** Edges by their first vertices. */
  readonly #edges: Uint32Array;
  readonly #boxes: BoxIndex;

  constructor(land: LandTable, parcel: number) {
    this.#land = land;
    const own = tableShapeBounds(land, parcel);
    this.#scale = own === null ? 1 : eastingScale(planeLatitude((own.minY + own.maxY) / 2));
    const across = APART_M / this.#scale;
    const up = APART_M * this.#scale;
    this.bounds =
      own === null
        ? null
        : { minX: own.minX - across, minY: own.minY - up, maxX: own.maxX + across, maxY: own.maxY + up };
    this.#edges = edgesOf(land, parcel);
    const boxes = new Float64Array(4 * this.#edges.length);
    this.#edges.forEach((vertex, edge) => {
      const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = land.coordinates.subarray(2 * vertex, 2 * vertex + 4);
      boxes[4 * edge] = Math.min(x0, x1) - across;
      boxes[4 * edge + 1] = Math.min(y0, y1) - up;
      boxes[4 * edge + 2] = Math.max(x0, x1) + across;
      boxes[4 * edge + 3] = Math.max(y0, y1) + up;
    });
    this.#boxes = buildBoxIndex(boxes);
  }

  /** Whether another parcel follows this border for more than 0.1 m; vertices that only one of them has do not matter. */
  isSharedWith(other: number): boolean {
    if (this.bounds === null) return false;
    const { coordinates } = this.#land;
    const { minX, minY, maxX, maxY } = this.bounds;
    let sharedM = 0;
    for (const vertex of edgesOf(this.#land, other)) {
      const x0 = coordinates[2 * vertex] ?? 0;
      const y0 = coordinates[2 * vertex + 1] ?? 0;
      const x1 = coordinates[2 * vertex + 2] ?? 0;
      const y1 = coordinates[2 * vertex + 3] ?? 0;
      if ((x0 < minX && x1 < minX) || (x0 > maxX && x1 > maxX)) continue;
      if ((y0 < minY && y1 < minY) || (y0 > maxY && y1 > maxY)) continue;
      const near = this.#boxes.search(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
      for (const edge of near) {
        sharedM += this.#overlapM(this.#edges[edge] ?? 0, x0, y0, x1, y1);
        if (sharedM > SHARED_M) return true;
      }
    }
    return false;
  }

  /** Length over which an edge of another parcel lies on one of this parcel's. */
  #overlapM(vertex: number, x0: number, y0: number, x1: number, y1: number): number {
    const { coordinates } = this.#land;
    const scale = this.#scale;
    const startX = coordinates[2 * vertex] ?? 0;
    const startY = coordinates[2 * vertex + 1] ?? 0;
    const east = ((coordinates[2 * vertex + 2] ?? 0) - startX) * scale;
    const north = ((coordinates[2 * vertex + 3] ?? 0) - startY) / scale;
    const length = Math.sqrt(east * east + north * north);
    if (length === 0) return 0;
    // Along and across this edge.
    const along0 = ((x0 - startX) * scale * east + ((y0 - startY) / scale) * north) / length;
    const along1 = ((x1 - startX) * scale * east + ((y1 - startY) / scale) * north) / length;
    const across0 = (((y0 - startY) / scale) * east - (x0 - startX) * scale * north) / length;
    const across1 = (((y1 - startY) / scale) * east - (x1 - startX) * scale * north) / length;
    const from = Math.max(0, Math.min(along0, along1));
    const to = Math.min(length, Math.max(along0, along1));
    if (to <= from) return 0;
    const slope = (across1 - across0) / (along1 - along0);
    const isNear = (along: number): boolean => Math.abs(across0 + (along - along0) * slope) <= APART_M;
    return isNear(from) && isNear(to) ? to - from : 0;
  }
}

/** First vertices of all edges of a parcel. */
function edgesOf({ ringEnds, partEnds, shapeEnds }: LandTable, parcel: number): Uint32Array {
  const firstRing = startOf(partEnds, startOf(shapeEnds, parcel));
  const endRing = startOf(partEnds, shapeEnds[parcel] ?? 0);
  const firstVertex = startOf(ringEnds, firstRing);
  const edges = new Uint32Array(startOf(ringEnds, endRing) - firstVertex - (endRing - firstRing));
  let edge = 0;
  for (let ring = firstRing; ring < endRing; ring += 1) {
    for (let vertex = startOf(ringEnds, ring); vertex + 1 < (ringEnds[ring] ?? 0); vertex += 1) edges[edge++] = vertex;
  }
  return edges;
}
