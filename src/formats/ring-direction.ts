import type { Geometry, Position } from 'geojson';

/**
 * The same geometry with rings as GeoJSON has them (RFC 7946, 3.1.6): outer ones counterclockwise, holes clockwise. A ring
 * that runs the other way is reversed and keeps its first vertex.
 */
export function withGeojsonRings(geometry: Geometry): Geometry {
  return withRings(geometry, true);
}

/** The same with rings as Shapefiles have them: outer ones clockwise, holes counterclockwise. */
export function withShapefileRings(geometry: Geometry): Geometry {
  return withRings(geometry, false);
}

function withRings(geometry: Geometry, isOuterCounterclockwise: boolean): Geometry {
  const turn = (rings: readonly Position[][]): Position[][] =>
    rings.map((ring, index) =>
      isCounterclockwise(ring) === ((index === 0) === isOuterCounterclockwise) ? ring : [...ring].reverse(),
    );
  if (geometry.type === 'Polygon') return { ...geometry, coordinates: turn(geometry.coordinates) };
  if (geometry.type === 'MultiPolygon') return { ...geometry, coordinates: geometry.coordinates.map(turn) };
  return geometry;
}

/** By the signed area about the first vertex, so that large coordinates do not swallow small rings. */
function isCounterclockwise(ring: readonly Position[]): boolean {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let twice = 0;
  for (let index = 0; index + 1 < ring.length; index += 1) {
    const [x = 0, y = 0] = ring[index] ?? [];
    const [nextX = 0, nextY = 0] = ring[index + 1] ?? [];
    twice += (x - originX) * (nextY - originY) - (nextX - originX) * (y - originY);
  }
  return twice > 0;
}
