import type { Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { buildBorderGraph } from '../../../src/geo/border-graph.ts';
import { buildBorderIndex } from '../../../src/geo/border-index.ts';
import { runsOfGeometries } from '../../../src/geo/border-runs.ts';
import { findSnapTarget, type SnapTarget } from '../../../src/geo/snap-search.ts';
import { traceBorder } from '../../../src/geo/trace-border.ts';

const STEP = 0.001;
function place(column: number, row: number): Position {
  return [117 + column * STEP, 40 + row * STEP];
}
function ring(west: number, south: number, east: number, north: number): Position[] {
  return [place(west, south), place(east, south), place(east, north), place(west, north), place(west, south)];
}

/** Two squares beside each other that share an edge, from different sources, and one apart. */
const first = buildBorderIndex(runsOfGeometries([{ type: 'Polygon', coordinates: [ring(0, 0, 1, 1)] }]));
const second = buildBorderIndex(
  runsOfGeometries([
    { type: 'Polygon', coordinates: [ring(1, 0, 3, 1)] },
    { type: 'Polygon', coordinates: [ring(10, 0, 11, 1)] },
  ]),
);
const indices = [first, second];
const graph = buildBorderGraph(indices);

function snapped(column: number, row: number): SnapTarget {
  const target = findSnapTarget(indices, place(column, row), 20);
  if (target === null) throw new Error('nothing to snap to');
  return target;
}

describe('tracing borders', () => {
  it('goes the shorter way round, over borders of several sources, with the digits of the vertices', () => {
    expect(traceBorder(graph, snapped(0, 1), snapped(3, 1))).toEqual([place(0, 1), place(1, 1), place(3, 1)]);
    expect(traceBorder(graph, snapped(0, 0), snapped(3, 0))).toEqual([place(0, 0), place(1, 0), place(3, 0)]);
    // Across 3.5 steps of longitude and one of latitude either way: the shared edge is the shortcut.
    expect(traceBorder(graph, snapped(0, 0), snapped(3, 1))).toHaveLength(4);
  });

  it('begins and ends within edges', () => {
    const [from, to] = [snapped(0.5, 0), snapped(2, 1)];
    expect([from.kind, to.kind]).toEqual(['edge', 'edge']);
    expect(traceBorder(graph, from, to)).toEqual([from.position, place(1, 0), place(1, 1), to.position]);
  });

  it('is straight within one edge, also when it was found in another run', () => {
    const [low, high] = [snapped(1, 0.3), snapped(1, 0.6)];
    expect(low.source).toBe(0);
    expect(traceBorder(graph, low, high)).toEqual([low.position, high.position]);
    const onOther = { ...high, source: 1, run: 0, segment: 3 };
    expect(traceBorder(graph, low, onOther)).toEqual([low.position, high.position]);
  });

  it('is one place when both are the same vertex', () => {
    expect(traceBorder(graph, snapped(1, 1), snapped(1, 1))).toEqual([place(1, 1)]);
  });

  it('is null between borders that do not hang together', () => {
    expect(traceBorder(graph, snapped(0, 0), snapped(10, 0))).toBeNull();
  });

  it('finds the way through a grid that counting says is shortest', () => {
    const size = 20;
    const runs = Array.from({ length: size }, (_, row) =>
      Array.from({ length: size }, (_, column) => ({
        type: 'Polygon' as const,
        coordinates: [ring(column, row, column + 1, row + 1)],
      })),
    ).flat();
    const grid = [buildBorderIndex(runsOfGeometries(runs))];
    const target = (column: number, row: number): SnapTarget => {
      const found = findSnapTarget(grid, place(column, row), 5);
      if (found === null) throw new Error('nothing there');
      return found;
    };
    const way = traceBorder(buildBorderGraph(grid), target(2, 3), target(17, 12)) ?? [];
    // Manhattan: every step brings one nearer.
    expect(way).toHaveLength(15 + 9 + 1);
    expect(way[0]).toEqual(place(2, 3));
    expect(way.at(-1)).toEqual(place(17, 12));
  });
});
