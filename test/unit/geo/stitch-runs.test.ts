import { describe, expect, it } from 'vitest';
import { stitchRuns } from '../../../src/geo/stitch-runs.ts';

/** The runs of a stitching, each as x, y pairs. */
function stitched(runs: readonly (readonly number[])[], toleranceM?: number): number[][] {
  let end = 0;
  const ends = Uint32Array.from(runs, (run) => (end += run.length / 2));
  const result = stitchRuns({ coordinates: Float64Array.from(runs.flat()), ends }, toleranceM);
  return Array.from(result.ends, (last, run) => [
    ...result.coordinates.slice(2 * (run === 0 ? 0 : (result.ends[run - 1] ?? 0)), 2 * last),
  ]);
}

describe('stitching runs', () => {
  it('leaves runs that do not meet as they are', () => {
    const runs = [
      [0, 0, 10, 0, 10, 10],
      [0, 5, 5, 5.1],
    ];
    expect(stitched(runs)).toEqual(runs);
    expect(stitched([])).toEqual([]);
  });

  it('puts vertices on the edges on which they lie, in order, with the digits of the vertex', () => {
    const runs = [
      [0, 0, 100, 0],
      [70, 1e-9, 70, 5],
      [20, -1e-9, 30, 0, 20, 5],
    ];
    expect(stitched(runs)).toEqual([[0, 0, 20, -1e-9, 30, 0, 70, 1e-9, 100, 0], runs[1], runs[2]]);
  });

  it('makes places that are nearly the same the first of them', () => {
    expect(
      stitched([
        [1, 1, 5, 5],
        [5 + 1e-9, 5, 9, 9],
      ])[1],
    ).toEqual([5, 5, 9, 9]);
    expect(
      stitched([
        [1, 1, 5, 5],
        [5 + 1e-7, 5, 9, 9],
      ])[1],
    ).toEqual([5 + 1e-7, 5, 9, 9]);
    expect(
      stitched(
        [
          [1, 1, 5, 5],
          [5 + 1e-7, 5, 9, 9],
        ],
        1e-6,
      )[1],
    ).toEqual([5, 5, 9, 9]);
  });

  it('gives edges that lie on each other the vertices of both', () => {
    const [one, other] = stitched([
      [0, 0, 60, 0],
      [100, 0, 40, 0],
    ]);
    expect(one).toEqual([0, 0, 40, 0, 60, 0]);
    expect(other).toEqual([100, 0, 60, 0, 40, 0]);
  });

  it('does not put a vertex on an edge that merely ends near it', () => {
    expect(
      stitched([
        [0, 0, 10, 0],
        [10.1, 0, 20, 3],
      ])[0],
    ).toEqual([0, 0, 10, 0]);
  });
});
