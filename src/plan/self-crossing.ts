import type { Geometry, Position } from 'geojson';

interface Edge {
  readonly west: number;
  readonly east: number;
  readonly start: Position;
  readonly end: Position;
}

/**
 * Finds a place where the outline of a polygon crosses itself (自相交), holes included. Edges that only touch are left to the
 * overlay, which repairs them.
 *
 * @returns longitude and latitude of one crossing in degrees, or null when there is none
 */
export function findSelfCrossing(geometry: Geometry): readonly [longitude: number, latitude: number] | null {
  const polygons =
    geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
  for (const rings of polygons) {
    const crossing = findCrossing(rings.flatMap(edgesOf));
    if (crossing !== null) return crossing;
  }
  return null;
}

function edgesOf(ring: readonly Position[]): Edge[] {
  return ring.slice(1).map((end, index) => {
    const start = ring[index] ?? end;
    const [startX = 0] = start;
    const [endX = 0] = end;
    return { west: Math.min(startX, endX), east: Math.max(startX, endX), start, end };
  });
}

/** Sweeps from west to east, so that only edges side by side are compared. */
function findCrossing(edges: Edge[]): readonly [number, number] | null {
  edges.sort((a, b) => a.west - b.west);
  for (const [index, edge] of edges.entries()) {
    for (let next = index + 1; next < edges.length; next++) {
      const other = edges[next];
      if (other === undefined || other.west > edge.east) break;
      const crossing = crossingOf(edge, other);
      if (crossing !== null) return crossing;
    }
  }
  return null;
}

function crossingOf(a: Edge, b: Edge): readonly [number, number] | null {
  const startSide = sideOf(a, b.start);
  const endSide = sideOf(a, b.end);
  if (startSide * endSide >= 0 || sideOf(b, a.start) * sideOf(b, a.end) >= 0) return null;
  const share = startSide / (startSide - endSide);
  const [x = 0, y = 0] = b.start;
  const [endX = 0, endY = 0] = b.end;
  return [x + share * (endX - x), y + share * (endY - y)];
}

/** Positive when the place lies left of the edge, negative right of it. */
function sideOf({ start, end }: Edge, place: Position): number {
  const [x = 0, y = 0] = start;
  const [endX = 0, endY = 0] = end;
  const [placeX = 0, placeY = 0] = place;
  return (endX - x) * (placeY - y) - (endY - y) * (placeX - x);
}
