import type { OverlayResult } from '../../geo/overlay-result.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';

/**
 * An overlay of two shapes, or a repair of one, done near the origin and brought back. GEOS falls back to snapping by a
 * share of the largest coordinate (1e-12) when an overlay fails at first: with the 1e7 m of the working plane that is
 * 0.01 mm, more than areas that are to add up can bear. The way there is exact, since the origin is a whole number; on the
 * way back only new vertices are rounded, as they would have been anyway.
 */
export function overlayNearOrigin(
  topology: Topology,
  operation: 'intersection' | 'difference',
  a: Shape,
  b: Shape,
): OverlayResult {
  const [x, y] = originOf(a);
  const result = topology[operation](moved(a, -x, -y), moved(b, -x, -y));
  return result.ok ? { ...result, shape: moved(result.shape, x, y) } : result;
}

/** {@link Topology.repair} near the origin; the note's place is where the shape is. */
export function repairNearOrigin(topology: Topology, shape: Shape): ReturnType<Topology['repair']> {
  const [x, y] = originOf(shape);
  const { shape: repaired, note } = topology.repair(moved(shape, -x, -y));
  if (note === null) return { shape, note };
  const details = { ...note.details, x: note.details.x + x, y: note.details.y + y };
  return { shape: moved(repaired, x, y), note: { ...note, details } };
}

function originOf({ coordinates }: Shape): readonly [number, number] {
  return [Math.round(coordinates[0] ?? 0), Math.round(coordinates[1] ?? 0)];
}

function moved(shape: Shape, east: number, north: number): Shape {
  const coordinates = shape.coordinates.slice();
  for (let at = 0; at < coordinates.length; at += 2) {
    coordinates[at] = (coordinates[at] ?? 0) + east;
    coordinates[at + 1] = (coordinates[at + 1] ?? 0) + north;
  }
  return { ...shape, coordinates };
}
