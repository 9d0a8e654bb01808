import type { Geometry, Position } from 'geojson';
import { pathsOf } from './editable-path.ts';

interface Edge {
  readonly from: Position;
  readonly to: Position;
  readonly west: number;
  readonly east: number;
  readonly path: number;
  readonly index: number;
  readonly count: number;
}

/**
 * Places where a polygon is not simple: edges that cross, and within one ring also vertices that lie on a foreign edge
 * and edges that run back over each other (two rings may touch). Empty for anything but polygons.
 * Edges are swept from west to east, so that imported outlines with thousands of vertices can be dragged.
 */
export function findSelfCrossings(geometry: Geometry): Position[] {
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return [];
  const edges = edgesOf(geometry).sort((first, second) => first.west - second.west);
  const crossings: Position[] = [];
  let active: Edge[] = [];
  for (const edge of edges) {
    active = active.filter((other) => other.east >= edge.west);
    for (const other of active) {
      const crossing = crossingOf(edge, other);
      if (crossing !== null) crossings.push(crossing);
    }
    active.push(edge);
  }
  return crossings;
}

function edgesOf(geometry: Geometry): Edge[] {
  return pathsOf(geometry).flatMap((run, path) => {
    const positions = run.positions.filter((place, index) => !samePlace(place, run.positions.at(index - 1) ?? []));
    // Two vertices are not a ring yet; their edges run over each other and say nothing.
    if (positions.length < 3) return [];
    return positions.map((from, index) => {
      const to = positions[(index + 1) % positions.length] ?? from;
      const [west, east] = [Math.min(x(from), x(to)), Math.max(x(from), x(to))];
      return { from, to, west, east, path, index, count: positions.length };
    });
  });
}

function crossingOf(first: Edge, second: Edge): Position | null {
  const [a, b, c, d] = [first.from, first.to, second.from, second.to];
  const c1 = side(a, b, c);
  const d1 = side(a, b, d);
  const a2 = side(c, d, a);
  const b2 = side(c, d, b);
  if (c1 * d1 < 0 && a2 * b2 < 0) return meetingPoint(c, d, c1, d1);
  if (first.path !== second.path) return null;
  const shared = areNeighbours(first, second) ? sharedEnd(first, second) : null;
  for (const [onLine, point, from, to] of [
    [c1, c, a, b],
    [d1, d, a, b],
    [a2, a, c, d],
    [b2, b, c, d],
  ] as const) {
    if (onLine === 0 && isBetween(point, from, to) && !(shared !== null && samePlace(point, shared))) return point;
  }
  return null;
}

function areNeighbours(first: Edge, second: Edge): boolean {
  const gap = Math.abs(first.index - second.index);
  return gap === 1 || gap === first.count - 1;
}

function sharedEnd(first: Edge, second: Edge): Position {
  return samePlace(first.to, second.from) ? first.to : first.from;
}

function meetingPoint(c: Position, d: Position, cSide: number, dSide: number): Position {
  // c and d lie on both sides of the other edge; the crossing divides cd in the ratio of their distances from it.
  const share = cSide / (cSide - dSide);
  return [x(c) + (x(d) - x(c)) * share, y(c) + (y(d) - y(c)) * share];
}

/** Twice the signed area of the triangle: positive when `point` lies left of the line. */
function side(from: Position, to: Position, point: Position): number {
  return (x(to) - x(from)) * (y(point) - y(from)) - (y(to) - y(from)) * (x(point) - x(from));
}

function isBetween(point: Position, from: Position, to: Position): boolean {
  return (
    x(point) >= Math.min(x(from), x(to)) &&
    x(point) <= Math.max(x(from), x(to)) &&
    y(point) >= Math.min(y(from), y(to)) &&
    y(point) <= Math.max(y(from), y(to))
  );
}

function samePlace(first: Position, second: Position): boolean {
  return x(first) === x(second) && y(first) === y(second);
}

function x(position: Position): number {
  return position[0] ?? 0;
}

function y(position: Position): number {
  return position[1] ?? 0;
}
