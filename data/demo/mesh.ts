import { elementAt } from './access.ts';

/** One face: open rings of vertex numbers, the outer one counter-clockwise, holes clockwise. */
export type FaceRings = readonly Int32Array[];

/** Faces that share vertices, so that a shared edge is the same edge. Coordinates are metres in the local frame. */
export interface Mesh {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly faces: readonly FaceRings[];
}

/** Calls back for every directed edge of a face, interior on its left. */
export function visitEdges(face: FaceRings, see: (from: number, to: number) => void): void {
  for (const ring of face) {
    let from = elementAt(ring, ring.length - 1);
    for (const to of ring) {
      see(from, to);
      from = to;
    }
  }
}

/** Which face lies on the left of a directed edge; −1 for none. */
export type FaceLookup = (from: number, to: number) => number;

/**
 * Indexes the directed edges of a mesh (a hash table in flat arrays: a `Map` takes seconds for half a million edges).
 * Throws when two faces claim the same edge, that is when they overlap.
 */
export function indexEdges(mesh: Mesh): FaceLookup {
  let edges = 0;
  for (const face of mesh.faces) for (const ring of face) edges += ring.length;
  const capacity = 2 ** Math.ceil(Math.log2(Math.max(8, edges * 2)));
  const starts = new Int32Array(capacity);
  const ends = new Int32Array(capacity);
  const owners = new Int32Array(capacity).fill(-1);
  const slotOf = (from: number, to: number): number => {
    let slot = (Math.imul(from, 0x9e3779b1) ^ Math.imul(to, 0x85ebca6b)) >>> 0;
    slot = (slot ^ (slot >>> 15)) & (capacity - 1);
    while (owners[slot] !== -1 && (starts[slot] !== from || ends[slot] !== to)) slot = (slot + 1) & (capacity - 1);
    return slot;
  };
  mesh.faces.forEach((face, number) => {
    visitEdges(face, (from, to) => {
      const slot = slotOf(from, to);
      if (owners[slot] !== -1) throw new Error(`faces ${owners[slot]} and ${number} overlap`);
      starts[slot] = from;
      ends[slot] = to;
      owners[slot] = number;
    });
  });
  return (from, to) => owners[slotOf(from, to)] ?? -1;
}

/** Signed area of an open ring of a mesh, m². */
export function ringAreaM2(mesh: Mesh, ring: Int32Array): number {
  const first = elementAt(ring, 0);
  const originX = elementAt(mesh.x, first);
  const originY = elementAt(mesh.y, first);
  let twice = 0;
  let from = elementAt(ring, ring.length - 1);
  for (const to of ring) {
    twice +=
      (elementAt(mesh.x, from) - originX) * (elementAt(mesh.y, to) - originY) -
      (elementAt(mesh.x, to) - originX) * (elementAt(mesh.y, from) - originY);
    from = to;
  }
  return twice / 2;
}

/** Area of a face, m². */
export function faceAreaM2(mesh: Mesh, face: FaceRings): number {
  let sum = 0;
  for (const ring of face) sum += ringAreaM2(mesh, ring);
  return sum;
}

/** A point well inside a face: the middle of the widest stretch of one of three horizontal lines through it. */
export function pointInside(mesh: Mesh, face: FaceRings): readonly [x: number, y: number] {
  const outer = face[0];
  if (outer === undefined) throw new Error('a face without rings');
  let low = Infinity;
  let high = -Infinity;
  for (const vertex of outer) {
    const y = elementAt(mesh.y, vertex);
    low = Math.min(low, y);
    high = Math.max(high, y);
  }
  let best = -1;
  let found: readonly [number, number] = [0, 0];
  for (const share of [0.5137, 0.3171, 0.7219]) {
    const y = low + (high - low) * share;
    const crossings: number[] = [];
    visitEdges(face, (from, to) => {
      const ay = elementAt(mesh.y, from);
      const by = elementAt(mesh.y, to);
      if (ay > y === by > y) return;
      const ax = elementAt(mesh.x, from);
      crossings.push(ax + ((y - ay) / (by - ay)) * (elementAt(mesh.x, to) - ax));
    });
    crossings.sort((a, b) => a - b);
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const left = crossings[i] ?? 0;
      const right = crossings[i + 1] ?? 0;
      if (right - left > best) {
        best = right - left;
        found = [(left + right) / 2, y];
      }
    }
  }
  return found;
}
