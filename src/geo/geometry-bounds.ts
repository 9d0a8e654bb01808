import type { Geometry, Position } from 'geojson';

/** West, south, east, north in degrees. */
export type DegreeBox = readonly [west: number, south: number, east: number, north: number];

/** Smallest box around a geometry in degrees (外接矩形); null when it has no vertices. */
export function geometryBounds(geometry: Geometry): DegreeBox | null {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  const take = ([longitude = 0, latitude = 0]: Position): void => {
    west = Math.min(west, longitude);
    south = Math.min(south, latitude);
    east = Math.max(east, longitude);
    north = Math.max(north, latitude);
  };
  visitPositions(geometry, take);
  return west <= east ? [west, south, east, north] : null;
}

/** Nothing is copied: a plan of thousands of features asks for every box. */
function visitPositions(geometry: Geometry, visit: (position: Position) => void): void {
  switch (geometry.type) {
    case 'Point':
      return visit(geometry.coordinates);
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates.forEach(visit);
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.forEach((line) => line.forEach(visit));
    case 'MultiPolygon':
      return geometry.coordinates.forEach((rings) => rings.forEach((ring) => ring.forEach(visit)));
    case 'GeometryCollection':
      return geometry.geometries.forEach((member) => visitPositions(member, visit));
  }
}

/** Whether two boxes have at least a point in common. */
export function boxesMeet(a: DegreeBox, b: DegreeBox): boolean {
  return a[0] <= b[2] && b[0] <= a[2] && a[1] <= b[3] && b[1] <= a[3];
}
