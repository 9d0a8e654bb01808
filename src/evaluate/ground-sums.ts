import { classCodeOf } from '../land/land-table.ts';
import type { ParcelStrata } from '../land/parcel-strata.ts';
import { compensatedSum } from '../geo/compensated-sum.ts';
import type { LandBase } from './land-base.ts';

const M2_PER_HECTARE = 10_000;

/** Land of the district or of a zone before any plan, by class and stratum; areas in m². */
export interface GroundSums {
  readonly regionM2: number;
  /** Area by class code in the order of the class system; the key `''` holds unknown classes. */
  readonly classM2: ReadonlyMap<string, number>;
  /** Area by stratum (层), by the names of `stratumKey`; the strata of a class add up to it. */
  readonly stratumM2: ReadonlyMap<string, number>;
  readonly forestM2: number;
  /** Stems of forest whose growing stock is given (森林蓄积量), m³. */
  readonly stemsM3: number;
  /** Arbor forest without a growing stock, m²; all of it where the base has no such attribute. */
  readonly withoutStemsM2: number;
  /** What no parcel covers. */
  readonly unassignedM2: number;
}

/**
 * Sums parcels up in their order.
 *
 * @param m2Of area of a parcel that counts, m²
 * @param regionM2 area of the whole; null when the parcels themselves are the whole
 * @param parcels the parcels that can have an area, ascending; all when left out
 * @param stocks growing stock of every parcel, see `growingStocks`; none known when left out
 */
export function sumGround(
  base: LandBase,
  strata: ParcelStrata,
  m2Of: (parcel: number) => number,
  regionM2: number | null,
  parcels: Uint32Array | null = null,
  stocks: Float64Array | null = null,
): GroundSums {
  const { land, forestMarks } = base;
  const classes = new Map<string, ReturnType<typeof compensatedSum>>();
  const byStratum = new Map<number, ReturnType<typeof compensatedSum>>();
  const forest = compensatedSum();
  const stems = compensatedSum();
  const withoutStems = compensatedSum();
  const all = compensatedSum();
  const hasStems = land.classCodes.map((code) => base.classes.classOf(code)?.forest === 'by-canopy');
  const count = parcels?.length ?? land.parcelCount;
  for (let at = 0; at < count; at += 1) {
    const parcel = parcels === null ? at : (parcels[at] ?? 0);
    const areaM2 = m2Of(parcel);
    sumOf(classes, classCodeOf(land, parcel)).add(areaM2);
    sumOf(byStratum, strata.index[parcel] ?? 0).add(areaM2);
    all.add(areaM2);
    if (forestMarks[parcel] !== 1) continue;
    forest.add(areaM2);
    const stock = stocks?.[parcel] ?? Number.NaN;
    if (stock >= 0) stems.add((stock * areaM2) / M2_PER_HECTARE);
    else if (hasStems[land.classIndex[parcel] ?? 0] === true) withoutStems.add(areaM2);
  }
  const wholeM2 = regionM2 ?? all.total;
  return {
    regionM2: wholeM2,
    classM2: inSystemOrder(base, classes),
    stratumM2: new Map([...byStratum].map(([stratum, sum]) => [strata.keys[stratum] ?? '', sum.total])),
    forestM2: forest.total,
    stemsM3: stems.total,
    withoutStemsM2: withoutStems.total,
    unassignedM2: wholeM2 - all.total,
  };
}

function sumOf<Key>(sums: Map<Key, ReturnType<typeof compensatedSum>>, key: Key): ReturnType<typeof compensatedSum> {
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = compensatedSum();
    sums.set(key, sum);
  }
  return sum;
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
