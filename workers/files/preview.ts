import type { Feature, Geometry, Position } from 'geojson';
import { layerBounds } from '../../src/formats/place-layer.ts';

/** What a map draws in one go while a dialog is open. */
const MOST_VERTICES = 5000;
/** Of more features only so many are shown, from all over the file. */
const MOST_FEATURES = 1000;
/** Vertices of a ring that has become too small to have a form. */
const LEAST_RING = 4;
/** The first step of simplifying, as a share of the layer's extent: less than a pixel. */
const FIRST_SHARE = 1 / 4000;

/** Features drawn with at most 5 000 vertices (预览图形); vertices near the one before are left out. */
export function previewGeometries(features: readonly Feature[]): readonly Geometry[] {
  const bounds = layerBounds(features);
  if (bounds === null) return [];
  const stride = Math.ceil(features.length / MOST_FEATURES);
  const sample = features.filter((_, index) => index % stride === 0).map(({ geometry }) => geometry);
  if (verticesOf(sample) <= MOST_VERTICES) return sample;
  let distance = Math.max(bounds.maxX - bounds.minX, bounds.maxY - bounds.minY) * FIRST_SHARE;
  // Every geometry ends as one ring of four vertices at the worst.
  for (;;) {
    const thin = sample.map((geometry) => thinned(geometry, distance));
    if (verticesOf(thin) <= MOST_VERTICES || distance > 360) return thin;
    distance *= 2;
  }
}

function thinned(geometry: Geometry, distance: number): Geometry {
  switch (geometry.type) {
    case 'Point':
      return geometry;
    case 'MultiPoint':
      return { type: geometry.type, coordinates: thinLine(geometry.coordinates, distance) };
    case 'LineString':
      return { type: geometry.type, coordinates: thinLine(geometry.coordinates, distance) };
    case 'MultiLineString':
      return {
        type: geometry.type,
        coordinates: someOf(
          geometry.coordinates.map((line) => thinLine(line, distance)),
          2,
        ),
      };
    case 'Polygon':
      return { type: geometry.type, coordinates: thinRings(geometry.coordinates, distance) };
    case 'MultiPolygon': {
      const parts = geometry.coordinates.map((rings) => thinRings(rings, distance));
      const seen = parts.filter(([outer = []]) => outer.length > LEAST_RING);
      return { type: geometry.type, coordinates: seen.length === 0 ? parts.slice(0, 1) : seen };
    }
    case 'GeometryCollection':
      return { type: geometry.type, geometries: geometry.geometries.slice(0, 1).map((one) => thinned(one, distance)) };
  }
}

/** The outer ring with holes that are large enough to be seen. */
function thinRings(rings: readonly Position[][], distance: number): Position[][] {
  return rings.map((ring) => thinRing(ring, distance)).filter((ring, index) => index === 0 || ring.length > LEAST_RING);
}

function thinRing(ring: readonly Position[], distance: number): Position[] {
  const open = thinLine(ring.slice(0, -1), distance);
  const [first] = open;
  if (first === undefined) return [];
  if (open.length >= LEAST_RING - 1) return [...open, first];
  const third = Math.floor(ring.length / 3);
  return [first, ring[third] ?? first, ring[2 * third] ?? first, first];
}

/** Members that still have a form, or the first one. */
function someOf(lines: readonly Position[][], least: number): Position[][] {
  const seen = lines.filter(({ length }) => length > least);
  return seen.length === 0 ? lines.slice(0, 1) : seen;
}

/** First and last vertex, and between them those that lie far enough from the one before. */
function thinLine(line: readonly Position[], distance: number): Position[] {
  const thin: Position[] = [];
  let lastX = Number.POSITIVE_INFINITY;
  let lastY = Number.POSITIVE_INFINITY;
  for (const [index, position] of line.entries()) {
    const [x = 0, y = 0] = position;
    const isFar = Math.abs(x - lastX) > distance || Math.abs(y - lastY) > distance;
    if (!isFar && index !== line.length - 1) continue;
    thin.push(position);
    lastX = x;
    lastY = y;
  }
  return thin;
}

function verticesOf(geometries: readonly Geometry[]): number {
  return geometries.reduce((sum, geometry) => sum + vertexCount(geometry), 0);
}

function vertexCount(geometry: Geometry): number {
  switch (geometry.type) {
    case 'Point':
      return 1;
    case 'MultiPoint':
    case 'LineString':
      return geometry.coordinates.length;
    case 'MultiLineString':
    case 'Polygon':
      return geometry.coordinates.reduce((sum, line) => sum + line.length, 0);
    case 'MultiPolygon':
      return geometry.coordinates.flat().reduce((sum, ring) => sum + ring.length, 0);
    case 'GeometryCollection':
      return verticesOf(geometry.geometries);
  }
}
