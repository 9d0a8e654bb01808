import { describe, expect, it } from 'vitest';
import { createGroups, dissolveFaces, joinByKey, listGroups } from '../../../../data/demo/dissolve.ts';
import { faceAreaM2, indexEdges, pointInside, type Mesh } from '../../../../data/demo/mesh.ts';

/** A board of n × n unit squares; face number = row · n + column. */
function board(n: number): Mesh {
  const x: number[] = [];
  const y: number[] = [];
  for (let row = 0; row <= n; row += 1) {
    for (let column = 0; column <= n; column += 1) {
      x.push(column);
      y.push(row);
    }
  }
  const faces = [];
  for (let row = 0; row < n; row += 1) {
    for (let column = 0; column < n; column += 1) {
      const corner = row * (n + 1) + column;
      faces.push([Int32Array.of(corner, corner + 1, corner + n + 2, corner + n + 1)]);
    }
  }
  return { x: Float64Array.from(x), y: Float64Array.from(y), faces };
}

describe('dissolving faces', () => {
  const mesh = board(3);
  const lookup = indexEdges(mesh);
  const dissolve = (members: readonly number[]) =>
    dissolveFaces(mesh, members, (from, to) => members.includes(lookup(from, to)));

  it('removes the edges between faces and nothing else', () => {
    const [outer, ...holes] = dissolve([0, 1]);
    expect(holes).toEqual([]);
    expect(outer).toHaveLength(6);
    expect(faceAreaM2(mesh, dissolve([0, 1]))).toBe(2);
  });

  it('leaves a hole where a face in the middle is not of the group', () => {
    const rings = dissolve([0, 1, 2, 3, 5, 6, 7, 8]);
    expect(rings.map((ring) => ring.length)).toEqual([12, 4]);
    expect(faceAreaM2(mesh, rings)).toBe(8);
  });

  it('splits rings that touch at a corner into an outer ring and a hole', () => {
    // Without the middle and one corner square the hole touches the outer ring at one vertex.
    const rings = dissolve([1, 2, 3, 5, 6, 7, 8]);
    expect(rings).toHaveLength(2);
    expect(faceAreaM2(mesh, rings)).toBe(7);
    for (const ring of rings) expect(new Set(ring).size).toBe(ring.length);
  });

  it('refuses faces that do not hang together', () => {
    expect(() => dissolve([0, 8])).toThrow('hang together');
  });

  it('joins neighbours with one key, not those that meet at a corner only', () => {
    const groups = createGroups(9);
    joinByKey(mesh, lookup, [1, 1, -1, -1, -1, -1, -1, -1, 1], groups);
    expect(listGroups(9, groups)).toEqual([[0, 1], [2], [3], [4], [5], [6], [7], [8]]);
  });

  it('finds a point inside a face with a hole, not in the hole', () => {
    const [x, y] = pointInside(mesh, dissolve([0, 1, 2, 3, 5, 6, 7, 8]));
    expect(x > 1 && x < 2 && y > 1 && y < 2).toBe(false);
    expect(x > 0 && x < 3 && y > 0 && y < 3).toBe(true);
  });

  it('notices faces that overlap', () => {
    expect(() => indexEdges({ ...mesh, faces: [...mesh.faces, ...mesh.faces.slice(0, 1)] })).toThrow('overlap');
  });
});
