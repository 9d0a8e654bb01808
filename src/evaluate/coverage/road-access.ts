import { buildBoxIndex } from '../../geo/box-index.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { RoadGraph } from './road-graph.ts';

/** Farthest from a road that a place is still on the network, m; a proposal of this project, half the usual service radius. */
const FARTHEST_ACCESS_M = 500;
const FIRST_SEARCH_M = 30;

/** Where a place comes onto the roads (上路点). */
export interface RoadPosition {
  readonly edge: number;
  /** From the first vertex of the edge, m on the ground. */
  readonly alongM: number;
  /** Straight way to the road, m on the ground. */
  readonly accessM: number;
}

/** Finds the nearest road to a place. */
export interface RoadAccess {
  /**
   * @param x, y place in the metric plane
   * @param isAsked whether an edge counts; all do when left out
   * @returns null when no road is within the distance
   */
  locate(x: number, y: number, farthestM?: number, isAsked?: (edge: number) => boolean): RoadPosition | null;
}

/** Builds an index over the pieces of all edges: O(vertices). */
export function createRoadAccess(graph: RoadGraph, scaleAt: (x: number) => number): RoadAccess {
  const { coordinates, edgeEnds, alongM } = graph;
  const count = coordinates.length / 2 - edgeEnds.length;
  const boxes = new Float64Array(4 * count);
  const firstVertices = new Uint32Array(count);
  const edges = new Uint32Array(count);
  let piece = 0;
  for (let edge = 0; edge < edgeEnds.length; edge += 1) {
    for (let vertex = startOf(edgeEnds, edge) + 1; vertex < (edgeEnds[edge] ?? 0); vertex += 1) {
      const [x0, y0] = [coordinates[2 * vertex - 2] ?? 0, coordinates[2 * vertex - 1] ?? 0];
      const [x1, y1] = [coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0];
      boxes.set([Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)], 4 * piece);
      firstVertices[piece] = vertex - 1;
      edges[piece] = edge;
      piece += 1;
    }
  }
  const index = buildBoxIndex(boxes);

  function nearest(x: number, y: number, reach: number, isAsked: (edge: number) => boolean): RoadPosition | null {
    let best: RoadPosition | null = null;
    let leastSquare = reach * reach;
    // In order of pieces, so that of two equally near the first is taken whatever the index says.
    for (const found of index.search(x - reach, y - reach, x + reach, y + reach).sort((a, b) => a - b)) {
      const edge = edges[found] ?? 0;
      if (!isAsked(edge)) continue;
      const vertex = firstVertices[found] ?? 0;
      const [x0, y0] = [coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0];
      const [alongX, alongY] = [(coordinates[2 * vertex + 2] ?? 0) - x0, (coordinates[2 * vertex + 3] ?? 0) - y0];
      const square = alongX * alongX + alongY * alongY;
      const share = square === 0 ? 0 : Math.max(0, Math.min(1, ((x - x0) * alongX + (y - y0) * alongY) / square));
      const off = (x - x0 - share * alongX) ** 2 + (y - y0 - share * alongY) ** 2;
      if (off > leastSquare || (best !== null && off === leastSquare)) continue;
      leastSquare = off;
      const [before, after] = [alongM[vertex] ?? 0, alongM[vertex + 1] ?? 0];
      best = { edge, alongM: before + share * (after - before), accessM: Math.sqrt(off) / scaleAt(x) };
    }
    return best;
  }

  return {
    locate(x, y, farthestM = FARTHEST_ACCESS_M, isAsked = () => true) {
      const farthest = farthestM * scaleAt(x);
      for (let reach = Math.min(FIRST_SEARCH_M, farthest); ; reach = Math.min(4 * reach, farthest)) {
        const found = nearest(x, y, reach, isAsked);
        if (found !== null || reach >= farthest) return found;
      }
    },
  };
}
