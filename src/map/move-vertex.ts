import type { Geometry, Position } from 'geojson';
import { pathOf, withPath, type VertexRef } from './editable-path.ts';

/** The geometry with one vertex elsewhere; unchanged when there is no such vertex. */
export function moveVertex(geometry: Geometry, ref: VertexRef, to: Position): Geometry {
  const path = pathOf(geometry, ref);
  if (path?.positions[ref.index] === undefined) return geometry;
  const positions = path.positions.map((position, index) => (index === ref.index ? to : position));
  return withPath(geometry, ref.part, ref.ring, positions);
}
