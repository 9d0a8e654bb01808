import type { Bounds } from './bounds.ts';
import type { Shape } from './shape.ts';

/** A box as a shape of one ring, counter-clockwise. */
export function boxShape({ minX, minY, maxX, maxY }: Bounds): Shape {
  return {
    coordinates: Float64Array.of(minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY),
    ringEnds: Uint32Array.of(5),
    partEnds: Uint32Array.of(1),
  };
}
