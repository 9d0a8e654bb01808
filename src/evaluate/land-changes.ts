import { isForestWhenPlanned, type LandClass } from '../land/class-system.ts';
import { type ParcelStrata, stratumKey } from '../land/parcel-strata.ts';
import { compensatedSum, type CompensatedSum } from '../geo/compensated-sum.ts';
import { BALANCE_TOLERANCE } from './cut-failure.ts';
import type { Contribution, NotCountedReason } from './evaluation.ts';
import type { FeatureCut, Fragments } from './feature-cut.ts';
import { type FragmentGroup, groupFragments } from './fragment-groups.ts';
import type { LandBase } from './land-base.ts';
import { landOutcome } from './land-change.ts';

/** A feature that turns land, with its fragments in the district or in a zone. */
export interface CutFeatureEntry {
  readonly feature: string;
  /** Class of the third survey that the feature makes of land; what it is in the base's own system is asked there. */
  readonly to: string;
  /** Tree species that it plants; empty when it says none. */
  readonly species: string;
  readonly fragments: Fragments;
}

/** What one drawn feature does to land, areas in m². */
export interface FeatureChange {
  readonly feature: string;
  readonly makesForest: boolean;
  readonly turnedM2: number;
  readonly forestLossM2: number;
  /** Stems of the forest that is lost, as far as their growing stock is given, m³. */
  readonly stemsLossM3: number;
  /** Turned area by `from→to`, where the class changes. */
  readonly byChange: ReadonlyMap<string, number>;
  /** Turned area that leaves (−) and enters (+) each stratum (层). */
  readonly byStratum: ReadonlyMap<string, number>;
  readonly fromClassM2: ReadonlyMap<string, number>;
  /** Of what it turns, cropland. */
  readonly croplandM2: number;
  readonly staying: ReadonlyMap<NotCountedReason, number>;
}

/** What all drawn features together do to the land (地类变化), areas in m². */
export interface LandChanges {
  /** Turned area by `from→to`, in the order met. */
  readonly byChange: ReadonlyMap<string, number>;
  /** What each stratum gains, negative where it loses. */
  readonly byStratum: ReadonlyMap<string, number>;
  readonly forestGainM2: number;
  readonly forestLossM2: number;
  readonly stemsLossM3: number;
  /** What features make forest of, in their order. */
  readonly planted: readonly { readonly feature: string; readonly areaM2: number }[];
}

/** Works out the changes of features on one base; they are kept as long as the fragments are. */
export interface LandRules {
  changeOf(entry: CutFeatureEntry): FeatureChange;
}

/** Starts the rules of a base. */
export function createLandRules(base: LandBase, strata: ParcelStrata, stocks: Float64Array | null): LandRules {
  const classes = base.land.classCodes.map((code) => base.classes.classOf(code));
  const known = new WeakMap<Fragments, KnownChange>();
  return {
    changeOf(entry) {
      const { feature, to, species, fragments } = entry;
      const before = known.get(fragments);
      if (before?.change.feature === feature && before.to === to && before.species === species) return before.change;
      const groups = before?.groups ?? groupFragments(fragments, base, strata, stocks);
      const change = changeOfGroups(entry, groups, base.classes.plannedClass(to), classes, strata);
      known.set(fragments, { groups, to, species, change });
      return change;
    },
  };
}

/** What was worked out of a feature's fragments last, with what it depends on besides them. */
interface KnownChange extends Pick<CutFeatureEntry, 'to' | 'species'> {
  readonly groups: readonly FragmentGroup[];
  readonly change: FeatureChange;
}

