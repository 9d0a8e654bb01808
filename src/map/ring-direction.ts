import type { Position } from 'geojson';

/** The vertices of an open ring in counter-clockwise order, as GeoJSON (RFC 7946) has the outline of a polygon. */
export function counterClockwise(positions: readonly Position[]): readonly Position[] {
  let twiceArea = 0;
  positions.forEach(([x = 0, y = 0], index) => {
    const [nextX = 0, nextY = 0] = positions[(index + 1) % positions.length] ?? [];
    twiceArea += x * nextY - nextX * y;
  });
  return twiceArea < 0 ? [...positions].reverse() : positions;
}
