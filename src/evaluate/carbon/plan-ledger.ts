import type { EvaluationProgress } from '../evaluation.ts';
import type { CarbonQuestion } from './carbon-question.ts';
import type { CarbonRules } from './carbon-rules.ts';
import type { CarbonStrata } from './carbon-strata.ts';
import { changeOfCarbon } from './land-use-change.ts';
import { buildLedger, type Ledger, type LedgerProfile } from './ledger.ts';
import type { PlannedLand } from './planned-land.ts';
import { standingLand, standingStock } from './standing-land.ts';

/**
 * The ledger of a plan (方案碳台账): what is stored at the end of a year on every parcel and on every part that a feature turns, by the
 * same hectares that the totals are made of. Step by step.
 *
 * @param areasM2 area of every parcel inside the district
 */
export function planLedger(
  { turns, sea, year }: Pick<CarbonQuestion, 'turns' | 'sea' | 'year'>,
  { library, settings }: CarbonRules,
  strata: CarbonStrata,
  areasM2: Float64Array,
): Generator<EvaluationProgress, Ledger, void> {
  const land = standingLand(settings, library);
  const changed = (stratum: number | null, to: PlannedLand): LedgerProfile => {
    const from = stratum === null ? null : (strata.strata[stratum] ?? null);
    const { pools, missing } = changeOfCarbon(from, to, year - to.year, land);
    return {
      pools: pools.map(({ pool, depthCm, stock }) => ({ pool, depthCm, method: 'plan-change', perHa: stock })),
      missing,
    };
  };
  return buildLedger({
    areasM2,
    strata,
    turns: turns.map(({ turn }) => turn),
    sea: sea.flatMap(({ feature, areaM2, land }) =>
      year < land.year ? [] : [{ feature, areaM2, profile: changed(null, land) }],
    ),
    profileOf(stratum, turn) {
      const to = turn === null ? null : (turns[turn]?.land ?? null);
      if (to !== null && year >= to.year) return changed(stratum, to);
      const of = strata.strata[stratum];
      if (of === undefined) throw new RangeError(`no stratum ${String(stratum)}`);
      return standingStock(of, year, land);
    },
    library,
    year,
    soilDepthCm: settings.soilDepthCm,
  });
}
