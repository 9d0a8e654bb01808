import type { Geometry, Position } from 'geojson';
import { planeLatitude, planeY } from '../geo/working-plane.ts';
import { pathsOf, type VertexRef } from './editable-path.ts';
import { distanceToSegment } from './segment-distance.ts';
import { screenDistance, type ScreenPoint, type Viewport } from './viewport.ts';

/** A place on the outline that can be taken hold of. */
export interface Handle {
  readonly ref: VertexRef;
  readonly position: Position;
  /** A midpoint becomes a vertex before index `ref.index` when it is dragged. */
  readonly kind: 'vertex' | 'midpoint';
}

/** What is held: a handle, or the edge from a vertex to the next one. */
export type Grip = Handle | { readonly ref: VertexRef; readonly position: Position; readonly kind: 'edge' };

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

/** The nearest edge within reach of a place on the screen. */
export function edgeAt(geometry: Geometry, at: ScreenPoint, viewport: Viewport, reachPx: number): Grip | null {
  let best: Grip | null = null;
  let nearest = reachPx;
  for (const { part, ring, closed, positions } of pathsOf(geometry)) {
    const points = positions.map((position) => viewport.project(position));
    positions.forEach((position, index) => {
      const from = points[index];
      const to = points[index + 1] ?? (closed ? points[0] : undefined);
      if (from === undefined || to === undefined) return;
      const distance = distanceToSegment(at, from, to);
      if (distance > nearest) return;
      nearest = distance;
      best = { ref: { part, ring, index }, position, kind: 'edge' };
    });
  }
  return best;
}

/** In the working plane, where edges are straight: a vertex put there changes no area, and lies on the neighbour's edge too. */
function midpoint([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): Position {
  return [(x1 + x2) / 2, planeLatitude((planeY(y1) + planeY(y2)) / 2)];
}
