import type { Polygon, Position } from 'geojson';

/** A ring with lobes around a place, `radius` degrees high from its middle and 1.6 times as wide; never crosses itself. */
export function lobedRing(longitude: number, latitude: number, radius: number, vertices: number): Polygon {
  const ring: Position[] = Array.from({ length: vertices }, (_, vertex) => {
    const bearing = (2 * Math.PI * vertex) / vertices;
    const length = radius * (1 + 0.15 * Math.sin(5 * bearing) + 0.08 * Math.sin(17 * bearing + 1));
    return [longitude + 1.6 * length * Math.cos(bearing), latitude + length * Math.sin(bearing)];
  });
  return { type: 'Polygon', coordinates: [[...ring, ring[0] ?? []]] };
}
