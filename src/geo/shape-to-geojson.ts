import type { MultiPolygon, Polygon, Position } from 'geojson';
import type { Shape } from './shape.ts';
import { signedRingArea } from './shape-area.ts';
import { startOf } from './shape-table.ts';
import { planeLatitude, planeLongitude } from './working-plane.ts';

/**
 * Brings a shape of the working plane back to longitude and latitude in degrees, CGCS2000: the inverse of
 * `shapeFromGeojson` to 1e-13°. Outer rings run counter-clockwise, holes clockwise (RFC 7946, 3.1.6).
 *
 * @returns a Polygon for exactly one part, else a MultiPolygon (with no coordinates for an empty shape)
 */
export function shapeToGeojson(shape: Shape): Polygon | MultiPolygon {
  const polygons: Position[][][] = [];
  for (let part = 0; part < shape.partEnds.length; part += 1) {
    const outer = startOf(shape.partEnds, part);
    const rings: Position[][] = [];
    for (let ring = outer; ring < (shape.partEnds[part] ?? outer); ring += 1) {
      rings.push(ringPositions(shape, ring, ring === outer));
    }
    polygons.push(rings);
  }
  const [only] = polygons;
  return only !== undefined && polygons.length === 1
    ? { type: 'Polygon', coordinates: only }
    : { type: 'MultiPolygon', coordinates: polygons };
}

function ringPositions(shape: Shape, ring: number, counterClockwise: boolean): Position[] {
  const start = startOf(shape.ringEnds, ring);
  const end = shape.ringEnds[ring] ?? start;
  const positions: Position[] = [];
  for (let vertex = start; vertex < end; vertex += 1) {
    const x = shape.coordinates[2 * vertex] ?? 0;
    const y = shape.coordinates[2 * vertex + 1] ?? 0;
    positions.push([planeLongitude(x), planeLatitude(y)]);
  }
  const isCounterClockwise = signedRingArea(shape.coordinates, start, end) > 0;
  return isCounterClockwise === counterClockwise ? positions : positions.reverse();
}
