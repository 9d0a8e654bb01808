import Flatbush from 'flatbush';
import type { Bounds } from '../geo/bounds.ts';
import type { LandTable } from './land-table.ts';

/** Finds parcels by place (图斑空间索引). */
export interface ParcelIndex {
  /** Parcels whose bounding box meets the box, ascending, so that sums do not depend on the tree. */
  search(west: number, south: number, east: number, north: number): number[];
  /** Bounding box of everything; null when there are no parcels. */
  readonly bounds: Bounds | null;
}

/** Opens the index that a table carries. Coordinates are metres in the working plane. */
export function openParcelIndex(table: Pick<LandTable, 'index'>): ParcelIndex {
  if (table.index.byteLength === 0) return { search: () => [], bounds: null };
  const tree = Flatbush.from(table.index);
  return {
    search: (west, south, east, north) => tree.search(west, south, east, north).sort((a, b) => a - b),
    bounds: { minX: tree.minX, minY: tree.minY, maxX: tree.maxX, maxY: tree.maxY },
  };
}

/**
 * Serialised bounding-box index of a table; an empty table has an empty one, which Flatbush cannot build.
 *
 * @param boxes west, south, east, north per parcel; the box ∞, ∞, −∞, −∞ of a parcel without parts may be found anywhere
 */
export function buildParcelIndex(boxes: Float64Array): ArrayBuffer {
  const count = boxes.length / 4;
  if (count === 0) return new ArrayBuffer(0);
  const index = new Flatbush(count, 16, Float64Array);
  for (let item = 0; item < boxes.length; item += 4) {
    index.add(boxes[item] ?? 0, boxes[item + 1] ?? 0, boxes[item + 2] ?? 0, boxes[item + 3] ?? 0);
  }
  index.finish();
  return index.data as ArrayBuffer;
}
