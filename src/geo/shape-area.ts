import type { Shape } from './shape.ts';
import type { ShapeTable } from './shape-table.ts';
import { startOf } from './shape-table.ts';

/**
 * Signed area of one closed ring by the shoelace formula, positive when it runs counter-clockwise.
 *
 * Coordinates of 1e7 m would cost seven digits: they are taken relative to the first vertex, which is exact because all
 * of them are multiples of the same power of two, and the terms are summed with Neumaier's compensation
 * (A. Neumaier 1974, ZAMM 54), so that a compact ring comes out within 1e-12 relative.
 *
 * @param coordinates x, y pairs
 * @param firstVertex index of the first vertex of the ring
 * @param endVertex index of the vertex after its last one (which repeats the first)
 * @returns area in square units of the coordinates
 */
export function signedRingArea(coordinates: Float64Array, firstVertex: number, endVertex: number): number {
  const originX = coordinates[2 * firstVertex] ?? 0;
  const originY = coordinates[2 * firstVertex + 1] ?? 0;
  let sum = 0;
  let lost = 0;
  let x0 = 0;
  let y0 = 0;
  for (let vertex = firstVertex + 1; vertex < endVertex; vertex += 1) {
    const x1 = (coordinates[2 * vertex] ?? 0) - originX;
    const y1 = (coordinates[2 * vertex + 1] ?? 0) - originY;
    const term = x0 * y1 - x1 * y0;
    const next = sum + term;
    lost += Math.abs(sum) >= Math.abs(term) ? sum - next + term : term - next + sum;
    sum = next;
    x0 = x1;
    y0 = y1;
  }
  return (sum + lost) / 2;
}

/**
 * Area of a shape in the plane of its coordinates: in the working plane the ellipsoidal area (椭球面积) in m².
 * Ring by ring in absolute value, outer rings minus holes, so that the orientation of rings does not matter
 * (国土调查办发〔2008〕32号).
 */
export function shapeArea(shape: Shape): number {
  return partsArea(shape, 0, shape.partEnds.length);
}

/** Area of one shape of a table; see {@link shapeArea}. */
export function tableShapeArea(table: ShapeTable, index: number): number {
  return partsArea(table, startOf(table.shapeEnds, index), table.shapeEnds[index] ?? 0);
}

/** Areas of all shapes of a table, in its order; see {@link shapeArea}. */
export function tableAreas(table: ShapeTable): Float64Array {
  return Float64Array.from(table.shapeEnds, (_, index) => tableShapeArea(table, index));
}

function partsArea(shape: Shape, firstPart: number, endPart: number): number {
  let area = 0;
  for (let part = firstPart; part < endPart; part += 1) {
    const outer = startOf(shape.partEnds, part);
    const endRing = shape.partEnds[part] ?? outer;
    for (let ring = outer; ring < endRing; ring += 1) {
      const size = Math.abs(
        signedRingArea(shape.coordinates, startOf(shape.ringEnds, ring), shape.ringEnds[ring] ?? 0),
      );
      area += ring === outer ? size : -size;
    }
  }
  return area;
}
