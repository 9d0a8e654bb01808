import type { BorderIndex } from './border-index.ts';
import { PlaceNumbers } from './place-numbers.ts';
import { eastingScale } from './plane-scale.ts';
import { planeLatitude } from './working-plane.ts';

/** Borders as a network (界线网): the vertices are the nodes, the same place in two runs is one node. */
export interface BorderGraph {
  readonly sources: readonly BorderIndex[];
  /** For each source the node of every vertex. */
  readonly nodes: readonly Uint32Array[];
  /** Longitude and latitude of the nodes, in degrees. */
  readonly positions: Float64Array;
  /** True metres per metre of easting in the working plane, for all of the network; a metre of northing is the inverse. */
  readonly scale: number;
  /** The nodes in the working plane, stretched by the scale: for the lengths of ways. */
  readonly metres: Float64Array;
  /** For each node the place in `neighbours` behind its last neighbour. */
  readonly neighbourEnds: Uint32Array;
  readonly neighbours: Uint32Array;
}

/** Joins the runs of several indices into one network: about as much work as indexing them. */
export function buildBorderGraph(sources: readonly BorderIndex[]): BorderGraph {
  const vertexCount = sources.reduce((sum, { positions }) => sum + positions.length / 2, 0);
  const numbers = new PlaceNumbers(vertexCount);
  const nodes = sources.map(({ positions }) => {
    const own = new Uint32Array(positions.length / 2);
    for (let vertex = 0; vertex < own.length; vertex += 1) {
      own[vertex] = numbers.numberOf(positions[2 * vertex] ?? 0, positions[2 * vertex + 1] ?? 0);
    }
    return own;
  });
  const neighbourEnds = new Uint32Array(numbers.count);
  eachEdge(sources, nodes, (one, other) => {
    neighbourEnds[one] = (neighbourEnds[one] ?? 0) + 1;
    neighbourEnds[other] = (neighbourEnds[other] ?? 0) + 1;
  });
  let sum = 0;
  for (let node = 0; node < neighbourEnds.length; node += 1) {
    const degree = neighbourEnds[node] ?? 0;
    neighbourEnds[node] = sum;
    sum += degree;
  }
  // Each place in the list moves on from the beginning of its node's stretch to its end while that is filled.
  const neighbours = new Uint32Array(sum);
  eachEdge(sources, nodes, (one, other) => {
    neighbours[neighbourEnds[one] ?? 0] = other;
    neighbourEnds[one] = (neighbourEnds[one] ?? 0) + 1;
    neighbours[neighbourEnds[other] ?? 0] = one;
    neighbourEnds[other] = (neighbourEnds[other] ?? 0) + 1;
  });
  const scale = scaleOf(sources);
  return {
    sources,
    nodes,
    positions: numbers.places.slice(0, 2 * numbers.count),
    scale,
    metres: metresOf(sources, nodes, numbers.count, scale),
    neighbourEnds,
    neighbours,
  };
}

function eachEdge(
  sources: readonly BorderIndex[],
  nodes: readonly Uint32Array[],
  visit: (one: number, other: number) => void,
): void {
  sources.forEach(({ starts }, source) => {
    const own = nodes[source] ?? new Uint32Array(0);
    for (let run = 0; run + 1 < starts.length; run += 1) {
      for (let vertex = (starts[run] ?? 0) + 1; vertex < (starts[run + 1] ?? 0); vertex += 1) {
        const one = own[vertex - 1] ?? 0;
        const other = own[vertex] ?? 0;
        if (one !== other) visit(one, other);
      }
    }
  });
}

/** The scale at the first vertex: a window is small. */
function scaleOf(sources: readonly BorderIndex[]): number {
  const first = sources.find(({ plane }) => plane.length > 0)?.plane[1] ?? 0;
  return eastingScale(planeLatitude(first));
}

function metresOf(
  sources: readonly BorderIndex[],
  nodes: readonly Uint32Array[],
  count: number,
  scale: number,
): Float64Array {
  const metres = new Float64Array(2 * count);
  sources.forEach(({ plane }, source) => {
    const own = nodes[source] ?? new Uint32Array(0);
    for (let vertex = 0; vertex < own.length; vertex += 1) {
      const at = 2 * (own[vertex] ?? 0);
      metres[at] = (plane[2 * vertex] ?? 0) * scale;
      metres[at + 1] = (plane[2 * vertex + 1] ?? 0) / scale;
    }
  });
  return metres;
}
