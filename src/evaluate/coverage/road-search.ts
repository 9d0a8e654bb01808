import { NodeQueue } from '../../geo/node-queue.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { RoadPosition } from './road-access.ts';
import type { RoadGraph } from './road-graph.ts';

/**
 * Shortest ways along roads from some places (沿路最短距离), E. W. Dijkstra 1959, with a heap. Arrays are kept from one search to the
 * next, so that a search costs what it reaches and not the whole network.
 */
export class RoadSearch {
  readonly #graph: RoadGraph;
  readonly #distances: Float64Array;
  readonly #rounds: Uint32Array;
  readonly #queue = new NodeQueue();
  #round = 0;
  #sourcesByEdge: ReadonlyMap<number, readonly RoadPosition[]> = new Map();

  constructor(graph: RoadGraph) {
    this.#graph = graph;
    this.#distances = new Float64Array(graph.nodes.length / 2);
    this.#rounds = new Uint32Array(graph.nodes.length / 2);
  }

  /** Searches from places, the nearest of which counts everywhere, and no farther than a distance, m. */
  run(sources: readonly RoadPosition[], farthestM = Infinity): void {
    const { edgeFrom, edgeTo, edgeLengthM, nodeEnds, edgesAt } = this.#graph;
    this.#round += 1;
    this.#sourcesByEdge = byEdge(sources);
    for (const { edge, alongM, accessM } of sources) {
      this.#reach(edgeFrom[edge] ?? 0, accessM + alongM, farthestM);
      this.#reach(edgeTo[edge] ?? 0, accessM + (edgeLengthM[edge] ?? 0) - alongM, farthestM);
    }
    for (let node = this.#queue.pop(); node >= 0; node = this.#queue.pop()) {
      const distance = this.#distances[node] ?? Infinity;
      if (this.#queue.poppedKey > distance) continue;
      for (let at = startOf(nodeEnds, node); at < (nodeEnds[node] ?? 0); at += 1) {
        const edge = edgesAt[at] ?? 0;
        const other = edgeFrom[edge] === node ? (edgeTo[edge] ?? 0) : (edgeFrom[edge] ?? 0);
        this.#reach(other, distance + (edgeLengthM[edge] ?? 0), farthestM);
      }
    }
  }

  /** Distance of a node from the nearest place, m; Infinity where the search did not come. */
  nodeDistanceM(node: number): number {
    return this.#rounds[node] === this.#round ? (this.#distances[node] ?? Infinity) : Infinity;
  }

  /**
   * Way from the nearest place to another one, the straight ways to and from the road included, m; Infinity where there is none.
   * Right where it is at most the distance of the search.
   */
  distanceToM({ edge, alongM, accessM }: RoadPosition): number {
    const { edgeFrom, edgeTo, edgeLengthM } = this.#graph;
    const back = this.nodeDistanceM(edgeFrom[edge] ?? 0) + alongM;
    const forth = this.nodeDistanceM(edgeTo[edge] ?? 0) + (edgeLengthM[edge] ?? 0) - alongM;
    let least = Math.min(back, forth);
    for (const source of this.#sourcesByEdge.get(edge) ?? []) {
      least = Math.min(least, source.accessM + Math.abs(source.alongM - alongM));
    }
    return least + accessM;
  }

  #reach(node: number, distance: number, farthestM: number): void {
    if (distance > farthestM || distance >= this.nodeDistanceM(node)) return;
    this.#distances[node] = distance;
    this.#rounds[node] = this.#round;
    this.#queue.push(node, distance);
  }
}

function byEdge(sources: readonly RoadPosition[]): ReadonlyMap<number, readonly RoadPosition[]> {
  const found = new Map<number, RoadPosition[]>();
  for (const source of sources) {
    const there = found.get(source.edge);
    if (there === undefined) found.set(source.edge, [source]);
    else there.push(source);
  }
  return found;
}
