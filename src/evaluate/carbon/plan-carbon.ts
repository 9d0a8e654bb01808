import type { Plan, PlanFeature } from '../../plan/plan.ts';
import { effectiveFeatures } from '../../plan/scheme-features.ts';
import type { TurningLand } from '../cut-plan.ts';
import type { Fragments } from '../feature-cut.ts';
import type { LandBase } from '../land-base.ts';
import type { CarbonQuestion, CarbonTurn, SeaLand } from './carbon-question.ts';
import type { RefusedFeature } from './carbon-report.ts';
import { keptLedgerTurn, type LedgerTurn, ledgerTurn } from './ledger-turns.ts';
import { type PlannedCover, type PlannedLand, plannedLand, type PlannedLandAnswer } from './planned-land.ts';

/** What a plan says about carbon in a scheme and year, and the features whose fields cannot be used. */
export interface PlanCarbon {
  readonly turns: readonly CarbonTurn[];
  readonly sea: readonly SeaLand[];
  readonly refused: readonly RefusedFeature[];
}

/** Reads what a plan does to carbon; what was read of a feature is kept as long as the feature is the same. */
export interface PlanCarbonReader {
  read(
    plan: Pick<Plan, 'features' | 'scenarios'>,
    scope: Pick<CarbonQuestion, 'scenario' | 'year'>,
    turning: readonly TurningLand[],
  ): PlanCarbon;
}

/** Classes of the third survey nearest to what covers land that keeps its class. */
const LIKE: Partial<Readonly<Record<PlannedCover, string>>> = {
  forest: '0301',
  shrub: '0305',
  grass: '0404',
  wetland: '1108',
};

/**
 * Starts a reader.
 *
 * @param firstYear year in which features without a year of their own begin: the one after the base year
 * @param areaOf ellipsoidal area of a drawn shape, m²
 */
export function createPlanCarbonReader(
  base: LandBase,
  firstYear: number,
  areaOf: (geometry: PlanFeature['geometry']) => number,
): PlanCarbonReader {
  const answers = new WeakMap<PlanFeature, PlannedLandAnswer>();
  const turns = new WeakMap<Fragments, { readonly key: string; readonly turn: LedgerTurn }>();

  function answerOf(feature: PlanFeature): PlannedLandAnswer {
    let known = answers.get(feature);
    if (known === undefined) {
      known = plannedLand(feature.properties.kind, feature.properties, firstYear);
      answers.set(feature, known);
    }
    return known;
  }

  function turnOf({ feature, to, fragments }: TurningLand, land: PlannedLand | null): LedgerTurn {
    const like = to === null && land !== null ? (LIKE[land.cover] ?? null) : null;
    const key = `${feature}/${String(to)}/${String(like)}`;
    const known = turns.get(fragments);
    if (known?.key === key) return known.turn;
    const turn =
      to === null ? keptLedgerTurn(feature, like, fragments, base) : ledgerTurn(feature, to, fragments, base);
    turns.set(fragments, { key, turn });
    return turn;
  }

  return {
    read(plan, { scenario, year }, turning) {
      const refused: RefusedFeature[] = [];
      const landOf = (feature: PlanFeature): PlannedLand | null => {
        const answer = answerOf(feature);
        if (answer.ok) return answer.land;
        refused.push({ feature: feature.id, faults: answer.faults });
        return null;
      };
      const found = turning.flatMap((one): CarbonTurn[] => {
        const feature = plan.features.get(one.feature);
        // What is planted at sea counts by its drawn area, see below.
        if (feature === undefined || feature.properties.kind === 'marine-sink') return [];
        const land = landOf(feature);
        return one.to === null && land === null ? [] : [{ turn: turnOf(one, land), land }];
      });
      const sea = effectiveFeatures(plan, scenario, year).flatMap((feature): SeaLand[] => {
        if (feature.properties.kind !== 'marine-sink') return [];
        const land = landOf(feature);
        return land === null ? [] : [{ feature: feature.id, areaM2: areaOf(feature.geometry), land }];
      });
      return { turns: found, sea, refused };
    },
  };
}
