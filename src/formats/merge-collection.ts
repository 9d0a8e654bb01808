import type { Geometry, Position } from 'geojson';

/**
 * A collection whose members are all points, all lines or all areas as the one geometry of several parts that it stands
 * for; any other geometry, and a mixed collection, as it is.
 */
export function mergeCollection(geometry: Geometry): Geometry {
  if (geometry.type !== 'GeometryCollection') return geometry;
  const members = geometry.geometries.map(mergeCollection);
  const [only] = members;
  if (members.length === 1 && only !== undefined) return only;
  const points: Position[] = [];
  const lines: Position[][] = [];
  const areas: Position[][][] = [];
  for (const member of members) {
    if (member.type === 'Point') points.push(member.coordinates);
    else if (member.type === 'MultiPoint') points.push(...member.coordinates);
    else if (member.type === 'LineString') lines.push(member.coordinates);
    else if (member.type === 'MultiLineString') lines.push(...member.coordinates);
    else if (member.type === 'Polygon') areas.push(member.coordinates);
    else if (member.type === 'MultiPolygon') areas.push(...member.coordinates);
    else return { type: 'GeometryCollection', geometries: members };
  }
  const kinds = [points, lines, areas].filter(({ length }) => length > 0);
  if (kinds.length !== 1) return { type: 'GeometryCollection', geometries: members };
  if (points.length > 0) return { type: 'MultiPoint', coordinates: points };
  return lines.length > 0
    ? { type: 'MultiLineString', coordinates: lines }
    : { type: 'MultiPolygon', coordinates: areas };
}

/** A geometry of several parts that has only one, as a single one: many formats make all of a layer alike. */
export function singlePart(geometry: Geometry): Geometry {
  switch (geometry.type) {
    case 'MultiPoint': {
      const [only] = geometry.coordinates;
      return geometry.coordinates.length === 1 && only !== undefined ? { type: 'Point', coordinates: only } : geometry;
    }
    case 'MultiLineString': {
      const [only] = geometry.coordinates;
      return geometry.coordinates.length === 1 && only !== undefined
        ? { type: 'LineString', coordinates: only }
        : geometry;
    }
    case 'MultiPolygon': {
      const [only] = geometry.coordinates;
      return geometry.coordinates.length === 1 && only !== undefined
        ? { type: 'Polygon', coordinates: only }
        : geometry;
    }
    default:
      return geometry;
  }
}
