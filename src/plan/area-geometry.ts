import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';

/** Whether a geometry is an area (面状). */
export function isAreaGeometry(geometry: Geometry): geometry is Polygon | MultiPolygon {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/** The polygons of an area, each as its rings: outline first, then holes. */
export function partsOfArea(geometry: Polygon | MultiPolygon): readonly Position[][][] {
  return geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
}

/** An area of some polygons: a Polygon when there is one, a MultiPolygon otherwise. */
export function areaOfParts(parts: readonly Position[][][]): Polygon | MultiPolygon {
  const [first] = parts;
  return first !== undefined && parts.length === 1
    ? { type: 'Polygon', coordinates: first }
    : { type: 'MultiPolygon', coordinates: [...parts] };
}

/** Whether an area has holes. */
export function hasHoles(geometry: Geometry): boolean {
  return isAreaGeometry(geometry) && partsOfArea(geometry).some((rings) => rings.length > 1);
}

/** Whether a geometry consists of several parts. */
export function isMultipart(geometry: Geometry): boolean {
  return geometry.type.startsWith('Multi') && separateParts(geometry).length > 1;
}

/** An area without its holes (填洞). */
export function withoutHoles(geometry: Polygon | MultiPolygon): Polygon | MultiPolygon {
  return areaOfParts(partsOfArea(geometry).map((rings) => rings.slice(0, 1)));
}

/** Each part as a geometry of its own (拆分多部件); one entry for what has no parts. */
export function separateParts(geometry: Geometry): readonly Geometry[] {
  switch (geometry.type) {
    case 'MultiPoint':
      return geometry.coordinates.map((coordinates) => ({ type: 'Point', coordinates }));
    case 'MultiLineString':
      return geometry.coordinates.map((coordinates) => ({ type: 'LineString', coordinates }));
    case 'MultiPolygon':
      return geometry.coordinates.map((coordinates) => ({ type: 'Polygon', coordinates }));
    default:
      return [geometry];
  }
}
