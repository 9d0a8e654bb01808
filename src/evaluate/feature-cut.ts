import { compensatedSum } from '../geo/compensated-sum.ts';
import { BALANCE_TOLERANCE } from './cut-failure.ts';
import type { CutGround } from './cut-ground.ts';
import { FATE_FARMLAND, FATE_TAKEN } from './cut-parcel.ts';
import type { Pieces } from './pieces.ts';

/** Fragments (碎片): the part on parcel `parcels[i]` on (`onFarmlandLine[i]` = 1) or off permanent basic farmland; areas m². */
export interface Fragments {
  readonly parcels: Uint32Array;
  readonly areasM2: Float64Array;
  readonly onFarmlandLine: Uint8Array;
}

/**
 * A drawn area cut into disjoint fragments. All areas m².
 *
 * drawn = outside + uncovered + Σ taken + Σ fragments, within 1e-9 relative.
 */
export interface FeatureCut extends Fragments {
  readonly drawnM2: number;
  readonly outsideM2: number;
  /** On parcels, by features that come first, in their order. */
  readonly taken: readonly { readonly by: string; readonly areaM2: number }[];
  /** Inside the district where no parcel is, whoever else claims it. */
  readonly uncoveredM2: number;
}

/**
 * Adds up what a drawn area was cut into.
 *
 * @throws CutFailure when what lies in the district cannot be told
 */
export function featureCut(pieces: Pieces, drawnM2: number, ground: CutGround): FeatureCut {
  const insideM2 = ground.insideM2(pieces.subject.window, drawnM2);
  const covered = compensatedSum();
  const taken = pieces.subject.takers.map(() => compensatedSum());
  for (let fragment = 0; fragment < pieces.areasM2.length; fragment += 1) {
    const areaM2 = pieces.areasM2[fragment] ?? 0;
    const fate = pieces.fates[fragment] ?? 0;
    covered.add(areaM2);
    if (fate >= FATE_TAKEN) taken[fate - FATE_TAKEN]?.add(areaM2);
  }
  return {
    ...freeFragments(pieces, () => true),
    drawnM2,
    outsideM2: drawnM2 - insideM2,
    taken: pieces.subject.takers.flatMap(({ feature }, place) => {
      const areaM2 = taken[place]?.total ?? 0;
      return areaM2 > BALANCE_TOLERANCE * drawnM2 ? [{ by: feature, areaM2 }] : [];
    }),
    uncoveredM2: insideM2 - covered.total,
  };
}

/** The fragments that nobody took, on parcels that are asked for, in the order of parcels. */
export function freeFragments(pieces: Pieces, isAsked: (parcel: number) => boolean): Fragments {
  const parcels = new Uint32Array(pieces.areasM2.length);
  const areasM2 = new Float64Array(pieces.areasM2.length);
  const onFarmlandLine = new Uint8Array(pieces.areasM2.length);
  let count = 0;
  let fragment = 0;
  for (let at = 0; at < pieces.parcels.length; at += 1) {
    const parcel = pieces.parcels[at] ?? 0;
    const end = pieces.fragmentEnds[at] ?? 0;
    const isWanted = isAsked(parcel);
    for (; fragment < end; fragment += 1) {
      const fate = pieces.fates[fragment] ?? 0;
      if (!isWanted || fate >= FATE_TAKEN) continue;
      parcels[count] = parcel;
      areasM2[count] = pieces.areasM2[fragment] ?? 0;
      onFarmlandLine[count] = fate === FATE_FARMLAND ? 1 : 0;
      count += 1;
    }
  }
  return {
    parcels: parcels.subarray(0, count),
    areasM2: areasM2.subarray(0, count),
    onFarmlandLine: onFarmlandLine.subarray(0, count),
  };
}
