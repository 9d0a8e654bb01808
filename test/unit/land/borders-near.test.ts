import { describe, expect, it } from 'vitest';
import type { BorderRuns } from '../../../src/geo/border-runs.ts';
import type { Bounds } from '../../../src/geo/bounds.ts';
import { planeX, planeY } from '../../../src/geo/working-plane.ts';
import { bordersNear } from '../../../src/land/borders-near.ts';
import { createEngineTiles } from '../../../workers/engine/engine-tiles.ts';
import { gridBase, gridPlace } from '../../support/grid-base.ts';
import { runSteps } from '../../support/run-steps.ts';

const base = gridBase({ columns: 3, rows: 3 });

function box(west: number, south: number, east: number, north: number): Bounds {
  const [minX, minY] = gridPlace(west, south);
  const [maxX, maxY] = gridPlace(east, north);
  return { minX: planeX(minX), minY: planeY(minY), maxX: planeX(maxX), maxY: planeY(maxY) };
}

function near(bounds: Bounds, limit = 1000): BorderRuns | null {
  return runSteps(bordersNear(base.land, base.index, bounds, limit));
}

/** Edges as texts, without direction. */
function edgesOf(runs: BorderRuns | null): string[] {
  const edges: string[] = [];
  for (let run = 0; runs !== null && run + 1 < runs.starts.length; run += 1) {
    for (let vertex = (runs.starts[run] ?? 0) + 1; vertex < (runs.starts[run + 1] ?? 0); vertex += 1) {
      const ends = [vertex - 1, vertex].map((end) => runs.positions.slice(2 * end, 2 * end + 2).join(' '));
      edges.push(ends.sort().join(' – '));
    }
  }
  return edges.sort();
}

describe('borders near a box', () => {
  it('has every edge of the parcels once', () => {
    const edges = edgesOf(near(box(-1, -1, 4, 4)));
    expect(edges).toHaveLength(24);
    expect(new Set(edges).size).toBe(24);
  });

  it('has the digits of the outlines', async () => {
    const tiles = createEngineTiles(
      () => base,
      () => null,
    );
    const outlines = new Set<string>();
    for (let parcel = 0; parcel < base.land.parcelCount; parcel += 1) {
      const outline = await tiles.parcelOutline(parcel);
      for (const position of outline?.coordinates.flat(2) ?? []) outlines.add(position.join(' '));
    }
    const runs = near(box(-1, -1, 4, 4));
    const places = Array.from({ length: (runs?.positions.length ?? 0) / 2 }, (_, vertex) =>
      runs?.positions.slice(2 * vertex, 2 * vertex + 2).join(' '),
    );
    expect(new Set(places)).toEqual(outlines);
  });

  it('has only the edges that come near, not whole rings', () => {
    // Around the south-west corner of the middle parcel: the four edges that meet there.
    expect(edgesOf(near(box(0.9, 0.9, 1.1, 1.1)))).toHaveLength(4);
    expect(edgesOf(near(box(0.4, 0.9, 0.6, 1.1)))).toHaveLength(1);
    expect(edgesOf(near(box(0.4, 0.4, 0.6, 0.6)))).toHaveLength(0);
  });

  it('says when there is more than asked for', () => {
    const all = near(box(-1, -1, 4, 4))?.positions.length ?? 0;
    expect(near(box(-1, -1, 4, 4), all / 2)).not.toBeNull();
    expect(near(box(-1, -1, 4, 4), all / 2 - 1)).toBeNull();
    expect(near(box(-1, -1, 4, 4), 3)).toBeNull();
  });
});
