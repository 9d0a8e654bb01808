import { isForestWhenPlanned, type LandClass } from '../land/class-system.ts';
import { compensatedSum, type CompensatedSum } from './compensated-sum.ts';
import type { Contribution, NotCountedReason } from './evaluation.ts';
import { BALANCE_TOLERANCE, type FeatureCut } from './feature-cut.ts';
import type { LandBase } from './land-base.ts';
import { landOutcome } from './land-change.ts';

/** A feature that turns land, with its fragments. */
export interface CutFeatureEntry {
  readonly feature: string;
  /** Class of the third survey that the feature makes of land; what it is in the base's own system is asked there. */
  readonly to: string;
  readonly cut: FeatureCut;
}

/** What all drawn features together do to the land (地类变化), areas in m². */
export interface LandChanges {
  /** Turned area by `from→to`, in the order met. */
  readonly byChange: ReadonlyMap<string, number>;
  readonly forestGainM2: number;
  readonly forestLossM2: number;
  readonly contributions: readonly Contribution[];
}

/** Joins two class codes into the group of `area.change`. */
function changeGroup(from: string, to: string): string {
  return `${from}→${to}`;
}

/**
 * Folds fragments into totals. Sums run feature by feature in drawing order and parcel by parcel within one, so the result
 * is the same to the last digit whether fragments were just cut or kept from before.
 */
export function sumLandChanges(entries: readonly CutFeatureEntry[], base: LandBase): LandChanges {
  const byChange = new Map<string, CompensatedSum>();
  const gain = compensatedSum();
  const loss = compensatedSum();
  const classes = base.land.classCodes.map((code) => base.classes.classOf(code));
  const contributions = entries.map((entry) => {
    const one = sumFeature(entry, base, classes);
    for (const [group, areaM2] of one.byChange) addTo(byChange, group, areaM2);
    gain.add(one.forestGainM2);
    loss.add(one.forestLossM2);
    return one.contribution;
  });
  return { byChange: totals(byChange), forestGainM2: gain.total, forestLossM2: loss.total, contributions };
}

interface FeatureSums {
  readonly byChange: ReadonlyMap<string, number>;
  readonly forestGainM2: number;
  readonly forestLossM2: number;
  readonly contribution: Contribution;
}

/** @param classes class of each code of the land table */
function sumFeature(
  { feature, to, cut }: CutFeatureEntry,
  base: LandBase,
  classes: readonly (LandClass | null)[],
): FeatureSums {
  const planned = base.classes.plannedClass(to);
  const byChange = new Map<string, CompensatedSum>();
  const fromClass = new Map<string, CompensatedSum>();
  const staying = new Map<NotCountedReason, CompensatedSum>();
  const turned = compensatedSum();
  const loss = compensatedSum();
  const makesForest = isForestWhenPlanned(planned);
  cut.parcels.forEach((parcel, position) => {
    const areaM2 = cut.areasM2[position] ?? 0;
    const from = classes[base.land.classIndex[parcel] ?? 0] ?? null;
    const fromCode = from?.code ?? '';
    const isForest = base.forestMarks[parcel] === 1;
    const onFarmlandLine = cut.onFarmlandLine[position] === 1;
    const outcome = landOutcome({ from, isForest, onFarmlandLine }, planned);
    if (!outcome.turns) {
      addTo(staying, outcome.reason, areaM2);
      return;
    }
    turned.add(areaM2);
    addTo(fromClass, fromCode, areaM2);
    if (fromCode !== planned.code) addTo(byChange, changeGroup(fromCode, planned.code), areaM2);
    if (isForest) loss.add(areaM2);
  });

  const notCounted: { reason: NotCountedReason; areaM2: number; by?: string }[] = [];
  for (const [reason, sum] of staying) notCounted.push({ reason, areaM2: sum.total });
  for (const { by, areaM2 } of cut.taken) notCounted.push({ reason: 'taken', areaM2, by });
  // Differences of large areas leave some 1e-8 m²; what is below the balance tolerance is rounding, not land.
  const roundingM2 = BALANCE_TOLERANCE * cut.drawnM2;
  if (cut.outsideM2 > roundingM2) notCounted.push({ reason: 'outside', areaM2: cut.outsideM2 });
  if (cut.uncoveredM2 > roundingM2) notCounted.push({ reason: 'no-parcel', areaM2: cut.uncoveredM2 });
  return {
    byChange: totals(byChange),
    forestGainM2: makesForest ? turned.total : 0,
    forestLossM2: loss.total,
    contribution: {
      feature,
      indicator: makesForest ? 'forest.area' : 'area.change',
      drawnM2: cut.drawnM2,
      countedM2: turned.total,
      forestLossM2: loss.total,
      fromClassM2: Object.fromEntries(totals(fromClass)),
      notCounted,
    },
  };
}

function addTo<Key>(sums: Map<Key, CompensatedSum>, key: Key, areaM2: number): void {
  let sum = sums.get(key);
  if (sum === undefined) {
    sum = compensatedSum();
    sums.set(key, sum);
  }
  sum.add(areaM2);
}

function totals<Key>(sums: ReadonlyMap<Key, CompensatedSum>): Map<Key, number> {
  return new Map([...sums].map(([key, sum]) => [key, sum.total]));
}
