import type { FactorLibrary } from '../factors/factor.ts';
import type { SeaLand } from './carbon-question.ts';
import type { HarvestedFeature } from './carbon-report.ts';
import { isNoFactor } from './carbon-row.ts';
import { addTerm, emptySums, intervalOfSums } from './error-propagation.ts';
import type { Expression } from './expression.ts';
import type { Interval } from './interval.ts';
import { harvestRemoval } from './mariculture.ts';
import { createSensitivities } from './sensitivities.ts';

/** What the harvests of features at sea take out in a year; features without a harvest are left out. */
export function harvestsOf(sea: readonly SeaLand[], year: number, library: FactorLibrary): readonly HarvestedFeature[] {
  return sea.flatMap(({ feature, land }): HarvestedFeature[] => {
    if (land.mariculture === null || year < land.year) return [];
    const removal = harvestRemoval(land, library);
    if (isNoFactor(removal)) return [{ feature, removed: null, shell: null, none: removal }];
    const { removed, shell } = removal;
    return [
      {
        feature,
        removed: amountOf(removed, library),
        shell: shell === null ? null : amountOf(shell, library),
        none: null,
      },
    ];
  });
}

function amountOf(amount: Expression, library: FactorLibrary): Interval {
  const sums = emptySums();
  const sensitivities = createSensitivities(library);
  addTerm({ areaHa: 1, volumeM3PerHa: 0, areaSource: '', perHa: amount }, sensitivities, sums);
  // A harvest is weighed: no error of an area is in it.
  sums.byArea.clear();
  const { value, low, high, halfWidthPercent } = intervalOfSums(sums, sensitivities);
  return { value, low, high, halfWidthPercent };
}
