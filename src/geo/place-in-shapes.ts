import type { Bounds } from './bounds.ts';
import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

/** A place in a plane. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** Heights that are tried first, as shares of a box: the middle, then farther out. */
const HEIGHTS = [1 / 2, 1 / 4, 3 / 4, 1 / 8, 3 / 8, 5 / 8, 7 / 8];
/** So much of the box's width is wide enough not to look any further. */
const WIDE = 0.05;

/**
 * A place that lies in all of some shapes (注记点): in the middle of the widest stretch that they share on a few lines across a box.
 *
 * @param shapes valid, in one plane
 * @param box around what they have in common
 * @returns null when no line meets what they share, which may then still be something very thin
 */
export function placeInShapes(shapes: readonly Shape[], box: Bounds): Place | null {
  const enough = WIDE * (box.maxX - box.minX);
  let best: Run | null = null;
  let bestY = 0;
  for (const share of HEIGHTS) {
    const y = box.minY + share * (box.maxY - box.minY);
    const run = widestRun(shapes, y);
    if (run === null || (best !== null && run.to - run.from <= best.to - best.from)) continue;
    best = run;
    bestY = y;
    if (run.to - run.from > enough) break;
  }
  return best === null ? null : middleOf(best, bestY);
}

/** A place in a shape, however thin: between two neighbouring heights of its vertices. Null for a shape without land. */
export function placeInShape(shape: Shape, box: Bounds): Place | null {
  const usual = placeInShapes([shape], box);
  if (usual !== null) return usual;
  const heights = Float64Array.from(
    { length: shape.coordinates.length / 2 },
    (_, at) => shape.coordinates[2 * at + 1] ?? 0,
  );
  heights.sort();
  let best: Run | null = null;
  let bestY = 0;
  for (let at = 1; at < heights.length; at += 1) {
    const y = ((heights[at - 1] ?? 0) + (heights[at] ?? 0)) / 2;
    const run = heights[at - 1] === heights[at] ? null : widestRun([shape], y);
    if (run === null || (best !== null && run.to - run.from <= best.to - best.from)) continue;
    best = run;
    bestY = y;
  }
  return best === null ? null : middleOf(best, bestY);
}

/** Whether a place lies in a shape; on its border either. */
export function isInShape({ coordinates, ringEnds }: Shape, x: number, y: number): boolean {
  let inside = false;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    for (let at = startOf(ringEnds, ring) + 1; at < (ringEnds[ring] ?? 0); at += 1) {
      const y0 = coordinates[2 * at - 1] ?? 0;
      const y1 = coordinates[2 * at + 1] ?? 0;
      if (y0 > y === y1 > y) continue;
      const x0 = coordinates[2 * at - 2] ?? 0;
      if (x0 + (((coordinates[2 * at] ?? 0) - x0) * (y - y0)) / (y1 - y0) > x) inside = !inside;
    }
  }
  return inside;
}

interface Run {
  readonly from: number;
  readonly to: number;
}

function middleOf({ from, to }: Run, y: number): Place {
  return { x: from + (to - from) / 2, y };
}

/** The widest stretch of a level line inside all shapes. */
function widestRun(shapes: readonly Shape[], y: number): Run | null {
  let runs: readonly Run[] = [{ from: -Infinity, to: Infinity }];
  for (const shape of shapes) {
    runs = commonRuns(runs, runsAt(shape, y));
    if (runs.length === 0) return null;
  }
  return runs.reduce<Run | null>(
    (best, run) => (best !== null && best.to - best.from >= run.to - run.from ? best : run),
    null,
  );
}

/** Stretches of a level line inside a shape, from west to east. */
function runsAt({ coordinates, ringEnds }: Shape, y: number): readonly Run[] {
  const crossings: number[] = [];
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    for (let at = startOf(ringEnds, ring) + 1; at < (ringEnds[ring] ?? 0); at += 1) {
      const y0 = coordinates[2 * at - 1] ?? 0;
      const y1 = coordinates[2 * at + 1] ?? 0;
      if (y0 > y === y1 > y) continue;
      const x0 = coordinates[2 * at - 2] ?? 0;
      crossings.push(x0 + (((coordinates[2 * at] ?? 0) - x0) * (y - y0)) / (y1 - y0));
    }
  }
  crossings.sort((a, b) => a - b);
  const runs: Run[] = [];
  for (let at = 1; at < crossings.length; at += 2) runs.push({ from: crossings[at - 1] ?? 0, to: crossings[at] ?? 0 });
  return runs;
}

function commonRuns(one: readonly Run[], other: readonly Run[]): readonly Run[] {
  const runs: Run[] = [];
  for (const a of one) {
    for (const b of other) {
      const from = Math.max(a.from, b.from);
      const to = Math.min(a.to, b.to);
      if (from < to) runs.push({ from, to });
    }
  }
  return runs;
}
