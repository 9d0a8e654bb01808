import type { Feature, Geometry, Position } from 'geojson';
import { visitFlatgeobuf } from './flatgeobuf-columns.ts';
import type { FlatPart } from './flat-part.ts';
import type { FlatGeometry } from './flatgeobuf-geometry.ts';
import { readFlatgeobufHeader } from './flatgeobuf-header.ts';
import type { ReadResult } from './read-result.ts';

/**
 * Reads a FlatGeobuf file of ordinary size as GeoJSON features with all their attributes; for 10⁵ parcels use
 * `visitFlatgeobuf`. Coordinates stay as the file has them.
 *
 * @param file name for messages
 */
export function readFlatgeobufFeatures(file: string, bytes: Uint8Array): ReadResult<readonly Feature[]> {
  const header = readFlatgeobufHeader(file, bytes);
  if (!header.ok) return header;
  const names = header.value.columns.map(({ name }) => name);
  const features: Feature[] = [];
  const visited = visitFlatgeobuf(file, bytes, header.value, {
    onFeature(feature) {
      const properties = Object.fromEntries(names.map((name, at) => [name, feature.values[at] ?? null]));
      features.push({ type: 'Feature', geometry: geometryOf(feature), properties });
    },
  });
  return visited.ok ? { ok: true, value: features, notes: visited.notes } : visited;
}

function geometryOf({ type, parts }: FlatGeometry): Geometry {
  const [first] = parts;
  const runs = first === undefined ? [] : runsOf(first);
  switch (type) {
    case 'Point':
      return { type, coordinates: runs[0]?.[0] ?? [] };
    case 'MultiPoint':
    case 'LineString':
      return { type, coordinates: runs[0] ?? [] };
    case 'MultiLineString':
    case 'Polygon':
      return { type, coordinates: runs };
    case 'MultiPolygon':
      return { type, coordinates: parts.map(runsOf) };
  }
}

function runsOf({ xy, ends }: FlatPart): Position[][] {
  const runs: Position[][] = [];
  let vertex = 0;
  for (const end of ends) {
    const run: Position[] = [];
    for (; vertex < end; vertex += 1) run.push([xy[2 * vertex] ?? 0, xy[2 * vertex + 1] ?? 0]);
    runs.push(run);
  }
  return runs;
}
