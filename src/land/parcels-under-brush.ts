import { eastingScale } from '../geo/plane-scale.ts';
import { planeLatitude } from '../geo/working-plane.ts';
import type { LandTable } from './land-table.ts';
import { type ParcelChoice, ParcelCollector } from './parcel-choice.ts';
import type { ParcelIndex } from './parcel-index.ts';
import { parcelMeetsSegment } from './parcel-meets.ts';

/**
 * Parcels that a round brush touches on its way (画笔选图斑), with a rest after every stretch of the way.
 *
 * @param path x, y pairs in the working plane; one pair is a dab
 * @param radiusM metres on the ground
 */
export function* parcelsUnderBrush(
  land: LandTable,
  index: ParcelIndex,
  path: Float64Array,
  radiusM: number,
  limit: number,
): Generator<void, ParcelChoice> {
  const found = new ParcelCollector(limit);
  const stretches = Math.max(1, path.length / 2 - 1);
  for (let stretch = 0; stretch < stretches && path.length > 0 && !found.isCut; stretch += 1) {
    const x0 = path[2 * stretch] ?? 0;
    const y0 = path[2 * stretch + 1] ?? 0;
    const x1 = path[2 * stretch + 2] ?? x0;
    const y1 = path[2 * stretch + 3] ?? y0;
    const scale = eastingScale(planeLatitude((y0 + y1) / 2));
    const [across, up] = [radiusM / scale, radiusM * scale];
    const near = index.search(
      Math.min(x0, x1) - across,
      Math.min(y0, y1) - up,
      Math.max(x0, x1) + across,
      Math.max(y0, y1) + up,
    );
    for (const parcel of near) {
      if (found.has(parcel)) continue;
      if (parcelMeetsSegment(land, parcel, x0, y0, x1, y1, radiusM, scale) && !found.add(parcel)) break;
    }
    yield;
  }
  return found.finish();
}