function changeOfGroups(
  { feature, species }: CutFeatureEntry,
  groups: readonly FragmentGroup[],
  planned: LandClass,
  classes: readonly (LandClass | null)[],
  strata: ParcelStrata,
): FeatureChange {
  const byChange = new Map<string, CompensatedSum>();
  const byStratum = new Map<string, CompensatedSum>();
  const fromClass = new Map<string, CompensatedSum>();
  const staying = new Map<NotCountedReason, CompensatedSum>();
  const turned = compensatedSum();
  const loss = compensatedSum();
  const stemsLoss = compensatedSum();
  const cropland = compensatedSum();
  // Where the new trees come from is not for the base's file to say: the origin stays open.
  const plannedStratum = stratumKey(planned.code, species, '');
  for (const { areaM2, classIndex, stratum, isForest, onFarmlandLine, stemsM3 } of groups) {
    const from = classes[classIndex] ?? null;
    const outcome = landOutcome({ from, isForest, onFarmlandLine }, planned);
    if (!outcome.turns) {
      addTo(staying, outcome.reason, areaM2);
      continue;
    }
    const fromCode = from?.code ?? '';
    turned.add(areaM2);
    addTo(fromClass, fromCode, areaM2);
    if (from?.isCropland === true) cropland.add(areaM2);
    addTo(byStratum, strata.keys[stratum] ?? '', -areaM2);
    addTo(byStratum, plannedStratum, areaM2);
    if (fromCode !== planned.code) addTo(byChange, changeGroup(fromCode, planned.code), areaM2);
    if (!isForest) continue;
    loss.add(areaM2);
    stemsLoss.add(stemsM3);
  }
  return {
    feature,
    makesForest: isForestWhenPlanned(planned),
    turnedM2: turned.total,
    forestLossM2: loss.total,
    stemsLossM3: stemsLoss.total,
    byChange: totals(byChange),
    byStratum: totals(byStratum),
    fromClassM2: totals(fromClass),
    croplandM2: cropland.total,
    staying: totals(staying),
  };
}

/**
 * Adds the changes of features up, in their order. Within a feature fragments were added in the order of parcels, so the
 * result is the same to the last digit whether they were just cut or kept from before.
 */
export function sumLandChanges(features: readonly FeatureChange[]): LandChanges {
  const byChange = new Map<string, CompensatedSum>();
  const byStratum = new Map<string, CompensatedSum>();
  const gain = compensatedSum();
  const loss = compensatedSum();
  const stemsLoss = compensatedSum();
  const planted: { feature: string; areaM2: number }[] = [];
  for (const one of features) {
    for (const [group, areaM2] of one.byChange) addTo(byChange, group, areaM2);
    for (const [stratum, areaM2] of one.byStratum) addTo(byStratum, stratum, areaM2);
    if (one.makesForest) {
      gain.add(one.turnedM2);
      planted.push({ feature: one.feature, areaM2: one.turnedM2 });
    }
    loss.add(one.forestLossM2);
    stemsLoss.add(one.stemsLossM3);
  }
  return {
    byChange: totals(byChange),
    byStratum: totals(byStratum),
    forestGainM2: gain.total,
    forestLossM2: loss.total,
    stemsLossM3: stemsLoss.total,
    planted,
  };
}

/** What a feature brings, with all land that it does not turn and why. */
export function contributionOf(change: FeatureChange, cut: FeatureCut): Contribution {
  const notCounted: { reason: NotCountedReason; areaM2: number; by?: string }[] = [];
  for (const [reason, areaM2] of change.staying) notCounted.push({ reason, areaM2 });
  for (const { by, areaM2 } of cut.taken) notCounted.push({ reason: 'taken', areaM2, by });
  // Differences of large areas leave some 1e-8 m²; what is below the balance tolerance is rounding, not land.
  const roundingM2 = BALANCE_TOLERANCE * cut.drawnM2;
  if (cut.outsideM2 > roundingM2) notCounted.push({ reason: 'outside', areaM2: cut.outsideM2 });
  if (cut.uncoveredM2 > roundingM2) notCounted.push({ reason: 'no-parcel', areaM2: cut.uncoveredM2 });
  return {
    feature: change.feature,
    indicator: change.makesForest ? 'forest.area' : 'area.change',
    drawnM2: cut.drawnM2,
    countedM2: change.turnedM2,
    forestLossM2: change.forestLossM2,
    fromClassM2: Object.fromEntries(change.fromClassM2),
    ...(change.makesForest && change.croplandM2 > 0 ? { croplandM2: change.croplandM2 } : {}),
    notCounted,
  };
}

/** Joins two class codes into the group of `area.change`. */
function changeGroup(from: string, to: string): string {
  return `${from}→${to}`;
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
