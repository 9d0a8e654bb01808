import type { OverlayResult } from '../../geo/overlay-result.ts';
import type { Shape } from '../../geo/shape.ts';
import type { Topology } from '../../geo/topology.ts';

/**
 * An overlay done near the origin and brought back. GEOS falls back to snapping by a share of the largest coordinate
 * (1e-12) when an overlay fails at first: with the 1e7 m of the working plane that is 0.01 mm, more than areas that are to
 * add up can bear.
 */
export function overlayNearOrigin(
  topology: Topology,
  operation: 'intersection' | 'difference',
  a: Shape,
  b: Shape,
): OverlayResult {
  const [x, y] = originOf(a);
  const result = topology[operation](movedBy(a, -x, -y), movedBy(b, -x, -y));
  return result.ok ? { ...result, shape: movedBy(result.shape, x, y) } : result;
}

/** A place near a shape in whole metres, so that taking it off coordinates and adding it again loses nothing. */
export function originOf({ coordinates }: Shape): readonly [number, number] {
  return [Math.round(coordinates[0] ?? 0), Math.round(coordinates[1] ?? 0)];
}

/** A copy of a shape, moved. */
export function movedBy(shape: Shape, east: number, north: number): Shape {
  const coordinates = shape.coordinates.slice();
  for (let at = 0; at < coordinates.length; at += 2) {
    coordinates[at] = (coordinates[at] ?? 0) + east;
    coordinates[at + 1] = (coordinates[at + 1] ?? 0) + north;
  }
  return { ...shape, coordinates };
}
