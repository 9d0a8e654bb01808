import type { Bounds } from './bounds.ts';
import type { CoordinateSystem } from './coordinate-system.ts';
import { createProjection } from './projection.ts';

/** Points taken along each side of a box: its sides bend when they are projected. */
const POINTS_PER_SIDE = 8;

/**
 * The box in degrees around a box of a coordinate system, easting first.
 *
 * @returns null when a point of it has no place on earth
 */
export function degreeBounds(bounds: Bounds, system: CoordinateSystem): Bounds | null {
  return boundsAround(bounds, createProjection(system).inverse);
}

/** The box of a coordinate system, easting first, around a box in degrees; null when a point of it has no place there. */
export function projectedBounds(degrees: Bounds, system: CoordinateSystem): Bounds | null {
  return boundsAround(degrees, createProjection(system).forward);
}

function boundsAround(
  bounds: Bounds,
  convert: (x: number, y: number) => readonly [x: number, y: number],
): Bounds | null {
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let step = 0; step <= POINTS_PER_SIDE; step += 1) {
    const share = step / POINTS_PER_SIDE;
    const x = bounds.minX + (bounds.maxX - bounds.minX) * share;
    const y = bounds.minY + (bounds.maxY - bounds.minY) * share;
    for (const [sideX, sideY] of [
      [x, bounds.minY],
      [x, bounds.maxY],
      [bounds.minX, y],
      [bounds.maxX, y],
    ] as const) {
      const [convertedX, convertedY] = convert(sideX, sideY);
      if (!Number.isFinite(convertedX) || !Number.isFinite(convertedY)) return null;
      minX = Math.min(minX, convertedX);
      minY = Math.min(minY, convertedY);
      maxX = Math.max(maxX, convertedX);
      maxY = Math.max(maxY, convertedY);
    }
  }
  return { minX, minY, maxX, maxY };
}
