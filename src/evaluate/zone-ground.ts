import { createAreaMask } from '../geo/area-mask.ts';
import { shapeArea } from '../geo/shape-area.ts';
import type { ShapeWindow } from '../geo/shape-window.ts';
import type { Baseline } from './baseline.ts';
import { CutFailure } from './cut-failure.ts';
import { type CutGround, partialGround } from './cut-ground.ts';
import { type GroundSums, sumGround } from './ground-sums.ts';

/** A zone (分区) of the plan as land: what of it lies in the district, and its parcels. Zones may overlap each other. */
export interface ZoneGround {
  /** The zone without what lies outside the district. */
  readonly window: ShapeWindow;
  /** What is there before any plan. */
  readonly sums: GroundSums;
  /** Whether a parcel is in the zone with all that it has in the district. */
  hasWhole(parcel: number): boolean;
  /** The parcels that the zone's outline cuts. */
  readonly ground: CutGround;
}

const WHOLE = 1;
const CUT = 2;

/**
 * Measures a zone as the district is measured, on district ∩ zone.
 *
 * @param window district ∩ zone
 * @throws {@link CutFailure}
 */
export function measureZone(window: ShapeWindow, district: CutGround, baseline: Baseline): ZoneGround {
  const { base, topology } = district;
  const { land, index } = base;
  const { shape, bounds } = window;
  const near = bounds === null ? [] : index.search(bounds.minX, bounds.minY, bounds.maxX, bounds.maxY);
  const places = new Uint8Array(land.parcelCount);
  const cutM2 = new Map<number, number>();
  const mask = index.bounds === null ? null : createAreaMask(shape, index.bounds, topology, near.length);
  try {
    for (const parcel of near) {
      const wholeM2 = land.areasM2[parcel] ?? 0;
      const inside = mask?.insideArea(land, parcel, wholeM2);
      if (inside === undefined || (baseline.inRegionM2[parcel] ?? 0) <= 0) continue;
      if (!inside.ok) throw new CutFailure('overlay-failed', inside.details.message);
      if (inside.area === wholeM2) places[parcel] = WHOLE;
      else if (inside.area > 0) {
        places[parcel] = CUT;
        cutM2.set(parcel, inside.area);
      }
    }
  } finally {
    mask?.release();
  }
  const m2Of = (parcel: number): number =>
    places[parcel] === WHOLE ? (baseline.inRegionM2[parcel] ?? 0) : (cutM2.get(parcel) ?? 0);
  const parcels = Uint32Array.from(near.filter((parcel) => places[parcel] !== 0));
  return {
    window,
    sums: sumGround(base, baseline.strata, m2Of, shapeArea(shape), parcels, baseline.stocks),
    hasWhole: (parcel) => places[parcel] === WHOLE,
    ground: partialGround(district, window, m2Of, (parcel) => places[parcel] === CUT),
  };
}
