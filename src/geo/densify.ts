import type { Shape } from './shape.ts';
import { startOf } from './shape-table.ts';

/**
 * Puts int(length / spacing) equally spaced points on every edge (加密), so that none of the pieces is longer than the
 * spacing: an edge that is straight on one map keeps its place on another (official procedure: 70 m).
 *
 * @param shape plane coordinates in metres
 */
export function densifyShape(shape: Shape, spacingM: number): Shape {
  const coordinates: number[] = [];
  const ringEnds = new Uint32Array(shape.ringEnds.length);
  const at = (index: number): number => shape.coordinates[index] ?? 0;
  for (let ring = 0; ring < shape.ringEnds.length; ring += 1) {
    const start = startOf(shape.ringEnds, ring);
    const end = shape.ringEnds[ring] ?? start;
    for (let vertex = start; vertex < end; vertex += 1) {
      const x = at(2 * vertex);
      const y = at(2 * vertex + 1);
      coordinates.push(x, y);
      if (vertex + 1 === end) continue;
      const dx = at(2 * vertex + 2) - x;
      const dy = at(2 * vertex + 3) - y;
      const inserted = Math.floor(Math.hypot(dx, dy) / spacingM);
      for (let point = 1; point <= inserted; point += 1) {
        const share = point / (inserted + 1);
        coordinates.push(x + dx * share, y + dy * share);
      }
    }
    ringEnds[ring] = coordinates.length / 2;
  }
  return { coordinates: Float64Array.from(coordinates), ringEnds, partEnds: shape.partEnds };
}
