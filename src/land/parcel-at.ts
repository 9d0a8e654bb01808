import type { ShapeTable } from '../geo/shape-table.ts';
import { startOf } from '../geo/shape-table.ts';
import type { LandTable } from './land-table.ts';
import type { ParcelIndex } from './parcel-index.ts';

/**
 * The parcel at a place; where parcels overlap, the first in the file.
 *
 * @param x easting in the working plane, m
 * @param y northing in the working plane, m
 * @returns parcel number, or null outside all parcels
 */
export function parcelAt(table: LandTable, index: ParcelIndex, x: number, y: number): number | null {
  for (const parcel of index.search(x, y, x, y)) {
    if (shapeContains(table, parcel, x, y)) return parcel;
  }
  return null;
}

/** Even-odd rule over all rings of one shape of a table; holes count themselves out. On the border either answer. */
export function shapeContains(table: ShapeTable, index: number, x: number, y: number): boolean {
  const firstRing = startOf(table.partEnds, startOf(table.shapeEnds, index));
  const endRing = startOf(table.partEnds, table.shapeEnds[index] ?? 0);
  let isInside = false;
  for (let ring = firstRing; ring < endRing; ring += 1) {
    const end = table.ringEnds[ring] ?? 0;
    for (let vertex = startOf(table.ringEnds, ring) + 1; vertex < end; vertex += 1) {
      const x1 = table.coordinates[2 * vertex - 2] ?? 0;
      const y1 = table.coordinates[2 * vertex - 1] ?? 0;
      const x2 = table.coordinates[2 * vertex] ?? 0;
      const y2 = table.coordinates[2 * vertex + 1] ?? 0;
      if (y1 > y !== y2 > y && x < x1 + ((y - y1) / (y2 - y1)) * (x2 - x1)) isInside = !isInside;
    }
  }
  return isInside;
}
