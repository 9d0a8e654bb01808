import { shapeArea } from '../geo/shape-area.ts';
import { tableShapeBounds } from '../geo/shape-bounds.ts';
import type { Topology } from '../geo/topology.ts';
import { classCodeOf } from '../land/land-table.ts';
import { compensatedSum } from './compensated-sum.ts';
import type { LandBase } from './land-base.ts';

/** Areas of the district before any plan (现状面积), all m², ellipsoidal. */
export interface Baseline {
  readonly regionM2: number;
  /** Area of each parcel inside the district. */
  readonly inRegionM2: Float64Array;
  /** Area by class code in the district, in the order of the class system; the key `''` holds unknown classes. */
  readonly classM2: ReadonlyMap<string, number>;
  readonly forestM2: number;
  /** Part of the district that no parcel covers. */
  readonly unassignedM2: number;
}

/**
 * Measures the land base once. Parcels that reach over the district boundary count with their part inside.
 * Without a boundary the parcels themselves are the district.
 */
export function measureBaseline(base: LandBase, topology: Topology): Baseline {
  const inRegionM2 = base.region === null ? base.land.areasM2 : clipToRegion(base, topology);
  const sums = new Map<string, ReturnType<typeof compensatedSum>>();
  const forest = compensatedSum();
  const all = compensatedSum();
  for (let parcel = 0; parcel < base.land.parcelCount; parcel += 1) {
    const areaM2 = inRegionM2[parcel] ?? 0;
    const code = classCodeOf(base.land, parcel);
    let sum = sums.get(code);
    if (sum === undefined) {
      sum = compensatedSum();
      sums.set(code, sum);
    }
    sum.add(areaM2);
    all.add(areaM2);
    if (base.forestMarks[parcel] === 1) forest.add(areaM2);
  }
  const regionM2 = base.region === null ? all.total : shapeArea(base.region);
  return {
    regionM2,
    inRegionM2,
    classM2: inSystemOrder(base, sums),
    forestM2: forest.total,
    unassignedM2: regionM2 - all.total,
  };
}

function clipToRegion(base: LandBase, topology: Topology): Float64Array {
  const { land, region } = base;
  const areasM2 = new Float64Array(land.parcelCount);
  if (region === null) return areasM2;
  const prepared = topology.prepare(region);
  try {
    for (let parcel = 0; parcel < land.parcelCount; parcel += 1) {
      const box = tableShapeBounds(land, parcel);
      if (box === null) continue;
      const wholeM2 = land.areasM2[parcel] ?? 0;
      if (prepared.coversBox(box) || prepared.relationTo(land, parcel) === 'inside') {
        areasM2[parcel] = wholeM2;
        continue;
      }
      const overlap = prepared.overlapArea(land, parcel);
      // A parcel whose overlay fails even after repair counts with its whole area rather than vanish.
      areasM2[parcel] = overlap.ok ? overlap.area : wholeM2;
    }
  } finally {
    prepared.release();
  }
  return areasM2;
}

function inSystemOrder(
  base: LandBase,
  sums: ReadonlyMap<string, { readonly total: number }>,
): ReadonlyMap<string, number> {
  const ordered = new Map<string, number>();
  for (const one of base.classes.classes) {
    const sum = sums.get(one.code);
    if (sum !== undefined) ordered.set(one.code, sum.total);
  }
  const unknown = sums.get('');
  if (unknown !== undefined) ordered.set('', unknown.total);
  return ordered;
}
