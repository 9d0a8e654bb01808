import type { ClassSystem } from '../land/class-system.ts';
import type { NotCountedReason } from './evaluation.ts';

/** What becomes of a piece of land under a drawn feature: it turns into a class, or stays and why. */
export type LandOutcome =
  { readonly turns: true; readonly to: string } | { readonly turns: false; readonly reason: NotCountedReason };

/** A piece of land as the rule below needs it. */
export interface LandPiece {
  /** Class code of the parcel. */
  readonly from: string;
  /** True when the parcel already counts as forest. */
  readonly isForest: boolean;
  /** True on permanent basic farmland (永久基本农田). */
  readonly onFarmlandLine: boolean;
}

/** Classes that count as forest when a plan makes them. */
const PLANNED_FOREST = new Set(['0301', '0302']);

/** True when land that a plan turns into this class counts as forest (规划新增森林). */
export function isForestClass(code: string): boolean {
  return PLANNED_FOREST.has(code);
}

/**
 * Decides what a drawn feature does to a piece of land, in this order:
 *
 * 1. land on permanent basic farmland stays (土地管理法 33–35: no forest, orchard, pond or PV there);
 * 2. forest drawn on forest adds nothing;
 * 3. water stays water, but for a wetland (first-level class 00 of the survey), which may take in shallow water;
 * 4. a class drawn on the same class changes nothing, except forest on arbor land too open to count yet;
 * 5. everything else turns.
 */
export function landOutcome(piece: LandPiece, to: string, classes: ClassSystem): LandOutcome {
  if (piece.onFarmlandLine) return { turns: false, reason: 'farmland-line' };
  if (isForestClass(to) && piece.isForest) return { turns: false, reason: 'already-forest' };
  const isWetland = classes.find(to)?.group === 'wetland';
  if (!isWetland && classes.find(piece.from)?.isWater === true) return { turns: false, reason: 'water' };
  if (piece.from === to && !isForestClass(to)) return { turns: false, reason: 'same-class' };
  return { turns: true, to };
}
