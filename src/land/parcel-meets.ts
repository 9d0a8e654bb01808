import type { Bounds } from '../geo/bounds.ts';
import { segmentsWithin } from '../geo/segment-distance.ts';
import { startOf } from '../geo/shape-table.ts';
import type { LandTable } from './land-table.ts';
import { shapeContains } from './parcel-at.ts';

/** Whether a parcel and a box of the working plane have a place in common. */
export function parcelMeetsBox(land: LandTable, parcel: number, box: Bounds): boolean {
  const { minX, minY, maxX, maxY } = box;
  // A parcel whose border does not come near a diagonal may still cut off corners: all four sides are asked.
  const corners = [minX, minY, maxX, minY, maxX, maxY, minX, maxY, minX, minY] as const;
  for (let side = 0; side < 8; side += 2) {
    const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] = corners.slice(side, side + 4);
    if (parcelMeetsSegment(land, parcel, x0, y0, x1, y1, 0, 1)) return true;
  }
  // No border on any side: the parcel lies within the box, or beside it.
  const first = 2 * startOf(land.ringEnds, startOf(land.partEnds, startOf(land.shapeEnds, parcel)));
  const x = land.coordinates[first] ?? Number.NaN;
  const y = land.coordinates[first + 1] ?? Number.NaN;
  return x >= minX && x <= maxX && y >= minY && y <= maxY;
}

/**
 * Whether a parcel comes within a distance of a segment.
 *
 * @param x0 … y1 ends of the segment in the working plane
 * @param reachM metres on the ground
 * @param scale true metres per metre of easting there; of northing it is the inverse
 */
export function parcelMeetsSegment(
  land: LandTable,
  parcel: number,
  x0: number,
  y0: number,
  x1: number,
  y1: number,
  reachM: number,
  scale: number,
): boolean {
  const { coordinates, ringEnds, partEnds, shapeEnds } = land;
  const east = (x1 - x0) * scale;
  const north = (y1 - y0) / scale;
  const firstRing = startOf(partEnds, startOf(shapeEnds, parcel));
  const endRing = startOf(partEnds, shapeEnds[parcel] ?? 0);
  for (let ring = firstRing; ring < endRing; ring += 1) {
    const endAt = 2 * (ringEnds[ring] ?? 0);
    let beforeEast = 0;
    let beforeNorth = 0;
    const startAt = 2 * startOf(ringEnds, ring);
    for (let at = startAt; at < endAt; at += 2) {
      const vertexEast = ((coordinates[at] ?? 0) - x0) * scale;
      const vertexNorth = ((coordinates[at + 1] ?? 0) - y0) / scale;
      if (at > startAt && segmentsWithin(0, 0, east, north, beforeEast, beforeNorth, vertexEast, vertexNorth, reachM)) {
        return true;
      }
      beforeEast = vertexEast;
      beforeNorth = vertexNorth;
    }
  }
  return shapeContains(land, parcel, x0, y0);
}
