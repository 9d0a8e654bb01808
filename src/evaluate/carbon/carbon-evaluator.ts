import type { EvaluationProgress, EvaluationScope } from '../evaluation.ts';
import type { TurningLand } from '../cut-plan.ts';
import type { EvaluablePlan } from '../evaluable-plan.ts';
import type { LandBase } from '../land-base.ts';
import type { Measure, NoValue } from '../measure.ts';
import type { PlanFeature } from '../../plan/plan.ts';
import { type CarbonAccount, createCarbonAccount } from './carbon-account.ts';
import type { CarbonQuestion } from './carbon-question.ts';
import { candidateRows, carbonRows, noCarbonRows, serviceRow } from './carbon-measures.ts';
import type { CarbonPoint, CarbonReport, RefusedFeature } from './carbon-report.ts';
import type { CarbonRules } from './carbon-rules.ts';
import type { SimulatedCarbon } from './carbon-simulation.ts';
import type { CarbonQuantity } from './carbon-shade.ts';
import { type CcerFeature, createPlanScreener } from './ccer-plan.ts';
import { compareMethods } from './compare-methods.ts';
import { serviceByRate } from './gep.ts';
import { harvestsOf } from './harvest-report.ts';
import type { Ledger } from './ledger.ts';
import { createParcelCarbonReader, type ParcelCarbon, type ParcelCarbonReader } from './parcel-carbon.ts';
import type { MethodPair, MethodReport } from './method-comparison.ts';
import { createPlanCarbonReader, type PlanCarbonReader } from './plan-carbon.ts';
import { planLedger } from './plan-ledger.ts';
import { unchangedLand } from './unchanged-land.ts';
import { simulate, type SimulationOptions, type SimulationProgress } from './simulation.ts';

/** Works out the carbon of plans on one base; the land was cut before (碳评价). */
export interface CarbonEvaluator {
  rows(plan: EvaluablePlan, scope: EvaluationScope, turning: readonly TurningLand[]): readonly Measure[];
  /** Null without rules and before the base year. */
  report(plan: EvaluablePlan, scope: EvaluationScope, turning: readonly TurningLand[]): CarbonReport | null;
  point(plan: EvaluablePlan, scope: EvaluationScope, turning: readonly TurningLand[]): CarbonPoint | null;
  /** The totals by simulation, step by step; null where there is no report. */
  simulate(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    turning: readonly TurningLand[],
    options: SimulationOptions,
  ): Generator<SimulationProgress, SimulatedCarbon | null, void>;
  /** Two methods side by side, step by step; null where there is no report. */
  compareMethods(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    turning: readonly TurningLand[],
    pair: MethodPair,
  ): Generator<EvaluationProgress, MethodReport | null, void>;
  /** Step by step; null without rules and before the base year. */
  ledger(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    turning: readonly TurningLand[],
  ): Generator<EvaluationProgress, Ledger | null, void>;
  /** Of every parcel, step by step; null where there is no report. */
  byParcel(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    turning: readonly TurningLand[],
    quantity: CarbonQuantity,
  ): Generator<EvaluationProgress, ParcelCarbon | null, void>;
}

interface Asked {
  readonly question: CarbonQuestion;
  readonly rules: CarbonRules;
  readonly refused: readonly RefusedFeature[];
}

/**
 * Starts with nothing worked out; strata are made when carbon is first asked for.
 *
 * @param inRegionM2 area of every parcel in the district
 * @param areaOf ellipsoidal area of a drawn shape, m²
 */
export function createCarbonEvaluator(
  base: LandBase,
  inRegionM2: Float64Array,
  areaOf: (geometry: PlanFeature['geometry']) => number,
): CarbonEvaluator {
  const screener = createPlanScreener(base);
  let account: CarbonAccount | null = null;
  let parcels: ParcelCarbonReader | null = null;
  let reader: { readonly baseYear: number; readonly of: PlanCarbonReader } | null = null;

  function ask(plan: EvaluablePlan, scope: EvaluationScope, turning: readonly TurningLand[]): Asked | NoValue {
    const rules = plan.carbon;
    if (rules === undefined) return { code: 'not-computed-yet', details: {} };
    const { baseYear } = rules.settings;
    if (scope.year < baseYear) return { code: 'before-base-year', details: { baseYear } };
    if (reader?.baseYear !== baseYear) reader = { baseYear, of: createPlanCarbonReader(base, baseYear + 1, areaOf) };
    const { refused, ...land } = reader.of.read(plan, scope, turning);
    const { scenario, year, revision } = scope;
    return { question: { scenario, year, revision, ...land }, rules, refused };
  }

  function screened(plan: EvaluablePlan, turning: readonly TurningLand[], rules: CarbonRules): readonly CcerFeature[] {
    return screener.screen(plan, turning, rules.settings.baseYear + 1, rules.library);
  }

  function accountNow(): CarbonAccount {
    account ??= createCarbonAccount(base, inRegionM2);
    return account;
  }

  return {
    rows(plan, scope, turning) {
      const asked = ask(plan, scope, turning);
      if ('code' in asked) return plan.carbon === undefined ? [] : noCarbonRows(asked, scope);
      const headline = accountNow().headline(asked.question, asked.rules);
      return [
        ...carbonRows(headline, scope),
        serviceRow(serviceByRate(headline.sink.total, asked.rules.library), scope),
        ...candidateRows(screened(plan, turning, asked.rules), scope),
      ];
    },
    report(plan, scope, turning) {
      const asked = ask(plan, scope, turning);
      if ('code' in asked) return null;
      const { question, rules, refused } = asked;
      const ccer = screened(plan, turning, rules);
      const harvests = harvestsOf(question.sea, scope.year, rules.library);
      return accountNow().report(question, rules, { refused, ccer, harvests });
    },
    point(plan, scope, turning) {
      const asked = ask(plan, scope, turning);
      return 'code' in asked ? null : accountNow().point(asked.question, asked.rules);
    },
    *simulate(plan, scope, turning, options) {
      const asked = ask(plan, scope, turning);
      if ('code' in asked) return null;
      const terms = accountNow().terms(asked.question, asked.rules);
      const totals = yield* simulate(terms, asked.rules.library, options);
      const { scenario, year, revision } = scope;
      return { scenario, year, revision, ...totals };
    },
    *compareMethods(plan, scope, turning, pair) {
      const asked = ask(plan, scope, turning);
      if ('code' in asked) return null;
      const { question, rules } = asked;
      const { strata } = accountNow();
      const unchanged = unchangedLand(strata, inRegionM2, question.turns, scope.year);
      const comparison = yield* compareMethods({ strata: strata.strata, unchanged, ...pair }, rules);
      const { scenario, year, revision } = scope;
      const { baseYear, soilDepthCm } = rules.settings;
      return { scenario, year, revision, baseYear, soilDepthCm, ...comparison };
    },
    *ledger(plan, scope, turning) {
      const asked = ask(plan, scope, turning);
      if ('code' in asked) return null;
      return yield* planLedger(asked.question, asked.rules, accountNow().strata, inRegionM2);
    },
    *byParcel(plan, scope, turning, quantity) {
      const asked = ask(plan, scope, turning);
      if ('code' in asked) return null;
      parcels ??= createParcelCarbonReader(accountNow().strata, inRegionM2);
      return yield* parcels.read(quantity, asked.question, asked.rules);
    },
  };
}
