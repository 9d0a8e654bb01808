import { isForestWhenPlanned, type LandClass } from '../land/class-system.ts';
import type { NotCountedReason } from './evaluation.ts';

/** What becomes of a piece of land under a drawn feature: it turns into a class, or stays and why. */
export type LandOutcome = { readonly turns: true } | { readonly turns: false; readonly reason: NotCountedReason };

/** A piece of land as the rule below needs it. */
export interface LandPiece {
  /** Class of the parcel; null when its code is not in the class system. */
  readonly from: LandClass | null;
  /** True when the parcel already counts as forest. */
  readonly isForest: boolean;
  /** True on permanent basic farmland (永久基本农田). */
  readonly onFarmlandLine: boolean;
}

/**
 * Decides what a drawn feature does to a piece of land, in this order:
 *
 * 1. land on permanent basic farmland stays (土地管理法 33–35: no forest, orchard, pond or PV there);
 * 2. forest drawn on forest adds nothing;
 * 3. water stays water, but for a wetland (group 湿地), which may take in shallow water;
 * 4. a class drawn on the same class, or on a part of it, changes nothing, except forest on arbor land too open to count yet;
 * 5. everything else turns.
 */
export function landOutcome(piece: LandPiece, to: LandClass): LandOutcome {
  if (piece.onFarmlandLine) return { turns: false, reason: 'farmland-line' };
  const makesForest = isForestWhenPlanned(to);
  if (makesForest && piece.isForest) return { turns: false, reason: 'already-forest' };
  if (to.group !== 'wetland' && piece.from?.isWater === true) return { turns: false, reason: 'water' };
  const isSame = piece.from !== null && (piece.from.code === to.code || piece.from.partOf === to.code);
  if (isSame && !makesForest) return { turns: false, reason: 'same-class' };
  return { turns: true };
}
