import type { Geometry, Position } from 'geojson';

/**
 * Borders as runs of vertices (界线段): rings, lines, or pieces of them. A run of one vertex is a point.
 */
export interface BorderRuns {
  /** Longitude and latitude in degrees in turn, run after run. */
  readonly positions: Float64Array;
  /** For each run the number of its first vertex, and behind the last one the number of all vertices. */
  readonly starts: Uint32Array;
}

/** Runs with the geometry that each of them is from. */
export interface OwnedBorderRuns extends BorderRuns {
  /** For each run the index of its geometry. */
  readonly owners: Uint32Array;
}

/** All rings, lines and points of geometries as runs, in their order. */
export function runsOfGeometries(geometries: readonly Geometry[]): OwnedBorderRuns {
  const positions: number[] = [];
  const starts: number[] = [0];
  const owners: number[] = [];
  geometries.forEach((geometry, owner) => {
    for (const run of runsOf(geometry)) {
      for (const [longitude = 0, latitude = 0] of run) positions.push(longitude, latitude);
      starts.push(positions.length / 2);
      owners.push(owner);
    }
  });
  return {
    positions: Float64Array.from(positions),
    starts: Uint32Array.from(starts),
    owners: Uint32Array.from(owners),
  };
}

function runsOf(geometry: Geometry): readonly (readonly Position[])[] {
  switch (geometry.type) {
    case 'Point':
      return [[geometry.coordinates]];
    case 'MultiPoint':
      return geometry.coordinates.map((position) => [position]);
    case 'LineString':
      return [geometry.coordinates];
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates;
    case 'MultiPolygon':
      return geometry.coordinates.flat();
    case 'GeometryCollection':
      return geometry.geometries.flatMap(runsOf);
  }
}
