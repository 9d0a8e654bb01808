import type { LineSet } from '../../geo/line-set.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { CoverageNow } from './coverage-evaluator.ts';
import type { RoadPosition } from './road-access.ts';
import type { RoadGraph } from './road-graph.ts';
import type { RoadSearch } from './road-search.ts';

/**
 * The stretches of roads that charging stations serve along roads (沿路服务范围): all points of the network whose way to the nearest station,
 * its own way to the road included, is at most the distance it serves. Null without roads.
 *
 * @returns lines in degrees; of stations with different distances each has its own, so stretches may lie on one another
 */
export function reachedRoads({ charging, plane, network }: CoverageNow): LineSet | null {
  const roads = network();
  if (roads === null) return null;
  const byRadius = new Map<number, RoadPosition[]>();
  for (const { x, y, radiusM } of charging) {
    const from = roads.access.locate(x, y);
    if (from === null) continue;
    const sources = byRadius.get(radiusM);
    if (sources === undefined) byRadius.set(radiusM, [from]);
    else sources.push(from);
  }
  const writer = new StretchWriter(roads.graph, plane.degreesOf);
  for (const [radiusM, sources] of [...byRadius].sort(([a], [b]) => b - a)) {
    roads.search.run(sources, radiusM);
    writeReached(roads.graph, roads.search, sources, radiusM, writer);
  }
  return writer.lines();
}

function writeReached(
  { edgeFrom, edgeTo, edgeLengthM }: RoadGraph,
  search: RoadSearch,
  sources: readonly RoadPosition[],
  radiusM: number,
  writer: StretchWriter,
): void {
  const spansOf = new Map<number, [number, number][]>();
  for (const { edge, alongM, accessM } of sources) {
    const restM = radiusM - accessM;
    if (restM <= 0) continue;
    const spans = spansOf.get(edge) ?? [];
    spans.push([Math.max(0, alongM - restM), Math.min(edgeLengthM[edge] ?? 0, alongM + restM)]);
    spansOf.set(edge, spans);
  }
  for (let edge = 0; edge < edgeFrom.length; edge += 1) {
    const lengthM = edgeLengthM[edge] ?? 0;
    const spans = spansOf.get(edge) ?? [];
    const fromStart = radiusM - search.nodeDistanceM(edgeFrom[edge] ?? 0);
    const fromEnd = radiusM - search.nodeDistanceM(edgeTo[edge] ?? 0);
    if (fromStart > 0) spans.push([0, Math.min(lengthM, fromStart)]);
    if (fromEnd > 0) spans.push([Math.max(0, lengthM - fromEnd), lengthM]);
    if (spans.length === 0) continue;
    spans.sort((a, b) => a[0] - b[0]);
    let [start, end] = spans[0] ?? [0, 0];
    for (const [from, to] of spans) {
      if (from > end) {
        writer.write(edge, start, end);
        start = from;
      }
      end = Math.max(end, to);
    }
    writer.write(edge, start, end);
  }
}

/** Collects stretches of edges as lines in degrees. */
class StretchWriter {
  readonly #graph: RoadGraph;
  readonly #degreesOf: (x: number, y: number) => readonly [number, number];
  readonly #coordinates: number[] = [];
  readonly #lineEnds: number[] = [];

  constructor(graph: RoadGraph, degreesOf: (x: number, y: number) => readonly [number, number]) {
    this.#graph = graph;
    this.#degreesOf = degreesOf;
  }

  write(edge: number, fromM: number, toM: number): void {
    if (toM <= fromM) return;
    const { alongM, edgeEnds } = this.#graph;
    const first = startOf(edgeEnds, edge);
    const end = edgeEnds[edge] ?? first;
    for (let vertex = first; vertex < end; vertex += 1) {
      const here = alongM[vertex] ?? 0;
      if (vertex + 1 < end && (alongM[vertex + 1] ?? 0) <= fromM) continue;
      this.#push(vertex, Math.max(here, fromM));
      if (vertex + 1 === end || here >= toM) break;
      if ((alongM[vertex + 1] ?? 0) >= toM) {
        this.#push(vertex, toM);
        break;
      }
    }
    this.#lineEnds.push(this.#coordinates.length / 2);
  }

  lines(): LineSet {
    return {
      coordinates: Float64Array.from(this.#coordinates),
      lineEnds: Uint32Array.from(this.#lineEnds),
    };
  }

  /** The place on the piece after a vertex, at a length along the edge. */
  #push(vertex: number, atM: number): void {
    const { coordinates, alongM } = this.#graph;
    const [x, y] = [coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0];
    const here = alongM[vertex] ?? 0;
    const pieceM = (alongM[vertex + 1] ?? here) - here;
    const share = pieceM > 0 ? Math.min(1, (atM - here) / pieceM) : 0;
    const place =
      share === 0
        ? this.#degreesOf(x, y)
        : this.#degreesOf(
            x + share * ((coordinates[2 * vertex + 2] ?? x) - x),
            y + share * ((coordinates[2 * vertex + 3] ?? y) - y),
          );
    this.#coordinates.push(place[0], place[1]);
  }
}
