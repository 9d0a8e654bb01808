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
      for (const value of pointsOnEdge(x, y, at(2 * vertex + 2), at(2 * vertex + 3), spacingM)) coordinates.push(value);
    }
    ringEnds[ring] = coordinates.length / 2;
  }
  return { coordinates: Float64Array.from(coordinates), ringEnds, partEnds: shape.partEnds };
}

/**
 * The points that {@link densifyShape} puts on one edge, without its ends. They are the same bits in either direction, so
 * that neighbours who share the edge still do.
 *
 * @returns x, y pairs
 */
export function pointsOnEdge(x: number, y: number, nextX: number, nextY: number, spacingM: number): number[] {
  const inserted = Math.floor(Math.hypot(nextX - x, nextY - y) / spacingM);
  if (inserted === 0) return [];
  const isForward = x < nextX || (x === nextX && y <= nextY);
  const [fromX, fromY, toX, toY] = isForward ? [x, y, nextX, nextY] : [nextX, nextY, x, y];
  const points: number[] = [];
  for (let point = 1; point <= inserted; point += 1) {
    const share = (isForward ? point : inserted + 1 - point) / (inserted + 1);
    points.push(fromX + (toX - fromX) * share, fromY + (toY - fromY) * share);
  }
  return points;
}
