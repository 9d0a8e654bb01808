import { startOf } from '../../geo/shape-table.ts';
import type { RoadAccess } from './road-access.ts';
import type { RoadGraph } from './road-graph.ts';

/** A road that ends shortly before another one (疑似断头): drawn apart or really apart, so it is told and never joined. */
export interface RoadGap {
  /** Place of the end in the metric plane. */
  readonly x: number;
  readonly y: number;
  /** To the nearest other road, m. */
  readonly distanceM: number;
}

/** What is wrong with a road network, or may be. */
export interface RoadFaults {
  /** Parts of the network between which there is no way (连通分量); 1 when all hangs together, 0 without roads. */
  readonly partCount: number;
  /** Length of the largest part as a share of all, 0…1. */
  readonly largestShare: number;
  /** Nearest first. */
  readonly gaps: readonly RoadGap[];
}

/** How near another road has to be for an end to be a gap, m. */
const GAP_M = 20;

/** Looks a network over: O(edges), and a search for each end that nothing hangs on. */
export function findRoadFaults(graph: RoadGraph, access: RoadAccess, gapM = GAP_M): RoadFaults {
  const parts = partsOf(graph);
  const { edgeFrom, edgeLengthM, nodes, nodeEnds, edgesAt } = graph;
  const lengths = new Map<number, number>();
  let total = 0;
  for (let edge = 0; edge < edgeFrom.length; edge += 1) {
    const part = parts[edgeFrom[edge] ?? 0] ?? 0;
    const length = edgeLengthM[edge] ?? 0;
    lengths.set(part, (lengths.get(part) ?? 0) + length);
    total += length;
  }
  const gaps: RoadGap[] = [];
  for (let node = 0; node < nodeEnds.length; node += 1) {
    const first = startOf(nodeEnds, node);
    if ((nodeEnds[node] ?? 0) - first !== 1) continue;
    const own = edgesAt[first] ?? 0;
    const [x, y] = [nodes[2 * node] ?? 0, nodes[2 * node + 1] ?? 0];
    const other = access.locate(x, y, gapM, (edge) => edge !== own);
    if (other !== null) gaps.push({ x, y, distanceM: other.accessM });
  }
  return {
    partCount: lengths.size,
    largestShare: total === 0 ? 0 : [...lengths.values()].reduce((most, length) => Math.max(most, length), 0) / total,
    gaps: gaps.sort((a, b) => a.distanceM - b.distanceM || a.x - b.x || a.y - b.y),
  };
}

/** For each node the number of its part, by walking the network. */
function partsOf({ edgeFrom, edgeTo, nodeEnds, edgesAt }: RoadGraph): Int32Array {
  const parts = new Int32Array(nodeEnds.length).fill(-1);
  const waiting: number[] = [];
  for (let start = 0; start < nodeEnds.length; start += 1) {
    if (parts[start] !== -1) continue;
    parts[start] = start;
    waiting.push(start);
    for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
      for (let at = startOf(nodeEnds, node); at < (nodeEnds[node] ?? 0); at += 1) {
        const edge = edgesAt[at] ?? 0;
        for (const other of [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0]) {
          if (parts[other] !== -1) continue;
          parts[other] = start;
          waiting.push(other);
        }
      }
    }
  }
  return parts;
}
