import { generateLevelBounds, NODE_ITEM_BYTE_LEN } from 'flatgeobuf/lib/mjs/packedrtree.js';
import type { Bounds } from '../geo/bounds.ts';

/** A stretch of a file, `end` not included. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** The spatial index of a FlatGeobuf file: a packed R-tree with the root first and the features' nodes last. */
export interface FlatgeobufIndex {
  /** Offset in the file. */
  readonly offset: number;
  readonly nodeSize: number;
  readonly itemCount: number;
}

/** Nodes between two wanted ones that cost less than another request. */
const BRIDGED_NODES = 400;

/**
 * Searches the index level by level, asking for the nodes it needs and no others.
 *
 * @param box in the file's coordinates; touching counts
 * @param featuresBytes size of all features
 * @param read bytes of the index by offset in it; null when they cannot be had
 * @returns where the features that meet the box are, counted from the first feature, in file order; null when nodes
 *   cannot be had or contradict one another
 */
export async function searchFlatgeobufTree(
  { nodeSize, itemCount }: FlatgeobufIndex,
  box: Bounds,
  featuresBytes: number,
  read: (start: number, end: number) => Promise<Uint8Array | null>,
): Promise<readonly ByteRange[] | null> {
  const levels = generateLevelBounds(itemCount, nodeSize).map(([first, end]) => ({ first, end }));
  let wanted: readonly ByteRange[] = [{ start: 0, end: 1 }];
  for (let level = levels.length - 1; level >= 1; level -= 1) {
    const below = levels[level - 1];
    if (below === undefined) return null;
    const children: ByteRange[] = [];
    for (const range of wanted) {
      const nodes = await readNodes(range, read);
      if (nodes === null) return null;
      for (let node = 0; node < range.end - range.start; node += 1) {
        if (!meets(nodes, node, box)) continue;
        const start = offsetAt(nodes, node);
        if (start < below.first || start >= below.end) return null;
        children.push({ start, end: Math.min(start + nodeSize, below.end) });
      }
    }
    wanted = bridgedNodes(children);
  }
  return readLeaves(wanted, levels[0]?.end ?? 0, box, featuresBytes, read);
}

async function readLeaves(
  wanted: readonly ByteRange[],
  endNode: number,
  box: Bounds,
  featuresBytes: number,
  read: (start: number, end: number) => Promise<Uint8Array | null>,
): Promise<readonly ByteRange[] | null> {
  const found: ByteRange[] = [];
  for (const { start, end } of wanted) {
    // A feature ends where the next one begins, so one node more is read.
    const nodes = await readNodes({ start, end: Math.min(end + 1, endNode) }, read);
    if (nodes === null) return null;
    for (let node = 0; node < end - start; node += 1) {
      if (!meets(nodes, node, box)) continue;
      const from = offsetAt(nodes, node);
      const to = start + node + 1 < endNode ? offsetAt(nodes, node + 1) : featuresBytes;
      if (to <= from || to > featuresBytes) return null;
      found.push({ start: from, end: to });
    }
  }
  return found;
}

async function readNodes(
  { start, end }: ByteRange,
  read: (start: number, end: number) => Promise<Uint8Array | null>,
): Promise<DataView | null> {
  const bytes = await read(start * NODE_ITEM_BYTE_LEN, end * NODE_ITEM_BYTE_LEN);
  return bytes === null ? null : new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** A node: least x, least y, greatest x, greatest y, then the first child's number or the feature's offset. */
function meets(nodes: DataView, node: number, box: Bounds): boolean {
  const at = node * NODE_ITEM_BYTE_LEN;
  return (
    nodes.getFloat64(at, true) <= box.maxX &&
    nodes.getFloat64(at + 8, true) <= box.maxY &&
    nodes.getFloat64(at + 16, true) >= box.minX &&
    nodes.getFloat64(at + 24, true) >= box.minY
  );
}

function offsetAt(nodes: DataView, node: number): number {
  return Number(nodes.getBigUint64(node * NODE_ITEM_BYTE_LEN + 32, true));
}

function bridgedNodes(ranges: readonly ByteRange[]): readonly ByteRange[] {
  const joined: { start: number; end: number }[] = [];
  for (const { start, end } of ranges) {
    const last = joined.at(-1);
    if (last !== undefined && start - last.end <= BRIDGED_NODES) last.end = Math.max(last.end, end);
    else joined.push({ start, end });
  }
  return joined;
}
