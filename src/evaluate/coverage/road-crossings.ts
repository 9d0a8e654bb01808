import { buildBoxIndex } from '../../geo/box-index.ts';
import { startOf } from '../../geo/shape-table.ts';
import type { RoadLines } from './road-lines.ts';

/** Roads that cross on one level without a vertex in common (无共同节点的相交), in columns. */
export interface RoadCrossings {
  /** x, y of each in the plane of the lines. */
  readonly places: Float64Array;
  /** For each the first vertices of the two pieces that cross there. */
  readonly pieces: Uint32Array;
}

/** A crossing this near to a vertex of a piece is that vertex: junctions are joined there anyhow, m. */
const AT_VERTEX_M = 0.5;

/**
 * Finds where roads cross in their middle, and where one ends on another between two vertices of it: O(n log n) for n pieces. Whether there
 * is a junction or a bridge cannot be told from lines; lines that say that they run on different levels are left out.
 */
export function findRoadCrossings(lines: RoadLines): RoadCrossings {
  const { coordinates, lineEnds, levels } = lines;
  const count = coordinates.length / 2 - lineEnds.length;
  const boxes = new Float64Array(4 * Math.max(0, count));
  const firstVertices = new Uint32Array(Math.max(0, count));
  const levelOfPiece = new Int8Array(Math.max(0, count));
  let piece = 0;
  for (let line = 0; line < lineEnds.length; line += 1) {
    for (let vertex = startOf(lineEnds, line) + 1; vertex < (lineEnds[line] ?? 0); vertex += 1) {
      const [x0, y0] = [coordinates[2 * vertex - 2] ?? 0, coordinates[2 * vertex - 1] ?? 0];
      const [x1, y1] = [coordinates[2 * vertex] ?? 0, coordinates[2 * vertex + 1] ?? 0];
      const at = 4 * piece;
      boxes[at] = Math.min(x0, x1) - AT_VERTEX_M;
      boxes[at + 1] = Math.min(y0, y1) - AT_VERTEX_M;
      boxes[at + 2] = Math.max(x0, x1) + AT_VERTEX_M;
      boxes[at + 3] = Math.max(y0, y1) + AT_VERTEX_M;
      firstVertices[piece] = vertex - 1;
      levelOfPiece[piece] = levels[line] ?? 0;
      piece += 1;
    }
  }
  const index = buildBoxIndex(boxes);
  const places: number[] = [];
  const pieces: number[] = [];
  for (let one = 0; one < count; one += 1) {
    const at = 4 * one;
    const near = index.search(boxes[at] ?? 0, boxes[at + 1] ?? 0, boxes[at + 2] ?? 0, boxes[at + 3] ?? 0);
    for (const other of near.sort((a, b) => a - b)) {
      if (other <= one || levelOfPiece[other] !== levelOfPiece[one]) continue;
      const [first, second] = [firstVertices[one] ?? 0, firstVertices[other] ?? 0];
      const place = meetingOf(coordinates, first, second);
      if (place === null) continue;
      places.push(place[0], place[1]);
      pieces.push(first, second);
    }
  }
  return { places: Float64Array.from(places), pieces: Uint32Array.from(pieces) };
}

/** The lines with a vertex at every crossing in both roads, so that a graph made of them has a junction there. */
export function joinRoadCrossings(lines: RoadLines, { places, pieces }: RoadCrossings): RoadLines {
  const added = new Map<number, number[]>();
  for (let at = 0; at < pieces.length; at += 1) {
    const vertex = pieces[at] ?? 0;
    const known = added.get(vertex);
    if (known === undefined) added.set(vertex, [at >> 1]);
    else known.push(at >> 1);
  }
  const coordinates: number[] = [];
  const lineEnds: number[] = [];
  for (let line = 0; line < lines.lineEnds.length; line += 1) {
    for (let vertex = startOf(lines.lineEnds, line); vertex < (lines.lineEnds[line] ?? 0); vertex += 1) {
      const [x, y] = [lines.coordinates[2 * vertex] ?? 0, lines.coordinates[2 * vertex + 1] ?? 0];
      coordinates.push(x, y);
      const offM = (crossing: number): number =>
        Math.hypot((places[2 * crossing] ?? 0) - x, (places[2 * crossing + 1] ?? 0) - y);
      for (const crossing of (added.get(vertex) ?? []).sort((a, b) => offM(a) - offM(b))) {
        coordinates.push(places[2 * crossing] ?? 0, places[2 * crossing + 1] ?? 0);
      }
    }
    lineEnds.push(coordinates.length / 2);
  }
  return {
    coordinates: Float64Array.from(coordinates),
    lineEnds: Uint32Array.from(lineEnds),
    levels: lines.levels,
  };
}

/** Where two pieces meet away from a vertex that both have there; null where they do not. */
function meetingOf(coordinates: Float64Array, first: number, second: number): readonly [number, number] | null {
  const [ax, ay] = [coordinates[2 * first] ?? 0, coordinates[2 * first + 1] ?? 0];
  const [bx, by] = [coordinates[2 * first + 2] ?? 0, coordinates[2 * first + 3] ?? 0];
  const [cx, cy] = [coordinates[2 * second] ?? 0, coordinates[2 * second + 1] ?? 0];
  const [dx, dy] = [coordinates[2 * second + 2] ?? 0, coordinates[2 * second + 3] ?? 0];
  const cross = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (cross === 0) return null;
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / cross;
  const across = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / cross;
  const [lengthOne, lengthOther] = [Math.hypot(bx - ax, by - ay), Math.hypot(dx - cx, dy - cy)];
  const isOn = (share: number, length: number): boolean =>
    share * length >= -AT_VERTEX_M && (share - 1) * length <= AT_VERTEX_M;
  const isAtEnd = (share: number, length: number): boolean =>
    Math.abs(share) * length <= AT_VERTEX_M || Math.abs(share - 1) * length <= AT_VERTEX_M;
  if (!isOn(along, lengthOne) || !isOn(across, lengthOther)) return null;
  const [oneEnds, otherEnds] = [isAtEnd(along, lengthOne), isAtEnd(across, lengthOther)];
  if (oneEnds && otherEnds) return null;
  // Where a vertex is there already, that one is the place: the crossing must not lie a little beside it.
  if (oneEnds) return along * lengthOne <= AT_VERTEX_M ? [ax, ay] : [bx, by];
  if (otherEnds) return across * lengthOther <= AT_VERTEX_M ? [cx, cy] : [dx, dy];
  return [ax + along * (bx - ax), ay + along * (by - ay)];
}
