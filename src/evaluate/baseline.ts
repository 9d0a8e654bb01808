import { createAreaMask } from '../geo/area-mask.ts';
import { shapeArea } from '../geo/shape-area.ts';
import type { Topology } from '../geo/topology.ts';
import { attributeAt } from '../land/attribute-column.ts';
import { type ParcelStrata, parcelStrata } from '../land/parcel-strata.ts';
import type { EvaluationNote } from './evaluation.ts';
import { type GroundSums, sumGround } from './ground-sums.ts';
import { growingStocks } from './growing-stocks.ts';
import type { LandBase } from './land-base.ts';

/** Areas of the district before any plan (现状面积), all m², ellipsoidal. */
export interface Baseline extends GroundSums {
  /** Area of each parcel inside the district. */
  readonly inRegionM2: Float64Array;
  readonly strata: ParcelStrata;
  /** Growing stock of each parcel, m³/ha; NaN where none is given. Null without such an attribute. */
  readonly stocks: Float64Array | null;
  /** Parcels whose part inside the district could not be told; they count whole. */
  readonly notes: readonly EvaluationNote[];
}

/**
 * Measures the land base once. Parcels that reach over the district boundary count with their part inside.
 * Without a boundary the parcels themselves are the district.
 */
export function measureBaseline(base: LandBase, topology: Topology): Baseline {
  const { land, region } = base;
  const notes: EvaluationNote[] = [];
  const inRegionM2 = region === null ? land.areasM2 : new Float64Array(land.parcelCount);
  if (region !== null && base.index.bounds !== null) {
    const mask = createAreaMask(region, base.index.bounds, topology, land.parcelCount);
    try {
      for (let parcel = 0; parcel < land.parcelCount; parcel += 1) {
        const wholeM2 = land.areasM2[parcel] ?? 0;
        const inside = mask.insideArea(land, parcel, wholeM2);
        inRegionM2[parcel] = inside.ok ? inside.area : wholeM2;
        if (!inside.ok) notes.push(failedParcel(base, parcel, inside.details.message));
      }
    } finally {
      mask.release();
    }
  }
  const strata = parcelStrata(land);
  const stocks = growingStocks(land);
  const regionM2 = region === null ? null : shapeArea(region);
  const sums = sumGround(base, strata, (parcel) => inRegionM2[parcel] ?? 0, regionM2, null, stocks);
  return { ...sums, inRegionM2, strata, stocks, notes };
}

/** Says which parcel counts whole because its overlay failed even after repair. */
function failedParcel({ land }: LandBase, parcel: number, message: string): EvaluationNote {
  const ids = land.attributes.get('id');
  const id = ids === undefined ? null : attributeAt(ids, parcel);
  return { code: 'parcel-failed', feature: '', details: { parcel: id ?? parcel + 1, message } };
}
