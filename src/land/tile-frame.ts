import { type ShapeTable, startOf } from '../geo/shape-table.ts';
import { createTileProjection, type TileProjection } from './tile-projection.ts';

/** What every cut of a table needs to know of its parcels before it looks at a vertex (瓦片裁切准备). */
export interface TileFrame {
  readonly projection: TileProjection;
  /** West, north, east, south of the outer ring of each part, in the Web Mercator square [0, 1]². */
  readonly partBoxes: Float64Array;
}

/** Prepares a table for being cut: one pass over the outer rings. Null when it has no vertices. */
export function createTileFrame(table: ShapeTable): TileFrame | null {
  const { coordinates, ringEnds, partEnds } = table;
  if (coordinates.length === 0) return null;
  const boxes = new Float64Array(4 * partEnds.length);
  let south = Infinity;
  let north = -Infinity;
  for (let part = 0; part < partEnds.length; part += 1) {
    const ring = startOf(partEnds, part);
    const end = 2 * (ringEnds[ring] ?? 0);
    let minX = Infinity;
    let minY = Infinity;
    let maxX = -Infinity;
    let maxY = -Infinity;
    for (let at = 2 * startOf(ringEnds, ring); at < end; at += 2) {
      const x = coordinates[at] ?? 0;
      const y = coordinates[at + 1] ?? 0;
      if (x < minX) minX = x;
      if (x > maxX) maxX = x;
      if (y < minY) minY = y;
      if (y > maxY) maxY = y;
    }
    boxes[4 * part] = minX;
    boxes[4 * part + 1] = maxY;
    boxes[4 * part + 2] = maxX;
    boxes[4 * part + 3] = minY;
    if (minY < south) south = minY;
    if (maxY > north) north = maxY;
  }
  const projection = createTileProjection(south, north);
  for (let at = 0; at < boxes.length; at += 2) {
    boxes[at] = projection.mercatorX(boxes[at] ?? 0);
    boxes[at + 1] = projection.mercatorY(boxes[at + 1] ?? 0);
  }
  return { projection, partBoxes: boxes };
}
