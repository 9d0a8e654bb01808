import type { Geometry, Position } from 'geojson';
import { pathsOf, type VertexRef } from './editable-path.ts';
import { screenDistance, type ScreenPoint, type Viewport } from './viewport.ts';

/** A place on the outline that can be taken hold of. */
export interface Handle {
  readonly ref: VertexRef;
  readonly position: Position;
  /** A midpoint becomes a vertex before index `ref.index` when it is dragged. */
  readonly kind: 'vertex' | 'midpoint';
}

/** All vertices of a geometry, and the midpoints of its edges. */
export function handlesOf(geometry: Geometry): Handle[] {
  return pathsOf(geometry).flatMap(({ part, ring, closed, positions }) =>
    positions.flatMap((position, index) => {
      const handles: Handle[] = [{ ref: { part, ring, index }, position, kind: 'vertex' }];
      const next = positions[index + 1] ?? (closed ? positions[0] : undefined);
      if (next !== undefined && positions.length > 1) {
        const ref = { part, ring, index: index + 1 };
        handles.push({ ref, position: midpoint(position, next), kind: 'midpoint' });
      }
      return handles;
    }),
  );
}

/** The handle within reach of a place on the screen; a vertex before a midpoint, the nearer before the farther. */
export function handleAt(
  handles: readonly Handle[],
  at: ScreenPoint,
  viewport: Viewport,
  reachPx: number,
): Handle | null {
  let best: Handle | null = null;
  let bestRank = Infinity;
  for (const handle of handles) {
    const distance = screenDistance(at, viewport.project(handle.position));
    const rank = distance + (handle.kind === 'midpoint' ? reachPx : 0);
    if (distance <= reachPx && rank < bestRank) [best, bestRank] = [handle, rank];
  }
  return best;
}

function midpoint(from: Position, to: Position): Position {
  return [((from[0] ?? 0) + (to[0] ?? 0)) / 2, ((from[1] ?? 0) + (to[1] ?? 0)) / 2];
}
