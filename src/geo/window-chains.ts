import type { Bounds } from './bounds.ts';
import type { EdgeBlocks } from './edge-blocks.ts';
import { startOf } from './shape-table.ts';

/** A run of a ring through a window, from where it comes in to where it goes out. */
export interface Chain {
  /** x, y of every vertex, the cut points at both ends included. */
  readonly points: readonly number[];
  /** Where on the window's border, counter-clockwise from its south-west corner, one unit per side. */
  readonly entry: number;
  readonly exit: number;
}

/** What of a shape's rings lies in an open window. */
export interface WindowChains {
  readonly chains: readonly Chain[];
  /** Rings that lie wholly inside, x, y of every vertex, closed. */
  readonly rings: readonly (readonly number[])[];
}

interface OpenChain {
  readonly points: number[];
  readonly entry: number;
}

/** Entry of the run that a ring begins with inside the window: it is joined to the run that the ring ends with. */
const AT_RING_START = -1;

/** Follows all edges that meet a window. A cut point depends on its edge and on the window alone. */
export function windowChains(blocks: EdgeBlocks, window: Bounds): WindowChains {
  const { coordinates, boxes, blockEnds, firstVertices, lastVertices } = blocks;
  const chains: Chain[] = [];
  const rings: (readonly number[])[] = [];
  for (let ring = 0; ring < blockEnds.length; ring += 1) {
    let current: OpenChain | null = null;
    let head: Chain | null = null;
    const endBlock = blockEnds[ring] ?? 0;
    for (let block = startOf(blockEnds, ring); block < endBlock; block += 1) {
      const at = 4 * block;
      // A run never goes on into a block that misses the window: its first vertex would be in there.
      if ((boxes[at + 2] ?? 0) <= window.minX || (boxes[at] ?? 0) >= window.maxX) continue;
      if ((boxes[at + 3] ?? 0) <= window.minY || (boxes[at + 1] ?? 0) >= window.maxY) continue;
      const last = lastVertices[block] ?? 0;
      for (let vertex = firstVertices[block] ?? 0; vertex < last; vertex += 1) {
        const x0 = coordinates[2 * vertex] ?? 0;
        const y0 = coordinates[2 * vertex + 1] ?? 0;
        const x1 = coordinates[2 * vertex + 2] ?? 0;
        const y1 = coordinates[2 * vertex + 3] ?? 0;
        const from = sidesOf(window, x0, y0);
        const to = sidesOf(window, x1, y1);
        if ((from & to) !== 0) continue;
        if (from === 0) current ??= { points: [x0, y0], entry: AT_RING_START };
        if (from === 0 && to === 0) {
          current?.points.push(x1, y1);
          continue;
        }
        const cut = cutEdge(window, x0, y0, x1, y1, from === 0, to === 0);
        if (cut === null) continue;
        current ??= { points: [cut.entryX, cut.entryY], entry: cut.entry };
        if (to === 0) {
          current.points.push(x1, y1);
          continue;
        }
        current.points.push(cut.exitX, cut.exitY);
        const chain: Chain = { ...current, exit: cut.exit };
        if (chain.entry === AT_RING_START) head = chain;
        else chains.push(chain);
        current = null;
      }
    }
    if (current === null) continue;
    if (head === null) rings.push(current.points);
    else chains.push({ points: [...current.points, ...head.points.slice(2)], entry: current.entry, exit: head.exit });
  }
  return { chains, rings };
}

const LEFT = 1;
const RIGHT = 2;
const BELOW = 4;
const ABOVE = 8;

/** The sides beyond which a point lies (outcodes of D. Cohen and I. Sutherland); the border is beyond. */
function sidesOf({ minX, minY, maxX, maxY }: Bounds, x: number, y: number): number {
  const across = x <= minX ? LEFT : x >= maxX ? RIGHT : 0;
  return y <= minY ? across | BELOW : y >= maxY ? across | ABOVE : across;
}

interface CutEdge {
  readonly entry: number;
  readonly entryX: number;
  readonly entryY: number;
  readonly exit: number;
  readonly exitX: number;
  readonly exitY: number;
}

/** Cuts an edge at the window (Y.-D. Liang and B. Barsky); null when it passes by a corner. */
function cutEdge(
  window: Bounds,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  startsInside: boolean,
  endsInside: boolean,
): CutEdge | null {
  const dx = x1 - x0;
  const dy = y1 - y0;
  let enters = startsInside ? 0 : -Infinity;
  let leaves = endsInside ? 1 : Infinity;
  let entrySide = 0;
  let exitSide = 0;
  if (dx !== 0) {
    enters = Math.max(enters, ((dx > 0 ? window.minX : window.maxX) - x0) / dx);
    entrySide = dx > 0 ? 3 : 1;
    leaves = Math.min(leaves, ((dx > 0 ? window.maxX : window.minX) - x0) / dx);
    exitSide = dx > 0 ? 1 : 3;
  }
  if (dy !== 0) {
    const entersY = ((dy > 0 ? window.minY : window.maxY) - y0) / dy;
    const leavesY = ((dy > 0 ? window.maxY : window.minY) - y0) / dy;
    if (entersY > enters) {
      enters = entersY;
      entrySide = dy > 0 ? 0 : 2;
    }
    if (leavesY < leaves) {
      leaves = leavesY;
      exitSide = dy > 0 ? 2 : 0;
    }
  }
  if (!startsInside && !endsInside && enters >= leaves) return null;
  const [entry, entryX, entryY] = borderPoint(window, entrySide, x0 + enters * dx, y0 + enters * dy);
  const [exit, exitX, exitY] = borderPoint(window, exitSide, x0 + leaves * dx, y0 + leaves * dy);
  return { entry, entryX, entryY, exit, exitX, exitY };
}

/** Puts a point exactly onto a side: 0 south, 1 east, 2 north, 3 west. */
function borderPoint(
  { minX, minY, maxX, maxY }: Bounds,
  side: number,
  x: number,
  y: number,
): readonly [place: number, x: number, y: number] {
  if (side === 0 || side === 2) {
    const onX = Math.min(Math.max(x, minX), maxX);
    const share = (onX - minX) / (maxX - minX);
    return side === 0 ? [share, onX, minY] : [3 - share, onX, maxY];
  }
  const onY = Math.min(Math.max(y, minY), maxY);
  const share = (onY - minY) / (maxY - minY);
  return side === 1 ? [1 + share, maxX, onY] : [(4 - share) % 4, minX, onY];
}
