import type { Position } from 'geojson';
import type { BorderGraph } from './border-graph.ts';
import { NodeQueue } from './node-queue.ts';
import { startOf } from './shape-table.ts';
import type { SnapTarget } from './snap-search.ts';
import { planeX, planeY } from './working-plane.ts';

/** A place on the network: where it is, and the nodes next to it. */
interface Landing {
  readonly x: number;
  readonly y: number;
  /** The node itself, or both ends of the edge on which the place lies. */
  readonly nodes: readonly number[];
}

/**
 * The shortest way along borders between two snapped places (沿边界描线), by E. W. Dijkstra 1959 with the straight distance
 * as a lower bound (P. E. Hart, N. J. Nilsson and B. Raphael 1968).
 *
 * @param from a target that `findSnapTarget` found in the indices of the graph, in the same order
 * @param to another one
 * @returns longitudes and latitudes with both places; null when the borders of the graph do not connect them
 */
export function traceBorder(graph: BorderGraph, from: SnapTarget, to: SnapTarget): Position[] | null {
  const start = landingOf(graph, from);
  const goal = landingOf(graph, to);
  if (isSameEdge(start, goal)) return [from.position, to.position];
  const nodes = shortestWay(graph, start, goal);
  if (nodes === null) return null;
  const way = nodes.map((node): Position => [graph.positions[2 * node] ?? 0, graph.positions[2 * node + 1] ?? 0]);
  if (from.kind !== 'vertex') way.unshift(from.position);
  if (to.kind !== 'vertex') way.push(to.position);
  return way;
}

function landingOf({ sources, nodes, metres, scale }: BorderGraph, target: SnapTarget): Landing {
  const vertex = (sources[target.source]?.starts[target.run] ?? 0) + target.segment;
  const node = nodes[target.source]?.[vertex] ?? 0;
  if (target.kind === 'vertex') return { x: metres[2 * node] ?? 0, y: metres[2 * node + 1] ?? 0, nodes: [node] };
  const [longitude = 0, latitude = 0] = target.position;
  const next = nodes[target.source]?.[vertex + 1] ?? node;
  return { x: planeX(longitude) * scale, y: planeY(latitude) / scale, nodes: [node, next] };
}

/** Whether both places lie within one edge, whichever run it was found in. */
function isSameEdge({ nodes: some }: Landing, { nodes: others }: Landing): boolean {
  return some.length === 2 && others.length === 2 && some.every((node) => others.includes(node));
}

/** The nodes on the way, or null. */
function shortestWay(graph: BorderGraph, start: Landing, goal: Landing): number[] | null {
  const { metres, neighbours, neighbourEnds } = graph;
  const reachedM = new Float64Array(neighbourEnds.length).fill(Infinity);
  const cameFrom = new Int32Array(neighbourEnds.length).fill(-1);
  const queue = new NodeQueue();
  const distanceTo = (node: number, { x, y }: Landing): number =>
    Math.hypot((metres[2 * node] ?? 0) - x, (metres[2 * node + 1] ?? 0) - y);
  for (const node of start.nodes) {
    reachedM[node] = distanceTo(node, start);
    queue.push(node, (reachedM[node] ?? 0) + distanceTo(node, goal));
  }
  let bestM = Infinity;
  let last = -1;
  for (let node = queue.pop(); node >= 0 && queue.poppedKey < bestM; node = queue.pop()) {
    const soFarM = reachedM[node] ?? Infinity;
    // From here on the way is straight, along the edge to the place itself: the key is its length.
    if (goal.nodes.includes(node) && queue.poppedKey < bestM) [bestM, last] = [queue.poppedKey, node];
    for (let at = startOf(neighbourEnds, node); at < (neighbourEnds[node] ?? 0); at += 1) {
      const next = neighbours[at] ?? 0;
      const acrossEast = (metres[2 * next] ?? 0) - (metres[2 * node] ?? 0);
      const acrossNorth = (metres[2 * next + 1] ?? 0) - (metres[2 * node + 1] ?? 0);
      const throughM = soFarM + Math.sqrt(acrossEast * acrossEast + acrossNorth * acrossNorth);
      if (throughM >= (reachedM[next] ?? Infinity)) continue;
      reachedM[next] = throughM;
      cameFrom[next] = node;
      queue.push(next, throughM + distanceTo(next, goal));
    }
  }
  if (last < 0) return null;
  const way: number[] = [];
  for (let node = last; node >= 0; node = cameFrom[node] ?? -1) way.push(node);
  return way.reverse();
}
