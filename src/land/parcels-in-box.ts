import type { Bounds } from '../geo/bounds.ts';
import { tableShapeBounds } from '../geo/shape-bounds.ts';
import { sliceShapes } from '../geo/shape-table.ts';
import type { LandTable } from './land-table.ts';
import { type ParcelChoice, ParcelCollector } from './parcel-choice.ts';
import type { ParcelIndex } from './parcel-index.ts';
import { parcelLabel } from './parcel-label.ts';
import { createRowCrossings, type RowCrossings } from './row-crossings.ts';
import { createTileFrame } from './tile-frame.ts';

/** Parcels looked at between two rests. */
const PARCELS_PER_STEP = 500;

/**
 * Parcels whose label stands in a box (框选图斑), with rests: what one sees labelled in the box is what is chosen, and a parcel that
 * only reaches in is not.
 *
 * @param box in the working plane
 */
export function* parcelsInBox(
  land: LandTable,
  index: ParcelIndex,
  box: Bounds,
  limit: number,
): Generator<void, ParcelChoice> {
  const found = new ParcelCollector(limit);
  const crossings = createRowCrossings();
  let looked = 0;
  for (const parcel of index.search(box.minX, box.minY, box.maxX, box.maxY)) {
    if (isLabelledIn(land, parcel, box, crossings) && !found.add(parcel)) break;
    looked += 1;
    if (looked % PARCELS_PER_STEP === 0) yield;
  }
  return found.finish();
}

function isLabelledIn(land: LandTable, parcel: number, box: Bounds, crossings: RowCrossings): boolean {
  const own = tableShapeBounds(land, parcel);
  if (own === null) return false;
  if (own.minX >= box.minX && own.maxX <= box.maxX && own.minY >= box.minY && own.maxY <= box.maxY) return true;
  const alone = sliceShapes(land, parcel, parcel + 1);
  const frame = createTileFrame(alone);
  const label = frame === null ? null : parcelLabel(alone, frame, crossings, 0);
  if (label === null) return false;
  return label.x >= box.minX && label.x <= box.maxX && label.y >= box.minY && label.y <= box.maxY;
}
