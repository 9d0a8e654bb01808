import type { Feature, MultiPolygon, Polygon, Position } from 'geojson';
import { deserialize } from 'flatgeobuf/lib/mjs/geojson.js';
import initialiseGeos from 'geos-wasm';
import { planeX, planeY } from '../../src/geo/working-plane.ts';

/**
 * Area of every class inside the union of some outlines, by GEOS alone: each parcel that meets the union is intersected with
 * all of it. Shares nothing with the engine but the working plane, which is checked against PROJ elsewhere.
 */
export async function geosAreasByClass(
  parcels: Uint8Array,
  outlines: Uint8Array,
  field: string,
): Promise<ReadonlyMap<string, number>> {
  const geos = await initialiseGeos();
  const reader = geos.GEOSWKTReader_create();
  const read = (text: string): number => {
    const pointer = geos.Module._malloc(text.length + 1);
    geos.Module.stringToUTF8(text, pointer, text.length + 1);
    const geometry = geos.GEOSWKTReader_read(reader, pointer);
    geos.Module._free(pointer);
    return geometry;
  };
  const shapes: string[] = [];
  for await (const { geometry } of deserialize(outlines)) shapes.push(...polygonTexts(geometry as Polygon));
  const all = read(`MULTIPOLYGON(${shapes.join(',')})`);
  const union = geos.GEOSUnaryUnion(all);
  const prepared = geos.GEOSPrepare(union);
  const areaPointer = geos.Module._malloc(8);
  const areas = new Map<string, number>();
  for await (const feature of deserialize(parcels)) {
    const { geometry, properties } = feature as Feature<Polygon | MultiPolygon>;
    const parcel = read(`MULTIPOLYGON(${polygonTexts(geometry).join(',')})`);
    if (geos.GEOSPreparedIntersects(prepared, parcel) === 1) {
      const inside = geos.GEOSPreparedCovers(prepared, parcel) === 1;
      const common = inside ? parcel : geos.GEOSIntersection(union, parcel);
      geos.GEOSArea(common, areaPointer);
      const key = String(properties?.[field]);
      areas.set(key, (areas.get(key) ?? 0) + (geos.Module.HEAPF64[areaPointer / 8] ?? 0));
      if (!inside) geos.GEOSGeom_destroy(common);
    }
    geos.GEOSGeom_destroy(parcel);
  }
  for (const [key, area] of areas) if (area === 0) areas.delete(key);
  return areas;
}

function polygonTexts(geometry: Polygon | MultiPolygon): string[] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  return polygons.map((rings) => `(${rings.map(ringText).join(',')})`);
}

function ringText(ring: readonly Position[]): string {
  return `(${ring.map(([x = 0, y = 0]) => `${String(planeX(x))} ${String(planeY(y))}`).join(',')})`;
}
