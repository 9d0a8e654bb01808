import { sumOf } from '../../geo/compensated-sum.ts';
import type { CarbonTurn } from './carbon-question.ts';
import type { CarbonStrata } from './carbon-strata.ts';
import { landOfStrata, type StratumLand } from './land-of-strata.ts';

/** Land that is still what the base says. */
export interface UnchangedLand {
  readonly land: readonly StratumLand[];
  /** Land whose carbon the plan has changed by then, m². */
  readonly changedM2: number;
}

/**
 * The land that a plan leaves as it is until a year (未变更土地), by stratum: O(parcels).
 *
 * @param inRegionM2 area of every parcel in the district
 */
export function unchangedLand(
  strata: CarbonStrata,
  inRegionM2: Float64Array,
  turns: readonly CarbonTurn[],
  year: number,
): UnchangedLand {
  const areasM2 = inRegionM2.slice();
  for (const { turn, land } of turns) {
    if (land === null || year < land.year) continue;
    for (let at = 0; at < turn.parcels.length; at += 1) {
      const parcel = turn.parcels[at] ?? 0;
      areasM2[parcel] = Math.max(0, (areasM2[parcel] ?? 0) - (turn.areasM2[at] ?? 0));
    }
  }
  return { land: landOfStrata(strata, null, areasM2), changedM2: sumOf(inRegionM2) - sumOf(areasM2) };
}
