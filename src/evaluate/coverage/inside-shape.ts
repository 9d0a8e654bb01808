import { startOf } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';

/** Whether a place lies in a shape, holes excepted, by the even-odd rule. A place on the border may be told either way. */
export function isInsideShape({ coordinates, ringEnds }: Shape, x: number, y: number): boolean {
  let inside = false;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    for (let vertex = startOf(ringEnds, ring) + 1; vertex < (ringEnds[ring] ?? 0); vertex += 1) {
      const y1 = coordinates[2 * vertex - 1] ?? 0;
      const y2 = coordinates[2 * vertex + 1] ?? 0;
      if (y1 > y === y2 > y) continue;
      const x1 = coordinates[2 * vertex - 2] ?? 0;
      if (x < x1 + ((y - y1) / (y2 - y1)) * ((coordinates[2 * vertex] ?? 0) - x1)) inside = !inside;
    }
  }
  return inside;
}
