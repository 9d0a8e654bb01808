import { describe, expect, it } from 'vitest';
import { findRoadCrossings, joinRoadCrossings } from '../../../../src/evaluate/coverage/road-crossings.ts';
import { createRoadAccess } from '../../../../src/evaluate/coverage/road-access.ts';
import { findRoadFaults } from '../../../../src/evaluate/coverage/road-faults.ts';
import { buildRoadGraph } from '../../../../src/evaluate/coverage/road-graph.ts';
import type { RoadLines } from '../../../../src/evaluate/coverage/road-lines.ts';
import { RoadSearch } from '../../../../src/evaluate/coverage/road-search.ts';

const ONE = (): number => 1;

function graphOf(...lines: readonly (readonly number[])[]): ReturnType<typeof buildRoadGraph> {
  let end = 0;
  return buildRoadGraph(
    {
      coordinates: Float64Array.from(lines.flat()),
      lineEnds: Uint32Array.from(lines, (line) => (end += line.length / 2)),
    },
    ONE,
  );
}

/** A street of 1000 m to the east, one to the north from its middle, and one beside it that is not joined. */
const graph = graphOf([0, 0, 500, 0, 1000, 0], [500, 0, 500, 400], [0, 300, 480, 300]);

describe('road graph', () => {
  it('is joined where lines share a vertex and nowhere else', () => {
    expect(graph.edgeLengthM).toEqual(Float64Array.of(500, 500, 400, 480));
    expect(graph.nodes.length / 2).toBe(6);
    expect(graph.snappedCount).toBe(0);
    const crossing = graphOf([0, 0, 100, 0], [50, -50, 50, 50]);
    expect(crossing.edgeLengthM).toEqual(Float64Array.of(100, 100));
    expect(crossing.nodes.length / 2).toBe(4);
  });

  it('takes ends for one that are half a metre apart, and says how many', () => {
    const near = graphOf([0, 0, 100, 0], [100.3, 0.2, 200, 0], [200.6, 0, 300, 0]);
    expect(near.snappedCount).toBe(1);
    expect(near.nodes.length / 2).toBe(5);
  });

  it('keeps loops and leaves lines without length out', () => {
    const loop = graphOf([0, 0, 100, 0, 100, 100, 0, 0], [5, 5, 5, 5]);
    expect(loop.edgeFrom).toEqual(loop.edgeTo);
    expect(loop.edgeLengthM[0]).toBeCloseTo(200 + Math.SQRT2 * 100, 9);
    expect(loop.edgeLengthM).toHaveLength(1);
  });

  it('tells parts without a way between them, and ends shortly before another road', () => {
    const faults = findRoadFaults(graph, createRoadAccess(graph, ONE));
    expect(faults).toEqual({ partCount: 2, largestShare: 1400 / 1880, gaps: [{ x: 480, y: 300, distanceM: 20 }] });
    expect(findRoadFaults(graphOf(), createRoadAccess(graphOf(), ONE))).toEqual({
      partCount: 0,
      largestShare: 0,
      gaps: [],
    });
  });
});

describe('ways along roads', () => {
  const access = createRoadAccess(graph, ONE);
  const at = (x: number, y: number): NonNullable<ReturnType<typeof access.locate>> => {
    const found = access.locate(x, y);
    if (found === null) throw new Error('off road');
    return found;
  };

  it('come onto the nearest road, however far within the limit', () => {
    expect(at(250, -40)).toEqual({ edge: 0, alongM: 250, accessM: 40 });
    expect(access.locate(1600, 0)).toBeNull();
    expect(access.locate(1499, 0)).toMatchObject({ edge: 1, alongM: 500, accessM: 499 });
  });

  it('are as long as the roads between, with the straight ends', () => {
    const search = new RoadSearch(graph);
    search.run([at(100, 10)]);
    expect(search.distanceToM(at(900, -5))).toBe(10 + 800 + 5);
    expect(search.distanceToM(at(510, 400))).toBe(10 + 400 + 400 + 10);
    expect(search.distanceToM(at(300, 0))).toBe(10 + 200);
    expect(search.distanceToM(at(100, 310))).toBe(Infinity);
    search.run([at(100, 0), at(1000, 0)]);
    expect(search.distanceToM(at(800, 0))).toBe(200);
  });

  it('end where the search ends, and a later search knows nothing of an earlier one', () => {
    const search = new RoadSearch(graph);
    search.run([at(0, 0)], 600);
    expect(search.distanceToM(at(500, 50))).toBe(550);
    expect(search.nodeDistanceM(graph.edgeTo[1] ?? 0)).toBe(Infinity);
    search.run([at(1000, 0)], 100);
    expect(search.distanceToM(at(0, 0))).toBe(Infinity);
    search.run([]);
    expect(search.distanceToM(at(1000, 0))).toBe(Infinity);
  });
});

function linesOf(...lines: readonly (readonly number[])[]): RoadLines {
  let end = 0;
  return {
    coordinates: Float64Array.from(lines.flat()),
    lineEnds: Uint32Array.from(lines, (line) => (end += line.length / 2)),
    levels: new Int8Array(lines.length),
  };
}

describe('roads that cross without a vertex in common', () => {
  const crossing = linesOf([0, 0, 100, 0], [50, -50, 50, 50]);

  it('are found where they cross, and make a junction only when they are joined', () => {
    const found = findRoadCrossings(crossing);
    expect([...found.places]).toEqual([50, 0]);
    const joined = buildRoadGraph(joinRoadCrossings(crossing, found), ONE);
    expect([...joined.edgeLengthM]).toEqual([50, 50, 50, 50]);
    expect(joined.nodes.length / 2).toBe(5);
  });

  it('are none where they share a vertex, run side by side or on different levels', () => {
    expect(findRoadCrossings(linesOf([0, 0, 50, 0, 100, 0], [50, -50, 50, 0, 50, 50])).places).toHaveLength(0);
    expect(findRoadCrossings(linesOf([0, 0, 100, 0], [0, 5, 100, 5])).places).toHaveLength(0);
    expect(findRoadCrossings({ ...crossing, levels: Int8Array.of(0, 1) }).places).toHaveLength(0);
  });

  it('are found where a road ends on another between its vertices, at the end', () => {
    const found = findRoadCrossings(linesOf([0, 0, 100, 0], [30, 0.2, 30, 80]));
    expect([...found.places]).toEqual([30, 0.2]);
    const joined = buildRoadGraph(joinRoadCrossings(linesOf([0, 0, 100, 0], [30, 0.2, 30, 80]), found), ONE);
    expect(joined.edgeLengthM).toHaveLength(3);
    expect(findRoadCrossings(linesOf([0, 0, 100, 0], [30, 3, 30, 80])).places).toHaveLength(0);
  });

  it('keep their order along a road that crosses several', () => {
    const lines = linesOf([0, 0, 100, 0], [80, -5, 80, 5], [20, -5, 20, 5], [50, -5, 50, 5]);
    const joined = joinRoadCrossings(lines, findRoadCrossings(lines));
    expect([...joined.coordinates.subarray(0, 10)]).toEqual([0, 0, 20, 0, 50, 0, 80, 0, 100, 0]);
  });
});
