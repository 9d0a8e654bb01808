import { startOf } from './shape-table.ts';
import type { Shape } from './shape.ts';

/**
 * Area of a shape, to the last digit the same however its rings are ordered and wherever they begin (GEOS promises neither):
 * every ring is summed up from its smallest vertex on, in x and then in y, and rings from the smallest area to the largest.
 * Otherwise as `shapeArea`: outer rings minus holes, square units of the plane.
 */
export function canonicalArea(shape: Shape): number {
  const { ringEnds, partEnds } = shape;
  const areas = new Float64Array(ringEnds.length);
  for (let part = 0; part < partEnds.length; part += 1) {
    const outer = startOf(partEnds, part);
    for (let ring = outer; ring < (partEnds[part] ?? outer); ring += 1) {
      const size = ringSize(shape.coordinates, startOf(ringEnds, ring), ringEnds[ring] ?? 0);
      areas[ring] = ring === outer ? size : -size;
    }
  }
  if (areas.length === 1) return areas[0] ?? 0;
  areas.sort();
  let sum = 0;
  let lost = 0;
  for (const area of areas) {
    const next = sum + area;
    lost += Math.abs(sum) >= Math.abs(area) ? sum - next + area : area - next + sum;
    sum = next;
  }
  return sum + lost;
}

/** The shoelace formula from the smallest vertex on, with Neumaier's compensation; unsigned. */
function ringSize(coordinates: Float64Array, first: number, end: number): number {
  const count = end - first - 1;
  let start = 0;
  for (let step = 1; step < count; step += 1) {
    if (isBefore(coordinates, first + step, first + start)) start = step;
  }
  const originX = coordinates[2 * (first + start)] ?? 0;
  const originY = coordinates[2 * (first + start) + 1] ?? 0;
  let sum = 0;
  let lost = 0;
  let x0 = 0;
  let y0 = 0;
  for (let step = 1; step < count; step += 1) {
    const vertex = first + ((start + step) % count);
    const x1 = (coordinates[2 * vertex] ?? 0) - originX;
    const y1 = (coordinates[2 * vertex + 1] ?? 0) - originY;
    const term = x0 * y1 - x1 * y0;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
    x0 = x1;
    y0 = y1;
  }
  return Math.abs((sum + lost) / 2);
}

function isBefore(coordinates: Float64Array, a: number, b: number): boolean {
  const x0 = coordinates[2 * a] ?? 0;
  const x1 = coordinates[2 * b] ?? 0;
  return x0 !== x1 ? x0 < x1 : (coordinates[2 * a + 1] ?? 0) < (coordinates[2 * b + 1] ?? 0);
}
