import { elementAt } from './access.ts';
import { ringAreaM2, visitEdges, type FaceLookup, type FaceRings, type Mesh } from './mesh.ts';

/** Sets of faces that grow together (disjoint-set forest). */
export interface Groups {
  readonly find: (face: number) => number;
  readonly join: (a: number, b: number) => void;
}

/** Every face on its own. */
export function createGroups(count: number): Groups {
  const parent = new Int32Array(count);
  for (let i = 0; i < count; i += 1) parent[i] = i;
  const find = (face: number): number => {
    let root = face;
    while (elementAt(parent, root) !== root) root = elementAt(parent, root);
    let walker = face;
    while (walker !== root) {
      const up = elementAt(parent, walker);
      parent[walker] = root;
      walker = up;
    }
    return root;
  };
  return {
    find,
    join: (a, b) => {
      const left = find(a);
      const right = find(b);
      if (left < right) parent[right] = left;
      else parent[left] = right;
    },
  };
}

/** Joins neighbouring faces with the same key; faces with key −1 stay alone. */
export function joinByKey(mesh: Mesh, lookup: FaceLookup, keys: ArrayLike<number>, groups: Groups): void {
  mesh.faces.forEach((face, number) => {
    const key = elementAt(keys, number);
    if (key < 0) return;
    visitEdges(face, (from, to) => {
      const other = lookup(to, from);
      if (other > number && elementAt(keys, other) === key) groups.join(number, other);
    });
  });
}

/** Members of each group, groups in the order of their first member. */
export function listGroups(count: number, groups: Groups): number[][] {
  const byRoot = new Map<number, number[]>();
  for (let face = 0; face < count; face += 1) {
    const root = groups.find(face);
    const members = byRoot.get(root);
    if (members === undefined) byRoot.set(root, [face]);
    else members.push(face);
  }
  return [...byRoot.values()];
}

/**
 * The outline of faces that hang together by edges: their inner edges vanish, every other edge and vertex stays as it is.
 * Rings that touch at a vertex come out separate (outer ring and holes), as the simple feature standard asks.
 */
export function dissolveFaces(mesh: Mesh, members: readonly number[], isInside: FaceLookupTest): FaceRings {
  const leaving = new Map<number, number[]>();
  for (const member of members) {
    visitEdges(elementAt(mesh.faces, member), (from, to) => {
      if (isInside(to, from)) return;
      const ends = leaving.get(from);
      if (ends === undefined) leaving.set(from, [to]);
      else ends.push(to);
    });
  }
  const rings: Int32Array[] = [];
  for (const [start, ends] of leaving) {
    while (ends.length > 0) rings.push(traceRing(mesh, leaving, start));
  }
  const areas = rings.map((ring) => ringAreaM2(mesh, ring));
  const outer = areas.findIndex((area) => area > 0);
  if (outer < 0 || areas.some((area, index) => area > 0 && index !== outer)) {
    throw new Error('faces to dissolve do not hang together');
  }
  return [elementAt(rings, outer), ...rings.filter((_, index) => index !== outer)];
}

/** Whether the face on the left of a directed edge belongs to the group. */
export type FaceLookupTest = (from: number, to: number) => boolean;

function traceRing(mesh: Mesh, leaving: Map<number, number[]>, start: number): Int32Array {
  const ring: number[] = [];
  let from = start;
  let to = takeEnd(leaving, start, 0);
  for (;;) {
    ring.push(from);
    if (to === start) break;
    const ends = leaving.get(to);
    if (ends === undefined || ends.length === 0) throw new Error('an outline does not close');
    const choice = ends.length === 1 ? 0 : firstToTheLeft(mesh, from, to, ends);
    from = to;
    to = takeEnd(leaving, from, choice);
  }
  return Int32Array.from(ring);
}

function takeEnd(leaving: Map<number, number[]>, from: number, choice: number): number {
  const taken = leaving.get(from)?.splice(choice, 1)[0];
  if (taken === undefined) throw new Error('an edge is missing');
  return taken;
}

/** Of the edges leaving `at`, the first one counter-clockwise from the way back: splits rings where they touch. */
function firstToTheLeft(mesh: Mesh, from: number, at: number, ends: readonly number[]): number {
  const x = elementAt(mesh.x, at);
  const y = elementAt(mesh.y, at);
  const back = Math.atan2(elementAt(mesh.y, from) - y, elementAt(mesh.x, from) - x);
  let choice = 0;
  let least = Infinity;
  ends.forEach((end, index) => {
    const angle = Math.atan2(elementAt(mesh.y, end) - y, elementAt(mesh.x, end) - x);
    const turn = (((angle - back) % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);
    if (turn < least) {
      least = turn;
      choice = index;
    }
  });
  return choice;
}
