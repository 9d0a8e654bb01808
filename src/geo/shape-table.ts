import type { Shape } from './shape.ts';

/**
 * Many shapes in one set of flat arrays (列式图形表), as {@link Shape} with one more level of offsets.
 *
 * All offsets are global: shape `i` has the parts `shapeEnds[i−1] … shapeEnds[i]` (0 for the first), a part the rings
 * `partEnds[p−1] … partEnds[p]`, a ring the vertices `ringEnds[r−1] … ringEnds[r]`, vertex `v` the coordinates `2v` and
 * `2v + 1`. Every ring is closed. The arrays can be transferred between threads as they are.
 */
export interface ShapeTable extends Shape {
  /** For each shape the index of the part after its last one. */
  readonly shapeEnds: Uint32Array;
}

/** Number of shapes in a table. */
export function shapeCount(table: ShapeTable): number {
  return table.shapeEnds.length;
}

/** Where something begins: the end of what is before it. */
export function startOf(ends: Uint32Array, index: number): number {
  return index === 0 ? 0 : (ends[index - 1] ?? 0);
}

/**
 * One shape of a table. Coordinates are a view of the table's, the offsets are small copies counted from 0.
 *
 * @param index 0 … `shapeCount(table) − 1`
 */
export function shapeAt(table: ShapeTable, index: number): Shape {
  const firstPart = startOf(table.shapeEnds, index);
  const partEnds = table.partEnds.slice(firstPart, table.shapeEnds[index] ?? firstPart);
  const firstRing = startOf(table.partEnds, firstPart);
  const ringEnds = table.ringEnds.slice(firstRing, partEnds.at(-1) ?? firstRing);
  const firstVertex = startOf(table.ringEnds, firstRing);
  const coordinates = table.coordinates.subarray(2 * firstVertex, 2 * (ringEnds.at(-1) ?? firstVertex));
  return {
    coordinates,
    ringEnds: ringEnds.map((end) => end - firstVertex),
    partEnds: partEnds.map((end) => end - firstRing),
  };
}

/** Some shapes of a table as a table of their own, in memory of its own. */
export function sliceShapes(table: ShapeTable, from: number, to: number): ShapeTable {
  const firstPart = startOf(table.shapeEnds, from);
  const endPart = startOf(table.shapeEnds, to);
  const firstRing = startOf(table.partEnds, firstPart);
  const endRing = startOf(table.partEnds, endPart);
  const firstVertex = startOf(table.ringEnds, firstRing);
  const endVertex = startOf(table.ringEnds, endRing);
  return {
    coordinates: table.coordinates.slice(2 * firstVertex, 2 * endVertex),
    ringEnds: table.ringEnds.subarray(firstRing, endRing).map((end) => end - firstVertex),
    partEnds: table.partEnds.subarray(firstPart, endPart).map((end) => end - firstRing),
    shapeEnds: table.shapeEnds.subarray(from, to).map((end) => end - firstPart),
  };
}

/** Puts shapes one after another into a table; the coordinates are copied. */
export function tableOfShapes(shapes: readonly Shape[]): ShapeTable {
  const joined = joinShapes(shapes);
  const shapeEnds = new Uint32Array(shapes.length);
  let parts = 0;
  shapes.forEach((shape, index) => {
    parts += shape.partEnds.length;
    shapeEnds[index] = parts;
  });
  return { ...joined, shapeEnds };
}

/** All parts of several shapes as the parts of one, without any overlay: overlaps stay. */
export function joinShapes(shapes: readonly Shape[]): Shape {
  const size = { coordinates: 0, rings: 0, parts: 0 };
  for (const shape of shapes) {
    size.coordinates += shape.coordinates.length;
    size.rings += shape.ringEnds.length;
    size.parts += shape.partEnds.length;
  }
  const coordinates = new Float64Array(size.coordinates);
  const ringEnds = new Uint32Array(size.rings);
  const partEnds = new Uint32Array(size.parts);
  let vertex = 0;
  let ring = 0;
  let part = 0;
  for (const shape of shapes) {
    coordinates.set(shape.coordinates, 2 * vertex);
    const firstVertex = vertex;
    const firstRing = ring;
    for (const end of shape.ringEnds) ringEnds[ring++] = firstVertex + end;
    for (const end of shape.partEnds) partEnds[part++] = firstRing + end;
    vertex += shape.coordinates.length / 2;
  }
  return { coordinates, ringEnds, partEnds };
}
