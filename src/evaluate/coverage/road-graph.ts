import type { LineSet } from '../../geo/line-set.ts';
import { NearPlaces } from '../../geo/near-places.ts';
import { startOf } from '../../geo/shape-table.ts';

/** Ends this near are one, m: what two surveys of one junction differ by, and no gap between two roads. */
const SNAP_M = 0.5;

/** Roads as a graph (路网图), in flat arrays: nodes where lines end or share a vertex, edges between them. */
export interface RoadGraph {
  /** x, y of every node in the metric plane. */
  readonly nodes: Float64Array;
  readonly edgeFrom: Uint32Array;
  readonly edgeTo: Uint32Array;
  /** Length of every edge on the ground, m. */
  readonly edgeLengthM: Float64Array;
  /** Vertices of all edges: x, y pairs. */
  readonly coordinates: Float64Array;
  /** For each vertex how far along its edge it stands, m on the ground. */
  readonly alongM: Float64Array;
  /** For each edge the index of the vertex after its last one. */
  readonly edgeEnds: Uint32Array;
  /** For each node where its edges end in `edgesAt`. */
  readonly nodeEnds: Uint32Array;
  /** Edges by node; a loop stands there twice. */
  readonly edgesAt: Uint32Array;
  /** Vertices that were taken for one with another a little beside them. */
  readonly snappedCount: number;
}

/**
 * Makes a graph of lines. Lines are joined where they share a vertex, within half a metre, and nowhere else: a crossing without a
 * vertex may be a bridge (see `findRoadCrossings`), and a gap stays a gap (see `findRoadFaults`).
 *
 * @param scaleAt metres of the plane for a metre on the ground, by easting
 */
export function buildRoadGraph({ coordinates, lineEnds }: LineSet, scaleAt: (x: number) => number): RoadGraph {
  const vertexCount = coordinates.length / 2;
  const near = new NearPlaces(SNAP_M, vertexCount);
  const places = new Uint32Array(vertexCount);
  let snappedCount = 0;
  for (let vertex = 0; vertex < vertexCount; vertex += 1) {
    const [x, y] = [coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0];
    const found = near.find(x, y);
    places[vertex] = found >= 0 ? found : near.numberOf(x, y);
    if (found >= 0 && (near.xOf(found) !== x || near.yOf(found) !== y)) snappedCount += 1;
  }
  const nodeOf = numberNodes(places, lineEnds);
  const from: number[] = [];
  const to: number[] = [];
  const lengths: number[] = [];
  const vertices: number[] = [];
  const along: number[] = [];
  const ends: number[] = [];
  for (let line = 0; line < lineEnds.length; line += 1) {
    const start = startOf(lineEnds, line);
    let length = 0;
    let lastNode = nodeOf[places[start] ?? 0] ?? 0;
    let first = vertices.length;
    for (let vertex = start; vertex < (lineEnds[line] ?? 0); vertex += 1) {
      const place = places[vertex] ?? 0;
      const [x, y] = [near.xOf(place), near.yOf(place)];
      if (vertices.length > first) {
        const [beforeX, beforeY] = [vertices[vertices.length - 2] ?? 0, vertices[vertices.length - 1] ?? 0];
        length += Math.hypot(x - beforeX, y - beforeY) / scaleAt((x + beforeX) / 2);
      }
      vertices.push(x, y);
      along.push(length);
      const node = nodeOf[place] ?? -1;
      if (node < 0 || vertex === start) continue;
      if (length > 0) {
        from.push(lastNode);
        to.push(node);
        lengths.push(length);
        ends.push(vertices.length / 2);
      } else {
        vertices.length = first;
        along.length = first / 2;
      }
      first = vertices.length;
      lastNode = node;
      length = 0;
      if (vertex + 1 < (lineEnds[line] ?? 0)) {
        vertices.push(x, y);
        along.push(0);
      }
    }
  }
  const nodes = new Float64Array(2 * nodeOf.reduce((count, node) => Math.max(count, node + 1), 0));
  nodeOf.forEach((node, place) => {
    if (node >= 0) nodes.set([near.xOf(place), near.yOf(place)], 2 * node);
  });
  const edgeFrom = Uint32Array.from(from);
  const edgeTo = Uint32Array.from(to);
  return {
    nodes,
    edgeFrom,
    edgeTo,
    edgeLengthM: Float64Array.from(lengths),
    coordinates: Float64Array.from(vertices),
    alongM: Float64Array.from(along),
    edgeEnds: Uint32Array.from(ends),
    ...edgesByNode(edgeFrom, edgeTo, nodes.length / 2),
    snappedCount,
  };
}

/** A number for each place that is a node, −1 for those that one line only passes through. */
function numberNodes(places: Uint32Array, lineEnds: Uint32Array): Int32Array {
  const placeCount = places.reduce((most, place) => Math.max(most, place + 1), 0);
  const visits = new Uint32Array(placeCount);
  for (let line = 0; line < lineEnds.length; line += 1) {
    const start = startOf(lineEnds, line);
    const last = (lineEnds[line] ?? 0) - 1;
    for (let vertex = start; vertex <= last; vertex += 1) {
      const place = places[vertex] ?? 0;
      // The same place twice in a row is one visit of the line.
      if (vertex > start && places[vertex - 1] === place && vertex < last) continue;
      visits[place] = (visits[place] ?? 0) + (vertex === start || vertex === last ? 2 : 1);
    }
  }
  let count = 0;
  return Int32Array.from(visits, (times) => (times > 1 ? count++ : -1));
}

function edgesByNode(
  edgeFrom: Uint32Array,
  edgeTo: Uint32Array,
  nodeCount: number,
): Pick<RoadGraph, 'nodeEnds' | 'edgesAt'> {
  const nodeEnds = new Uint32Array(nodeCount);
  for (const ends of [edgeFrom, edgeTo]) {
    for (const node of ends) nodeEnds[node] = (nodeEnds[node] ?? 0) + 1;
  }
  for (let node = 1; node < nodeCount; node += 1) nodeEnds[node] = (nodeEnds[node] ?? 0) + (nodeEnds[node - 1] ?? 0);
  const free = Uint32Array.from(nodeEnds, (_, node) => startOf(nodeEnds, node));
  const edgesAt = new Uint32Array(2 * edgeFrom.length);
  for (let edge = 0; edge < edgeFrom.length; edge += 1) {
    for (const node of [edgeFrom[edge] ?? 0, edgeTo[edge] ?? 0]) {
      const at = free[node] ?? 0;
      edgesAt[at] = edge;
      free[node] = at + 1;
    }
  }
  return { nodeEnds, edgesAt };
}
