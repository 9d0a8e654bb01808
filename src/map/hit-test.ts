import type { Geometry, Position } from 'geojson';
import { pathsOf } from './editable-path.ts';
import type { PlanItem } from './plan-item.ts';
import type { ItemIndex } from './item-index.ts';
import { isInsideRings } from '../geo/point-in-polygon.ts';
import { distanceToSegment } from './segment-distance.ts';
import type { ScreenPoint, Viewport } from './viewport.ts';

/** Radius within which a sign is hit, px; half of the largest disc. */
const SIGN_RADIUS_PX = 11;

/**
 * The feature under a place on the screen, or null. Signs come before lines and lines before areas; among equals the one
 * drawn last wins. Done on coordinates and not by reading pixels back, which would make every pointer move wait for the
 * graphics card.
 */
export function itemAt(items: ItemIndex, at: ScreenPoint, viewport: Viewport, tolerancePx: number): PlanItem | null {
  const reachPx = Math.max(tolerancePx, SIGN_RADIUS_PX);
  const place = viewport.unproject(at);
  const [west = 0, north = 0] = viewport.unproject({ x: at.x - reachPx, y: at.y - reachPx });
  const [east = 0, south = 0] = viewport.unproject({ x: at.x + reachPx, y: at.y + reachPx });
  let best: PlanItem | null = null;
  let bestRank = Infinity;
  for (const item of items.within([west, south, east, north])) {
    const rank = rankOf(item.feature.geometry, at, place, viewport, tolerancePx);
    if (rank <= bestRank) [best, bestRank] = [item, rank];
  }
  return bestRank === Infinity ? null : best;
}

/** 0 sign, 1 line, 2 area, Infinity not hit. */
function rankOf(geometry: Geometry, at: ScreenPoint, place: Position, viewport: Viewport, tolerancePx: number): number {
  switch (geometry.type) {
    case 'Point':
    case 'MultiPoint': {
      const reachPx = Math.max(tolerancePx, SIGN_RADIUS_PX);
      return distanceToOutline(geometry, at, viewport) <= reachPx ? 0 : Infinity;
    }
    case 'LineString':
    case 'MultiLineString':
      return distanceToOutline(geometry, at, viewport) <= tolerancePx ? 1 : Infinity;
    case 'Polygon':
      return areaRank(geometry, [geometry.coordinates], at, place, viewport, tolerancePx);
    case 'MultiPolygon':
      return areaRank(geometry, geometry.coordinates, at, place, viewport, tolerancePx);
    case 'GeometryCollection':
      return Infinity;
  }
}

function areaRank(
  geometry: Geometry,
  polygons: readonly Position[][][],
  at: ScreenPoint,
  place: Position,
  viewport: Viewport,
  tolerancePx: number,
): number {
  if (polygons.some((rings) => isInsideRings(place, rings))) return 2;
  return distanceToOutline(geometry, at, viewport) <= tolerancePx ? 2 : Infinity;
}

/** Smallest distance from a place on the screen to the vertices and edges of a geometry, px. */
function distanceToOutline(geometry: Geometry, at: ScreenPoint, viewport: Viewport): number {
  let smallest = Infinity;
  for (const { positions, closed } of pathsOf(geometry)) {
    const points = positions.map((position) => viewport.project(position));
    points.forEach((point, index) => {
      const next = points[index + 1] ?? (closed ? points[0] : undefined) ?? point;
      smallest = Math.min(smallest, distanceToSegment(at, point, next));
    });
  }
  return smallest;
}
