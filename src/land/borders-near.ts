import type { BorderRuns } from '../geo/border-runs.ts';
import type { Bounds } from '../geo/bounds.ts';
import { PlaceNumbers } from '../geo/place-numbers.ts';
import { startOf } from '../geo/shape-table.ts';
import { planeLatitude, planeLongitude } from '../geo/working-plane.ts';
import { growableFloat64, growableUint32 } from './growable.ts';
import type { LandTable } from './land-table.ts';
import type { ParcelIndex } from './parcel-index.ts';

/** Parcels looked at between two rests. */
const PARCELS_PER_STEP = 500;

/**
 * Borders of parcels around a box (界线窗口): every edge whose own box meets it, in runs, an edge that two parcels share once; with
 * rests.
 *
 * @param box in the working plane
 * @param limit most vertices
 * @returns runs in degrees, the same digits as the outlines of the parcels; null when there are more vertices than the limit
 */
export function* bordersNear(
  land: LandTable,
  index: ParcelIndex,
  box: Bounds,
  limit: number,
): Generator<void, BorderRuns | null> {
  const { coordinates, ringEnds, partEnds, shapeEnds } = land;
  const { minX, minY, maxX, maxY } = box;
  const places = new PlaceNumbers(4096);
  const edges = new PlaceNumbers(4096);
  /** Numbers of places, run after run. */
  const runs = growableUint32();
  const starts = growableUint32();
  const near = index.search(minX, minY, maxX, maxY);
  // Parcels have more than one vertex each, although two of them share most.
  if (near.length > limit) return null;
  let looked = 0;
  for (const parcel of near) {
    looked += 1;
    if (looked % PARCELS_PER_STEP === 0) yield;
    const firstRing = startOf(partEnds, startOf(shapeEnds, parcel));
    const endRing = startOf(partEnds, shapeEnds[parcel] ?? 0);
    for (let ring = firstRing; ring < endRing; ring += 1) {
      const endAt = 2 * (ringEnds[ring] ?? 0);
      let x0 = coordinates[2 * startOf(ringEnds, ring)] ?? 0;
      let y0 = coordinates[2 * startOf(ringEnds, ring) + 1] ?? 0;
      // The place at which the run now ends; −1 when the edge before is not in it.
      let last = -1;
      for (let at = 2 * startOf(ringEnds, ring) + 2; at < endAt; at += 2) {
        const x1 = coordinates[at] ?? 0;
        const y1 = coordinates[at + 1] ?? 0;
        const isBeside =
          (x0 < minX && x1 < minX) || (x0 > maxX && x1 > maxX) || (y0 < minY && y1 < minY) || (y0 > maxY && y1 > maxY);
        if (isBeside) last = -1;
        else {
          const from = last >= 0 ? last : places.numberOf(x0, y0);
          const to = places.numberOf(x1, y1);
          const known = edges.count;
          if (edges.numberOf(Math.min(from, to), Math.max(from, to)) < known) last = -1;
          else {
            if (last < 0) {
              starts.push(runs.length);
              runs.push(from);
            }
            runs.push(to);
            if (runs.length > limit) return null;
            last = to;
          }
        }
        x0 = x1;
        y0 = y1;
      }
    }
  }
  starts.push(runs.length);
  return { positions: positionsOf(runs.finish(), places), starts: starts.finish() };
}

/** A place is brought back into degrees once, however many runs meet there: that is the dear part. */
function positionsOf(runs: Uint32Array, places: PlaceNumbers): Float64Array {
  const degrees = growableFloat64(2 * places.count);
  for (let place = 0; place < places.count; place += 1) {
    degrees.push(planeLongitude(places.places[2 * place] ?? 0));
    degrees.push(planeLatitude(places.places[2 * place + 1] ?? 0));
  }
  const byPlace = degrees.finish();
  const positions = new Float64Array(2 * runs.length);
  runs.forEach((place, vertex) => {
    positions[2 * vertex] = byPlace[2 * place] ?? 0;
    positions[2 * vertex + 1] = byPlace[2 * place + 1] ?? 0;
  });
  return positions;
}
