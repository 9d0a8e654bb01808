import { startOf } from '../../geo/shape-table.ts';
import type { Shape } from '../../geo/shape.ts';

/** How close to a segment GEOS puts the point in which it found two rings meet, m. */
const NEAR_M = 1e-6;

/** Whether a point lies on a segment, as near as an intersection point can be computed. */
export function liesOn(x: number, y: number, ax: number, ay: number, bx: number, by: number): boolean {
  const east = bx - ax;
  const north = by - ay;
  const squared = east * east + north * north;
  const share = squared === 0 ? 0 : ((x - ax) * east + (y - ay) * north) / squared;
  const near = Math.max(0, Math.min(1, share));
  const offEast = x - ax - near * east;
  const offNorth = y - ay - near * north;
  return offEast * offEast + offNorth * offNorth <= NEAR_M * NEAR_M;
}

/** Number of rings of a shape that pass through a place. */
export function ringsThrough({ coordinates, ringEnds }: Shape, x: number, y: number): number {
  let rings = 0;
  for (let ring = 0; ring < ringEnds.length; ring += 1) {
    const end = ringEnds[ring] ?? 0;
    for (let vertex = startOf(ringEnds, ring); vertex + 1 < end; vertex += 1) {
      const ax = coordinates[2 * vertex] ?? 0;
      const ay = coordinates[2 * vertex + 1] ?? 0;
      if (!liesOn(x, y, ax, ay, coordinates[2 * vertex + 2] ?? 0, coordinates[2 * vertex + 3] ?? 0)) continue;
      rings += 1;
      break;
    }
  }
  return rings;
}

/**
 * A place inside a part of a shape, away from its border: the middle of the widest stretch of the line half-way up.
 *
 * @param part 0 … number of parts − 1; it must be valid and have an area
 * @returns x, y
 */
export function placeInside(shape: Shape, part: number): readonly [number, number] {
  const firstRing = startOf(shape.partEnds, part);
  const endRing = shape.partEnds[part] ?? firstRing;
  const start = startOf(shape.ringEnds, firstRing);
  const end = startOf(shape.ringEnds, endRing);
  let south = Infinity;
  let north = -Infinity;
  for (let vertex = start; vertex < end; vertex += 1) {
    const y = shape.coordinates[2 * vertex + 1] ?? 0;
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  const y = south + (north - south) / 2;
  const crossings = crossingsAt(shape, firstRing, endRing, y).sort();
  let [widest, x] = [-1, shape.coordinates[2 * start] ?? 0];
  for (let pair = 0; pair + 1 < crossings.length; pair += 2) {
    const west = crossings[pair] ?? 0;
    const width = (crossings[pair + 1] ?? 0) - west;
    if (width > widest) [widest, x] = [width, west + width / 2];
  }
  return [x, y];
}

/** Eastings at which rings cross a northing. */
function crossingsAt({ coordinates, ringEnds }: Shape, firstRing: number, endRing: number, y: number): Float64Array {
  const found: number[] = [];
  for (let ring = firstRing; ring < endRing; ring += 1) {
    for (let vertex = startOf(ringEnds, ring); vertex + 1 < (ringEnds[ring] ?? 0); vertex += 1) {
      const y1 = coordinates[2 * vertex + 1] ?? 0;
      const y2 = coordinates[2 * vertex + 3] ?? 0;
      if (y1 > y === y2 > y) continue;
      const x1 = coordinates[2 * vertex] ?? 0;
      found.push(x1 + ((y - y1) / (y2 - y1)) * ((coordinates[2 * vertex + 2] ?? 0) - x1));
    }
  }
  return Float64Array.from(found);
}
