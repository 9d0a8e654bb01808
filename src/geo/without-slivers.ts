import { signedRingArea } from './shape-area.ts';
import { startOf } from './shape-table.ts';
import type { Shape } from './shape.ts';

/** A shape without parts and holes that are narrower than a width all over: what rounding leaves between two shapes. */
export function withoutSlivers(shape: Shape, widthM: number): Shape {
  const kept: number[] = [];
  const partEnds: number[] = [];
  for (let part = 0; part < shape.partEnds.length; part += 1) {
    const outer = startOf(shape.partEnds, part);
    if (isSliver(shape, outer, widthM)) continue;
    kept.push(outer);
    for (let hole = outer + 1; hole < (shape.partEnds[part] ?? 0); hole += 1) {
      if (!isSliver(shape, hole, widthM)) kept.push(hole);
    }
    partEnds.push(kept.length);
  }
  if (kept.length === shape.ringEnds.length) return shape;
  const ringEnds = new Uint32Array(kept.length);
  kept.forEach((ring, index) => {
    ringEnds[index] = startOf(ringEnds, index) + (shape.ringEnds[ring] ?? 0) - startOf(shape.ringEnds, ring);
  });
  const coordinates = new Float64Array(2 * (ringEnds.at(-1) ?? 0));
  kept.forEach((ring, index) => {
    const from = 2 * startOf(shape.ringEnds, ring);
    coordinates.set(shape.coordinates.subarray(from, 2 * (shape.ringEnds[ring] ?? 0)), 2 * startOf(ringEnds, index));
  });
  return { coordinates, ringEnds, partEnds: Uint32Array.from(partEnds) };
}

/** A strip of length l and width w has the outline 2 (l + w). */
function isSliver({ coordinates, ringEnds }: Shape, ring: number, widthM: number): boolean {
  const start = startOf(ringEnds, ring);
  const end = ringEnds[ring] ?? start;
  let outline = 0;
  for (let vertex = start; vertex + 1 < end; vertex += 1) {
    outline += Math.hypot(
      (coordinates[2 * vertex + 2] ?? 0) - (coordinates[2 * vertex] ?? 0),
      (coordinates[2 * vertex + 3] ?? 0) - (coordinates[2 * vertex + 1] ?? 0),
    );
  }
  return 2 * Math.abs(signedRingArea(coordinates, start, end)) <= widthM * outline;
}
