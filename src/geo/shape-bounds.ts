import type { Bounds } from './bounds.ts';
import type { Shape } from './shape.ts';
import type { ShapeTable } from './shape-table.ts';
import { startOf } from './shape-table.ts';

/** The box around all vertices of a shape; null for an empty one. */
export function shapeBounds(shape: Shape): Bounds | null {
  return verticesBounds(shape.coordinates, 0, shape.coordinates.length / 2);
}

/** The box around one shape of a table; null for an empty one. */
export function tableShapeBounds(table: ShapeTable, index: number): Bounds | null {
  const firstRing = startOf(table.partEnds, startOf(table.shapeEnds, index));
  const endRing = startOf(table.partEnds, table.shapeEnds[index] ?? 0);
  return verticesBounds(table.coordinates, startOf(table.ringEnds, firstRing), startOf(table.ringEnds, endRing));
}

/** Whether two boxes have a point in common; touching counts. */
export function boundsMeet(a: Bounds, b: Bounds): boolean {
  return a.minX <= b.maxX && b.minX <= a.maxX && a.minY <= b.maxY && b.minY <= a.maxY;
}

function verticesBounds(coordinates: Float64Array, firstVertex: number, endVertex: number): Bounds | null {
  if (endVertex <= firstVertex) return null;
  let minX = Infinity;
  let minY = Infinity;
  let maxX = -Infinity;
  let maxY = -Infinity;
  for (let index = 2 * firstVertex; index < 2 * endVertex; index += 2) {
    const x = coordinates[index] ?? 0;
    const y = coordinates[index + 1] ?? 0;
    if (x < minX) minX = x;
    if (x > maxX) maxX = x;
    if (y < minY) minY = y;
    if (y > maxY) maxY = y;
  }
  return { minX, minY, maxX, maxY };
}
