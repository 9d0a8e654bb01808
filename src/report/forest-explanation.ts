import type { Contribution, Evaluation, NotCountedReason } from '../evaluate/evaluation.ts';
import { REGION_ZONE } from '../evaluate/measure.ts';

/** Contributions of this indicator explain both forest area and forest cover. */
const FOREST_AREA = 'forest.area';

/** Areas that differ by less than this share are the same area. */
const SAME_AREA = 1e-9;

/** Most contributions that are listed one by one. */
const LISTED = 10;

/** What one feature brings to forest cover. */
export interface ForestContribution {
  readonly feature: string;
  /** Forest gained, m²; negative where more forest is taken. */
  readonly forestM2: number;
  /** The same in points (百分点) of the land area. */
  readonly points: number;
}

/** Drawn land that does not count, added up by reason. */
export interface NotCountedSum {
  readonly reason: NotCountedReason;
  /** The feature that has the land when the reason is `taken`. */
  readonly by: string | null;
  readonly areaM2: number;
}

/** How forest cover is made (森林覆盖率算式): (baseline + added − lost) / land area; all areas in m². */
export interface ForestExplanation {
  readonly baselineM2: number;
  readonly addedM2: number;
  /** Forest that the plan takes, positive. */
  readonly lostM2: number;
  readonly forestM2: number;
  readonly landM2: number;
  /** True when the official land area is the denominator, false when the outline's own is. */
  readonly landIsOfficial: boolean;
  readonly regionM2: number;
  /** %, unrounded. */
  readonly cover: number;
  /** The largest contributions, largest first. */
  readonly listed: readonly ForestContribution[];
  readonly rest: { readonly count: number; readonly forestM2: number } | null;
  /** What is left of the change when all contributions are taken off; 0 but for rounding when features explain it all. */
  readonly otherM2: number;
  readonly notCounted: readonly NotCountedSum[];
  /**
   * New forest on cropland (耕地上造林): counted as drawn, because the number says what the plan would make; that planting on cropland is not
   * allowed is told by the conflicts. Null where there is none.
   */
  readonly onCropland: { readonly areaM2: number; readonly coverWithout: number } | null;
}

/**
 * Takes forest cover apart.
 *
 * @param baseline the scheme without its features
 * @returns null while one of the numbers is missing
 */
export function explainForest(evaluation: Evaluation | null, baseline: Evaluation | null): ForestExplanation | null {
  if (evaluation === null || baseline === null) return null;
  const forestM2 = regionValue(evaluation, FOREST_AREA);
  const baselineM2 = regionValue(baseline, FOREST_AREA);
  const cover = regionValue(evaluation, 'forest.cover');
  const regionM2 = regionValue(evaluation, 'area.region');
  if (forestM2 === null || baselineM2 === null || cover === null || regionM2 === null) return null;
  // What the engine divided by follows from its own numbers, so that the formula on screen cannot disagree with them.
  const landM2 = cover === 0 ? regionM2 : forestM2 / (cover / 100);
  const contributions = evaluation.contributions
    .map((contribution) => ({ feature: contribution.feature, forestM2: forestBrought(contribution) }))
    .filter(({ forestM2: brought }) => brought !== 0)
    .map((one) => ({ ...one, points: (one.forestM2 / landM2) * 100 }))
    .sort((a, b) => Math.abs(b.forestM2) - Math.abs(a.forestM2));
  const change = forestM2 - baselineM2;
  const addedM2 = sum(contributions.map((one) => Math.max(0, one.forestM2)));
  const rest = contributions.slice(LISTED);
  const croplandM2 = sum(evaluation.contributions.map((one) => one.croplandM2 ?? 0));
  return {
    baselineM2,
    addedM2,
    lostM2: addedM2 - change,
    forestM2,
    landM2,
    landIsOfficial: Math.abs(landM2 / regionM2 - 1) > SAME_AREA,
    regionM2,
    cover,
    listed: contributions.slice(0, LISTED),
    rest: rest.length === 0 ? null : { count: rest.length, forestM2: sum(rest.map((one) => one.forestM2)) },
    otherM2: change - sum(contributions.map((one) => one.forestM2)),
    notCounted: sumNotCounted(evaluation.contributions.filter(({ indicator }) => indicator === FOREST_AREA)),
    onCropland:
      croplandM2 === 0 ? null : { areaM2: croplandM2, coverWithout: ((forestM2 - croplandM2) / landM2) * 100 },
  };
}

/** Forest that a feature brings, m²: what it plants less what it takes. */
export function forestBrought(contribution: Contribution): number {
  return (contribution.indicator === FOREST_AREA ? contribution.countedM2 : 0) - contribution.forestLossM2;
}

/** Adds up land that does not count by reason and by who has it, largest first. */
export function sumNotCounted(contributions: readonly Contribution[]): readonly NotCountedSum[] {
  const sums = new Map<string, NotCountedSum>();
  for (const { reason, areaM2, by } of contributions.flatMap(({ notCounted }) => notCounted)) {
    const key = `${reason} ${by ?? ''}`;
    sums.set(key, { reason, by: by ?? null, areaM2: (sums.get(key)?.areaM2 ?? 0) + areaM2 });
  }
  return [...sums.values()].filter(({ areaM2 }) => areaM2 > 0).sort((a, b) => b.areaM2 - a.areaM2);
}

function regionValue(evaluation: Evaluation, indicator: string): number | null {
  const measure = evaluation.measures.find(
    (row) => row.indicator === indicator && row.zone === REGION_ZONE && row.group === null,
  );
  return measure?.value ?? null;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
