import type { Geometry } from 'geojson';
import { pathOf, withPath, type VertexRef } from './editable-path.ts';

const SMALLEST_RING = 3;
const SMALLEST_LINE = 2;

/** The geometry without one vertex, or null when what remains would not be a ring or a line. */
export function removeVertex(geometry: Geometry, ref: VertexRef): Geometry | null {
  const path = pathOf(geometry, ref);
  if (path?.positions[ref.index] === undefined) return null;
  const smallest = path.closed ? SMALLEST_RING : SMALLEST_LINE;
  if (path.positions.length <= smallest) return null;
  const positions = path.positions.filter((_, index) => index !== ref.index);
  return withPath(geometry, ref.part, ref.ring, positions);
}
