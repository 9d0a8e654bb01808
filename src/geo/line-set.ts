import type { Geometry, Position } from 'geojson';
import { planeX, planeY } from './working-plane.ts';

/** Lines and points in flat arrays (线与点): a line of one vertex is a point. */
export interface LineSet {
  /** x, y pairs. */
  readonly coordinates: Float64Array;
  /** For each line the index of the vertex after its last one. */
  readonly lineEnds: Uint32Array;
}

/** Brings the lines and points of a geometry into the working plane; areas in it are left out. */
export function linesFromGeojson(geometry: Geometry): LineSet {
  const coordinates: number[] = [];
  const lineEnds: number[] = [];
  for (const line of linesOf(geometry)) {
    for (const [longitude = 0, latitude = 0] of line) coordinates.push(planeX(longitude), planeY(latitude));
    lineEnds.push(coordinates.length / 2);
  }
  return { coordinates: Float64Array.from(coordinates), lineEnds: Uint32Array.from(lineEnds) };
}

function linesOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
      return geometry.coordinates;
    case 'Polygon':
    case 'MultiPolygon':
      return [];
    case 'GeometryCollection':
      return geometry.geometries.flatMap(linesOf);
  }
}
