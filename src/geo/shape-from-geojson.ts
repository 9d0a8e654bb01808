import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Shape } from './shape.ts';
import { planeX, planeY } from './working-plane.ts';

/**
 * Brings a GeoJSON area into the working plane. Edges become straight lines between the same vertices there; heights are
 * left out. An open ring is closed. A ring of fewer than three vertices encloses nothing and is left out, with the holes
 * of its part when it is the outer one.
 *
 * @param geometry longitude and latitude in degrees, CGCS2000, all finite
 */
export function shapeFromGeojson(geometry: Polygon | MultiPolygon): Shape {
  return flattenPolygons(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates, planeX, planeY);
}

/**
 * A GeoJSON area in flat arrays without leaving its own coordinates: longitude, latitude in degrees or whatever it is in.
 * Rings are treated as in {@link shapeFromGeojson}.
 */
export function flatShapeFromGeojson(geometry: Polygon | MultiPolygon): Shape {
  const asIs = (value: number): number => value;
  return flattenPolygons(geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates, asIs, asIs);
}

function flattenPolygons(
  polygons: readonly Position[][][],
  toX: (first: number) => number,
  toY: (second: number) => number,
): Shape {
  const coordinates: number[] = [];
  const ringEnds: number[] = [];
  const partEnds: number[] = [];
  for (const rings of polygons) {
    const outer = rings[0];
    if (outer === undefined || openLength(outer) < 3) continue;
    for (const ring of rings) {
      const length = openLength(ring);
      if (length < 3) continue;
      for (let index = 0; index <= length; index += 1) {
        const [first = 0, second = 0] = ring[index % length] ?? [];
        coordinates.push(toX(first), toY(second));
      }
      ringEnds.push(coordinates.length / 2);
    }
    partEnds.push(ringEnds.length);
  }
  return {
    coordinates: Float64Array.from(coordinates),
    ringEnds: Uint32Array.from(ringEnds),
    partEnds: Uint32Array.from(partEnds),
  };
}

/** Number of vertices without the repeated last one. */
function openLength(ring: readonly Position[]): number {
  const first = ring[0];
  const last = ring.at(-1);
  const closed = first !== undefined && last !== undefined && first[0] === last[0] && first[1] === last[1];
  return closed ? ring.length - 1 : ring.length;
}
