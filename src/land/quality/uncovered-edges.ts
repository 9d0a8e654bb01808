import Flatbush from 'flatbush';
import type { ShapeTable } from '../../geo/shape-table.ts';
import type { UnmatchedEdges } from './edge-matching.ts';
import { eastScale } from './plane-scale.ts';
import { snap } from './snapping.ts';
import { XY_TOLERANCE_M } from './thresholds.ts';

/** Directed edges along which land ends: the land is to the right, what no parcel covers to the left. */
export interface UncoveredEdges {
  /** x0, y0, x1, y1 of every edge. */
  readonly ends: Float64Array;
  /** Parcel to the right. */
  readonly parcels: Uint32Array;
}

/** Edges between two yields. */
const SLICE = 2048;

/** The edges that parcels do not share, run so that the land is to their right. */
export function uncoveredEdges(
  { coordinates }: ShapeTable,
  { edges, parcels, landLeft }: UnmatchedEdges,
): UncoveredEdges {
  const ends = new Float64Array(4 * edges.length);
  edges.forEach((edge, at) => {
    const [tail, head] = landLeft[at] === 1 ? [edge + 1, edge] : [edge, edge + 1];
    ends[4 * at] = coordinates[2 * tail] ?? 0;
    ends[4 * at + 1] = coordinates[2 * tail + 1] ?? 0;
    ends[4 * at + 2] = coordinates[2 * head] ?? 0;
    ends[4 * at + 3] = coordinates[2 * head + 1] ?? 0;
  });
  return { ends, parcels };
}

/**
 * Splits edges at vertices of others that lie on them, so that neighbours of which one has a vertex more on their common
 * border (T 型节点) share edges after all. Yields how many edges it has looked at.
 *
 * @returns the same object when there is nothing to split
 */
export function* splitAtVertices(uncovered: UncoveredEdges): Generator<number, UncoveredEdges> {
  const { ends, parcels } = uncovered;
  if (parcels.length === 0) return uncovered;
  const index = new Flatbush(parcels.length);
  for (let at = 0; at < ends.length; at += 4) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = ends.subarray(at, at + 4);
    index.add(Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1));
  }
  index.finish();
  const splits: Split[] = [];
  for (let edge = 0; edge < parcels.length; edge += 1) {
    if (edge % SLICE === SLICE - 1) yield edge;
    // Every vertex begins some edge: borders are closed.
    const x = ends[4 * edge] ?? 0;
    const y = ends[4 * edge + 1] ?? 0;
    const reach = 4 * XY_TOLERANCE_M;
    for (const other of index.search(x - reach, y - reach, x + reach, y + reach)) {
      const share = shareAlong(ends, other, x, y);
      if (share !== null) splits.push({ edge: other, share, x, y });
    }
  }
  return splits.length === 0 ? uncovered : splitEdges(uncovered, splits);
}

interface Split {
  readonly edge: number;
  readonly share: number;
  readonly x: number;
  readonly y: number;
}

/** How far along an edge a vertex lies that is on it but at neither end; null when it is not. */
function shareAlong(ends: Float64Array, edge: number, x: number, y: number): number | null {
  const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = ends.subarray(4 * edge, 4 * edge + 4);
  const [sx, sy] = [snap(x), snap(y)];
  if ((sx === snap(x0) && sy === snap(y0)) || (sx === snap(x1) && sy === snap(y1))) return null;
  const scale = eastScale(y);
  const [east, north] = [(x1 - x0) * scale, (y1 - y0) / scale];
  const [toEast, toNorth] = [(x - x0) * scale, (y - y0) / scale];
  const squared = east * east + north * north;
  const share = (toEast * east + toNorth * north) / squared;
  if (share <= 0 || share >= 1) return null;
  const across = Math.abs(toEast * north - toNorth * east) / Math.sqrt(squared);
  return across <= XY_TOLERANCE_M ? share : null;
}

function splitEdges({ ends, parcels }: UncoveredEdges, splits: readonly Split[]): UncoveredEdges {
  const sorted = splits.toSorted((a, b) => a.edge - b.edge || a.share - b.share);
  const values: number[] = [];
  const owners: number[] = [];
  let next = 0;
  for (let edge = 0; edge < parcels.length; edge += 1) {
    let [x, y] = [ends[4 * edge] ?? 0, ends[4 * edge + 1] ?? 0];
    const extend = (toX: number, toY: number): void => {
      if (snap(x) === snap(toX) && snap(y) === snap(toY)) return;
      values.push(x, y, toX, toY);
      owners.push(parcels[edge] ?? 0);
      [x, y] = [toX, toY];
    };
    for (let split = sorted[next]; split?.edge === edge; split = sorted[next]) {
      extend(split.x, split.y);
      next += 1;
    }
    extend(ends[4 * edge + 2] ?? 0, ends[4 * edge + 3] ?? 0);
  }
  return { ends: Float64Array.from(values), parcels: Uint32Array.from(owners) };
}
