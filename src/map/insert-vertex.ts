import type { Geometry, Position } from 'geojson';
import { pathOf, withPath, type VertexRef } from './editable-path.ts';

/** The geometry with a new vertex before index `ref.index` of a run; index = length puts it on the closing edge. */
export function insertVertex(geometry: Geometry, ref: VertexRef, at: Position): Geometry {
  const path = pathOf(geometry, ref);
  if (path === undefined || ref.index < 0 || ref.index > path.positions.length) return geometry;
  const positions = [...path.positions.slice(0, ref.index), at, ...path.positions.slice(ref.index)];
  return withPath(geometry, ref.part, ref.ring, positions);
}
