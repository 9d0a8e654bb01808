import type { Fragments } from '../feature-cut.ts';
import { type LandPiece, landOutcome } from '../land-change.ts';
import type { LandBase } from '../land-base.ts';

/** What a drawn feature makes of the land that changes under it (地类变更), parcel by parcel. */
export interface LedgerTurn {
  readonly feature: string;
  /** Class that the land turns into, of the base's own system; null where each parcel keeps its class. */
  readonly toClass: string | null;
  /** Parcels of which some land changes, ascending, each once, with how much of it, m². */
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
  const planned = base.classes.plannedClass(to);
  return {
    feature,
    toClass: planned.code,
    ...changedLand(fragments, base, (piece) => landOutcome(piece, planned).turns),
  };
}

/**
 * The land whose carbon a feature changes while it keeps its class (地类不变).
 *
 * @param like class of the third survey that comes nearest to what then covers it: it decides which land can be covered so; null
 *   for a practice, which all cropland can have
 */
export function keptLedgerTurn(feature: string, like: string | null, fragments: Fragments, base: LandBase): LedgerTurn {
  const planned = like === null ? null : base.classes.plannedClass(like);
  const changes = (piece: LandPiece): boolean =>
    planned === null ? piece.from?.group === 'cropland' : landOutcome(piece, planned).turns;
  return { feature, toClass: null, ...changedLand(fragments, base, changes) };
}

function changedLand(
  fragments: Fragments,
  { land, classes, forestMarks }: LandBase,
  changes: (piece: LandPiece) => boolean,
): Pick<LedgerTurn, 'parcels' | 'areasM2'> {
  const classOf = land.classCodes.map((code) => classes.classOf(code));
  const parcels: number[] = [];
  const areasM2: number[] = [];
  fragments.parcels.forEach((parcel, fragment) => {
    const piece = {
      from: classOf[land.classIndex[parcel] ?? 0] ?? null,
      isForest: forestMarks[parcel] === 1,
      onFarmlandLine: fragments.onFarmlandLine[fragment] === 1,
    };
    if (!changes(piece)) return;
    const areaM2 = fragments.areasM2[fragment] ?? 0;
    const last = parcels.length - 1;
    if (parcels[last] === parcel) areasM2[last] = (areasM2[last] ?? 0) + areaM2;
    else {
      parcels.push(parcel);
      areasM2.push(areaM2);
    }
  });
  return { parcels: new Uint32Array(parcels), areasM2: new Float64Array(areasM2) };
}
