import type { Geometry, Position } from 'geojson';

/** One run of vertices of a geometry: a ring without its closing vertex, a line, or a single point. */
export interface EditablePath {
  /** Which polygon, line or point of a multi-geometry; 0 otherwise. */
  readonly part: number;
  /** Which ring of the polygon, 0 = outline; 0 for lines and points. */
  readonly ring: number;
  readonly closed: boolean;
  readonly positions: readonly Position[];
}

/** One vertex of a geometry. */
export interface VertexRef {
  readonly part: number;
  readonly ring: number;
  readonly index: number;
}

/** All vertices of a geometry as runs; empty for a GeometryCollection, which is not edited by hand. */
export function pathsOf(geometry: Geometry): EditablePath[] {
  switch (geometry.type) {
    case 'Point':
      return [openPath(0, [geometry.coordinates])];
    case 'MultiPoint':
      return geometry.coordinates.map((position, part) => openPath(part, [position]));
    case 'LineString':
      return [openPath(0, geometry.coordinates)];
    case 'MultiLineString':
      return geometry.coordinates.map((line, part) => openPath(part, line));
    case 'Polygon':
      return ringPaths(0, geometry.coordinates);
    case 'MultiPolygon':
      return geometry.coordinates.flatMap((rings, part) => ringPaths(part, rings));
    case 'GeometryCollection':
      return [];
  }
}

/** The geometry with one run of vertices replaced; rings are closed again. The input stays as it is. */
export function withPath(geometry: Geometry, part: number, ring: number, positions: readonly Position[]): Geometry {
  const line = [...positions];
  switch (geometry.type) {
    case 'Point':
      return { ...geometry, coordinates: line[0] ?? geometry.coordinates };
    case 'MultiPoint':
      return { ...geometry, coordinates: replaceAt(geometry.coordinates, part, line[0]) };
    case 'LineString':
      return { ...geometry, coordinates: line };
    case 'MultiLineString':
      return { ...geometry, coordinates: replaceAt(geometry.coordinates, part, line) };
    case 'Polygon':
      return { ...geometry, coordinates: replaceAt(geometry.coordinates, ring, closeRing(line)) };
    case 'MultiPolygon': {
      const rings = replaceAt(geometry.coordinates[part] ?? [], ring, closeRing(line));
      return { ...geometry, coordinates: replaceAt(geometry.coordinates, part, rings) };
    }
    case 'GeometryCollection':
      return geometry;
  }
}

/** The run that a vertex belongs to, or undefined. */
export function pathOf(geometry: Geometry, ref: VertexRef): EditablePath | undefined {
  return pathsOf(geometry).find((path) => path.part === ref.part && path.ring === ref.ring);
}

/** Repeats the first vertex at the end. */
export function closeRing(positions: readonly Position[]): Position[] {
  const first = positions[0];
  return first === undefined ? [] : [...positions, first];
}

function openPath(part: number, positions: readonly Position[]): EditablePath {
  return { part, ring: 0, closed: false, positions };
}

function ringPaths(part: number, rings: readonly Position[][]): EditablePath[] {
  return rings.map((ring, index) => ({ part, ring: index, closed: true, positions: ring.slice(0, -1) }));
}

function replaceAt<Item>(list: readonly Item[], index: number, item: Item | undefined): Item[] {
  return list.map((old, at) => (at === index && item !== undefined ? item : old));
}
