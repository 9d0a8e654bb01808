import type { Geometry, Position } from 'geojson';
import { geometryBounds } from '../geo/geometry-bounds.ts';

/**
 * A place for a name or a mark: a point as it is, the middle vertex of a line, and for an area the middle of its widest
 * stretch at half height, so that it lies inside. Null for an empty geometry.
 */
export function labelPointOf(geometry: Geometry): Position | null {
  switch (geometry.type) {
    case 'Point':
      return geometry.coordinates;
    case 'MultiPoint':
      return geometry.coordinates[0] ?? null;
    case 'LineString':
      return geometry.coordinates[Math.floor(geometry.coordinates.length / 2)] ?? null;
    case 'MultiLineString':
      return geometry.coordinates[0]?.[0] ?? null;
    case 'Polygon':
      return insideOf(geometry.coordinates);
    case 'MultiPolygon':
      return insideOf(largestOf(geometry.coordinates));
    case 'GeometryCollection':
      return null;
  }
}

function insideOf(rings: readonly Position[][]): Position | null {
  const bounds = geometryBounds({ type: 'Polygon', coordinates: [...rings] });
  if (bounds === null) return null;
  const y = (bounds[1] + bounds[3]) / 2;
  const meetings = rings.flatMap((ring) => meetingsWith(ring, y)).sort((first, second) => first - second);
  let best: Position | null = null;
  let widest = 0;
  for (let index = 0; index + 1 < meetings.length; index += 2) {
    const [from = 0, to = 0] = meetings.slice(index, index + 2);
    if (to - from > widest) [best, widest] = [[(from + to) / 2, y], to - from];
  }
  return best ?? rings[0]?.[0] ?? null;
}

/** Longitudes at which a ring crosses a parallel. */
function meetingsWith(ring: readonly Position[], y: number): number[] {
  const meetings: number[] = [];
  ring.forEach(([x1 = 0, y1 = 0], index) => {
    const [x2 = 0, y2 = 0] = ring[index + 1] ?? [x1, y1];
    if (y1 > y !== y2 > y) meetings.push(x1 + ((y - y1) / (y2 - y1)) * (x2 - x1));
  });
  return meetings;
}

function largestOf(polygons: readonly Position[][][]): readonly Position[][] {
  let [best, largest]: [readonly Position[][], number] = [[], -1];
  for (const rings of polygons) {
    const bounds = geometryBounds({ type: 'Polygon', coordinates: rings });
    const size = bounds === null ? 0 : (bounds[2] - bounds[0]) * (bounds[3] - bounds[1]);
    if (size > largest) [best, largest] = [rings, size];
  }
  return best;
}
