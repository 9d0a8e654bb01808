import type { Feature, Position } from 'geojson';
import type { FeatureSet } from './feature-codec.ts';
import type { FlatPart } from './flat-part.ts';
import { readCoordinates } from './land-coordinates.ts';
import type { LandFile } from './land-file.ts';
import { createPartConverter } from './part-converter.ts';
import type { ReadResult } from './read-result.ts';

/**
 * The polygons of a layer of ordinary size as GeoJSON features in degrees, with all their attributes; for 10⁵ parcels use
 * `readLandCover`. Each part is a polygon of its own.
 */
export async function readPolygonFeatures(file: LandFile): Promise<ReadResult<FeatureSet>> {
  const coordinates = readCoordinates(file, {});
  if (!coordinates.ok) return coordinates;
  const convert = createPartConverter(coordinates.value, null);
  const names = file.fields.map(({ name }) => name);
  const features: Feature[] = [];
  const visited = await file.visit({
    columns: names,
    onFeature(parts, values) {
      const polygons = parts.map((part) => ringsOf(convert === null ? part : convert(part)));
      const [only] = polygons;
      features.push({
        type: 'Feature',
        geometry:
          polygons.length === 1 && only !== undefined
            ? { type: 'Polygon', coordinates: only }
            : { type: 'MultiPolygon', coordinates: polygons },
        properties: Object.fromEntries(names.map((name, at) => [name, values[at] ?? null])),
      });
    },
  });
  if (!visited.ok) return visited;
  return {
    ok: true,
    value: { features, epsg: null },
    notes: [...file.notes, ...coordinates.notes, ...visited.notes],
  };
}

function ringsOf({ xy, ends }: FlatPart): Position[][] {
  const rings: Position[][] = [];
  let vertex = 0;
  for (const end of ends) {
    const ring: Position[] = [];
    for (; vertex < end; vertex += 1) ring.push([xy[2 * vertex] ?? 0, xy[2 * vertex + 1] ?? 0]);
    rings.push(ring);
  }
  return rings;
}
