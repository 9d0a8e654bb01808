import { type ShapeTable, startOf } from '../geo/shape-table.ts';
import { planeY } from '../geo/working-plane.ts';
import type { RowCrossings } from './row-crossings.ts';
import type { TileFrame } from './tile-frame.ts';
import { latitudeOfMercatorY } from './tile-projection.ts';

/** Where a parcel's label stands, and how much room it has there. */
export interface ParcelLabel {
  /** Easting and northing in the working plane. */
  readonly x: number;
  readonly y: number;
  /** Length of the stretch of land on which it stands, m of easting. */
  readonly widthM: number;
  /** Height of the part on which it stands, as a share of the map square. */
  readonly heightShare: number;
}

/**
 * Place of a parcel's label (图斑标注点): the middle of the longest stretch of land at half height of its largest part, which
 * lies inside whatever the shape. Null for a parcel without land at that height.
 */
export function parcelLabel(
  table: ShapeTable,
  frame: TileFrame,
  crossings: RowCrossings,
  parcel: number,
): ParcelLabel | null {
  const { partBoxes } = frame;
  let largest = -1;
  let largestBox = -1;
  const endPart = table.shapeEnds[parcel] ?? 0;
  for (let part = startOf(table.shapeEnds, parcel); part < endPart; part += 1) {
    const box =
      ((partBoxes[4 * part + 2] ?? 0) - (partBoxes[4 * part] ?? 0)) *
      ((partBoxes[4 * part + 3] ?? 0) - (partBoxes[4 * part + 1] ?? 0));
    if (box > largestBox) {
      largest = part;
      largestBox = box;
    }
  }
  if (largest < 0) return null;
  const north = partBoxes[4 * largest + 1] ?? 0;
  const south = partBoxes[4 * largest + 3] ?? 0;
  const y = planeY(latitudeOfMercatorY((north + south) / 2));
  let x = 0;
  let widthM = 0;
  crossings.cross(table, largest, Float64Array.of(y), 0, 1, (_level, west, east) => {
    if (east - west <= widthM) return;
    widthM = east - west;
    x = (west + east) / 2;
  });
  return widthM > 0 ? { x, y, widthM, heightShare: south - north } : null;
}
