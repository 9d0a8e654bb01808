import type { TargetResult } from '../evaluate/evaluation.ts';
import type { EnergySeries } from '../evaluate/energy/energy-series.ts';
import type { Target } from '../plan/target.ts';
import { type EnergyMeasure, energyMeasure } from './energy-cards.ts';

/** A target about energy with what the plan reaches in the year that the target names (能源目标). */
export interface EnergyTarget {
  readonly target: Target;
  readonly result: TargetResult;
  /** The number that it was held against, in the unit of the target. */
  readonly measure: EnergyMeasure;
}

/**
 * Targets about energy, each in its own year whatever year is on screen; those without a year are held against the one on screen.
 * In the order of years, then of the document.
 */
export function energyTargets(
  series: Pick<EnergySeries, 'scenario' | 'revision' | 'years'>,
  targets: readonly Target[],
  shownYear: number,
): readonly EnergyTarget[] {
  return series.years.flatMap(({ year, targets: results }) =>
    targets.flatMap((target): EnergyTarget[] => {
      const result = results.find(({ id }) => id === target.id);
      if (result === undefined || (target.year ?? shownYear) !== year) return [];
      const measure = energyMeasure(series, year, target.indicator, target.group ?? null, result);
      return [{ target, result, measure: { ...measure, zone: result.zone } }];
    }),
  );
}
