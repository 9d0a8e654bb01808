import type { Geometry, Position } from 'geojson';
import { pointsOnEdge } from './densify.ts';

/** The same geometry with every position replaced. */
export function mapPositions(geometry: Geometry, change: (position: Position) => Position): Geometry {
  switch (geometry.type) {
    case 'Point':
      return { type: geometry.type, coordinates: change(geometry.coordinates) };
    case 'MultiPoint':
    case 'LineString':
      return { type: geometry.type, coordinates: geometry.coordinates.map(change) };
    case 'MultiLineString':
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((line) => line.map(change)) };
    case 'MultiPolygon':
      return {
        type: geometry.type,
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => ring.map(change))),
      };
    case 'GeometryCollection':
      return { type: geometry.type, geometries: geometry.geometries.map((member) => mapPositions(member, change)) };
  }
}

/** The first position that passes a test, or null. */
export function somePosition(geometry: Geometry, passes: (position: Position) => boolean): Position | null {
  let found: Position | null = null;
  mapPositions(geometry, (position) => {
    if (found === null && passes(position)) found = position;
    return position;
  });
  return found;
}

/**
 * Puts int(length / spacing) equally spaced points on every edge of the areas in a geometry; see `densifyShape`. Lines and
 * points stay as they are.
 *
 * @param geometry plane coordinates in metres
 */
export function densifyGeometry(geometry: Geometry, spacingM: number): Geometry {
  switch (geometry.type) {
    case 'Polygon':
      return { type: geometry.type, coordinates: geometry.coordinates.map((ring) => densifyLine(ring, spacingM)) };
    case 'MultiPolygon':
      return {
        type: geometry.type,
        coordinates: geometry.coordinates.map((rings) => rings.map((ring) => densifyLine(ring, spacingM))),
      };
    case 'GeometryCollection':
      return {
        type: geometry.type,
        geometries: geometry.geometries.map((member) => densifyGeometry(member, spacingM)),
      };
    default:
      return geometry;
  }
}

function densifyLine(line: readonly Position[], spacingM: number): Position[] {
  return line.flatMap((position, index) => {
    const next = line[index + 1];
    if (next === undefined) return [position];
    const [[x = 0, y = 0], [nextX = 0, nextY = 0]] = [position, next];
    const between = pointsOnEdge(x, y, nextX, nextY, spacingM);
    const positions: Position[] = [position];
    for (let at = 0; at < between.length; at += 2) positions.push(between.slice(at, at + 2));
    return positions;
  });
}
