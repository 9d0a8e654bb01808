import type { Fragments } from '../feature-cut.ts';
import { landOutcome } from '../land-change.ts';
import type { LandBase } from '../land-base.ts';

/** What a drawn feature makes of the land that turns under it (地类变更), parcel by parcel. */
export interface LedgerTurn {
  readonly feature: string;
  /** Class that the land turns into, of the base's own system. */
  readonly toClass: string;
  /** Parcels of which some land turns, ascending, each once, with how much of it, m². */
  readonly parcels: Uint32Array;
  readonly areasM2: Float64Array;
}

/**
 * The land that turns under a feature. Fragments that stay what they are (forest on forest, water, permanent basic farmland)
 * are left out: in the ledger they stay with their parcel.
 *
 * @param fragments what is left to the feature after those that come first, in the order of parcels
 * @param to class of the third survey that the feature makes of land
 */
export function ledgerTurn(feature: string, to: string, fragments: Fragments, base: LandBase): LedgerTurn {
  const { land, classes, forestMarks } = base;
  const planned = classes.plannedClass(to);
  const classOf = land.classCodes.map((code) => classes.classOf(code));
  const parcels: number[] = [];
  const areasM2: number[] = [];
  fragments.parcels.forEach((parcel, fragment) => {
    const piece = {
      from: classOf[land.classIndex[parcel] ?? 0] ?? null,
      isForest: forestMarks[parcel] === 1,
      onFarmlandLine: fragments.onFarmlandLine[fragment] === 1,
    };
    if (!landOutcome(piece, planned).turns) return;
    const areaM2 = fragments.areasM2[fragment] ?? 0;
    const last = parcels.length - 1;
    if (parcels[last] === parcel) areasM2[last] = (areasM2[last] ?? 0) + areaM2;
    else {
      parcels.push(parcel);
      areasM2.push(areaM2);
    }
  });
  return { feature, toClass: planned.code, parcels: new Uint32Array(parcels), areasM2: new Float64Array(areasM2) };
}
