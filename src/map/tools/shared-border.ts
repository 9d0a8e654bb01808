import type { Geometry, Position } from 'geojson';
import { planeX, planeY } from '../../geo/working-plane.ts';
import type { FeatureShape } from '../../plan/plan-command.ts';
import { geometryBounds } from '../../geo/geometry-bounds.ts';
import { pathsOf, type EditablePath, type VertexRef } from '../editable-path.ts';
import { insertVertex } from '../insert-vertex.ts';
import type { ItemIndex } from '../item-index.ts';
import { moveVertex } from '../move-vertex.ts';

/** A feature that shares what is being moved (公共边), with the vertices that go along. */
export interface Companion {
  readonly id: string;
  /** Its shape with a vertex wherever one goes along. */
  readonly geometry: Geometry;
  readonly moves: readonly { readonly ref: VertexRef; readonly from: Position }[];
}

/** Vertices nearer than this are the same one, degrees (0.1 mm). */
const SAME_DEGREES = 1e-9;
/** A vertex lies on an edge when it is nearer than this in the working plane, m. */
const ON_EDGE_M = 2e-3;
const ON_EDGE_DEGREES = 1e-7;

/**
 * Finds the editable features that share vertices being moved: those with a vertex at the same place, and those on whose
 * edge the place lies, which get a vertex there. When two places are the ends of an edge, what others have between them
 * goes along too.
 */
export function companionsOf(spots: readonly Position[], items: ItemIndex, except: string): Companion[] {
  const bounds = geometryBounds({ type: 'LineString', coordinates: [...spots] });
  if (bounds === null) return [];
  const [west, south, east, north] = bounds;
  const near = items.within([
    west - ON_EDGE_DEGREES,
    south - ON_EDGE_DEGREES,
    east + ON_EDGE_DEGREES,
    north + ON_EDGE_DEGREES,
  ]);
  return near.flatMap(({ feature, editable }) => {
    const { geometry } = feature;
    if (!editable || feature.id === except || geometry.type === 'Point' || geometry.type === 'MultiPoint') return [];
    const complete = spots.reduce(withVertexAt, geometry);
    const moves = pathsOf(complete).flatMap((path) => movesOf(path, spots));
    return moves.length === 0 ? [] : [{ id: feature.id, geometry: complete, moves }];
  });
}

/** The companion's shape after each of its vertices has gone where `moveTo` sends the place it was at. */
export function moveCompanion({ id, geometry, moves }: Companion, moveTo: (from: Position) => Position): FeatureShape {
  return { id, geometry: moves.reduce((moved, { ref, from }) => moveVertex(moved, ref, moveTo(from)), geometry) };
}

function movesOf({ part, ring, positions }: EditablePath, spots: readonly Position[]): Companion['moves'] {
  const [start, end] = spots;
  return positions.flatMap((position, index) => {
    // The digits of the spot, so that both features get the very same place.
    const spot = spots.find((one) => isSame(one, position));
    const isBetween = start !== undefined && end !== undefined && isOnEdge(position, start, end);
    const from = spot ?? (isBetween ? position : null);
    return from === null ? [] : [{ ref: { part, ring, index }, from }];
  });
}

/** The geometry with a vertex at a place that lies on one of its edges; the same object where it has one or is elsewhere. */
function withVertexAt(geometry: Geometry, spot: Position): Geometry {
  for (const { part, ring, positions, closed } of pathsOf(geometry)) {
    if (positions.some((position) => isSame(position, spot))) continue;
    const index = positions.findIndex((from, at) => {
      const to = positions[at + 1] ?? (closed ? positions[0] : undefined);
      return to !== undefined && isOnEdge(spot, from, to);
    });
    if (index !== -1) return insertVertex(geometry, { part, ring, index: index + 1 }, spot);
  }
  return geometry;
}

function isSame([x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): boolean {
  return Math.abs(x1 - x2) <= SAME_DEGREES && Math.abs(y1 - y2) <= SAME_DEGREES;
}

/** Whether a place lies on an edge, its ends excepted. Edges are straight in the working plane. */
function isOnEdge([x = 0, y = 0]: Position, [x1 = 0, y1 = 0]: Position, [x2 = 0, y2 = 0]: Position): boolean {
  const isOutside =
    x < Math.min(x1, x2) - ON_EDGE_DEGREES ||
    x > Math.max(x1, x2) + ON_EDGE_DEGREES ||
    y < Math.min(y1, y2) - ON_EDGE_DEGREES ||
    y > Math.max(y1, y2) + ON_EDGE_DEGREES;
  if (isOutside) return false;
  const [fromX, fromY] = [planeX(x1), planeY(y1)];
  const [dx, dy] = [planeX(x2) - fromX, planeY(y2) - fromY];
  const [px, py] = [planeX(x) - fromX, planeY(y) - fromY];
  const length = Math.hypot(dx, dy);
  const along = (px * dx + py * dy) / length;
  return length > 0 && along > 0 && along < length && Math.abs(px * dy - py * dx) / length <= ON_EDGE_M;
}
