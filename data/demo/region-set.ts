import { boundsOf, ringContains, type Path } from './path.ts';
import { createSegmentGrid } from './segment-grid.ts';

/**
 * Closed outlines that can be asked "which one is here" and "where does this segment run inside or outside of you".
 * Outlines may overlap; the one added first answers.
 */
export interface RegionSet {
  /** Adds an outline; its number is the count of those before it. */
  readonly add: (ring: Path) => number;
  /** Number of the first outline around a point, or −1. */
  readonly regionAt: (x: number, y: number) => number;
  /** Shares [from, to] of the segment a–b that lie inside (or outside) all outlines, in order. */
  readonly intervals: (ax: number, ay: number, bx: number, by: number, inside: boolean) => [number, number][];
}

const BIN_M = 400;

/** Where segment a–b meets segment c–d, as a share of a–b, or undefined. */
function crossing(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): number | undefined {
  const denominator = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx);
  if (denominator === 0) return undefined;
  const along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / denominator;
  const other = ((cx - ax) * (by - ay) - (cy - ay) * (bx - ax)) / denominator;
  return along > 0 && along < 1 && other >= 0 && other <= 1 ? along : undefined;
}

/** An empty set. */
export function createRegionSet(): RegionSet {
  const rings: Path[] = [];
  const edges = createSegmentGrid(BIN_M);
  const boxes: [number, number, number, number][] = [];
  const bins = new Map<number, number[]>();
  const keyOf = (column: number, row: number): number => (column + 40000) * 80000 + row + 40000;
  const regionAt = (x: number, y: number): number => {
    for (const number of bins.get(keyOf(Math.floor(x / BIN_M), Math.floor(y / BIN_M))) ?? []) {
      const box = boxes[number];
      const ring = rings[number];
      if (box === undefined || ring === undefined) continue;
      if (x < box[0] || x > box[2] || y < box[1] || y > box[3]) continue;
      if (ringContains(ring, x, y)) return number;
    }
    return -1;
  };
  return {
    add: (ring) => {
      const number = rings.length;
      const box = boundsOf(ring);
      rings.push(ring);
      boxes.push(box);
      edges.add(ring, number);
      for (let column = Math.floor(box[0] / BIN_M); column <= Math.floor(box[2] / BIN_M); column += 1) {
        for (let row = Math.floor(box[1] / BIN_M); row <= Math.floor(box[3] / BIN_M); row += 1) {
          const key = keyOf(column, row);
          const bin = bins.get(key);
          if (bin === undefined) bins.set(key, [number]);
          else bin.push(number);
        }
      }
      return number;
    },
    regionAt,
    intervals: (ax, ay, bx, by, inside) => {
      const cuts = [0];
      edges.visit(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by), (cx, cy, dx, dy) => {
        const share = crossing(ax, ay, bx, by, cx, cy, dx, dy);
        if (share !== undefined) cuts.push(share);
      });
      cuts.push(1);
      cuts.sort((left, right) => left - right);
      const kept: [number, number][] = [];
      for (let i = 0; i + 1 < cuts.length; i += 1) {
        const from = cuts[i] ?? 0;
        const to = cuts[i + 1] ?? 1;
        if (to - from < 1e-9) continue;
        const middle = (from + to) / 2;
        if (regionAt(ax + (bx - ax) * middle, ay + (by - ay) * middle) >= 0 !== inside) continue;
        const last = kept[kept.length - 1];
        if (last !== undefined && last[1] === from) last[1] = to;
        else kept.push([from, to]);
      }
      return kept;
    },
  };
}
