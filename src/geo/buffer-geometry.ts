import type { Geometry } from 'geojson';
import { linesFromGeojson } from './line-set.ts';
import type { OverlayResult } from './overlay-result.ts';
import { shapeFromGeojson } from './shape-from-geojson.ts';
import { failedWith, type ShapeOutcome } from './shape-outcome.ts';
import { shapeToGeojson } from './shape-to-geojson.ts';
import type { Topology } from './topology.ts';

/** Pieces of a quarter circle: the circle around a point is drawn within 0.03 % of the radius, and of 0.04 % of its area. */
const SEGMENTS_PER_QUARTER = 32;

/**
 * Everything within a distance of points, lines or an area (缓冲区), or for a negative distance what of an area is at least so
 * far inside it. See `bufferShape` for how exact that is.
 *
 * @param geometry longitude and latitude in degrees
 * @param distanceM metres on the ground
 * @param ends whether it goes round the ends of lines
 * @returns `not-an-area` for points and lines that are to be narrowed, `nothing-left` when an area is narrowed away
 */
export function bufferGeometry(
  topology: Topology,
  geometry: Geometry,
  distanceM: number,
  ends: 'round' | 'flat' = 'round',
): ShapeOutcome {
  const isArea = geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
  if (!isArea && (distanceM <= 0 || geometry.type === 'GeometryCollection')) return failedWith('not-an-area');
  const options = { segmentsPerQuarter: SEGMENTS_PER_QUARTER, ends };
  let result: OverlayResult;
  if (isArea) {
    if (distanceM === 0) return { ok: true, shapes: [geometry] };
    const { shape } = topology.repair(shapeFromGeojson(geometry));
    if (shape.partEnds.length === 0) return failedWith('not-an-area');
    result = topology.buffer(shape, distanceM, options);
  } else {
    result = topology.bufferLines(linesFromGeojson(geometry), distanceM, options);
  }
  if (!result.ok) return failedWith('failed');
  if (result.shape.partEnds.length === 0) return failedWith('nothing-left');
  const buffered = shapeToGeojson(result.shape);
  return topology.validity(shapeFromGeojson(buffered)).valid ? { ok: true, shapes: [buffered] } : failedWith('failed');
}
