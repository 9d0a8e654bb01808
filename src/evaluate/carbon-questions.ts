import type { createCarbonEvaluator } from './carbon/carbon-evaluator.ts';
import type { CarbonPoint, CarbonReport, CarbonSeries } from './carbon/carbon-report.ts';
import type { CarbonQuantity } from './carbon/carbon-shade.ts';
import type { SimulatedCarbon } from './carbon/carbon-simulation.ts';
import type { Ledger } from './carbon/ledger.ts';
import type { MethodPair, MethodReport } from './carbon/method-comparison.ts';
import type { ParcelCarbon } from './carbon/parcel-carbon.ts';
import type { SimulationOptions } from './carbon/simulation.ts';
import type { TurningLand } from './cut-plan.ts';
import type { EvaluablePlan } from './evaluable-plan.ts';
import type { EvaluationProgress, EvaluationScope } from './evaluation.ts';

/** What is asked about carbon beside the rows of an evaluation, each in slices (碳专题). */
export interface CarbonQuestions {
  /** Carbon in detail; null without land cover, without rules, and for years before the base year. */
  carbonInSteps(plan: EvaluablePlan, scope: EvaluationScope): Generator<EvaluationProgress, CarbonReport | null, void>;
  /** Carbon year by year from the base year to the last one, with the features of each year. */
  carbonSeriesInSteps(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    lastYear: number,
  ): Generator<EvaluationProgress, CarbonSeries | null, void>;
  /** Stock, uptake and change by simulation; null where {@link CarbonQuestions.carbonInSteps} is. */
  simulateInSteps(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    options: SimulationOptions,
  ): Generator<EvaluationProgress, SimulatedCarbon | null, void>;
  /** Two methods for stored carbon side by side; null where {@link CarbonQuestions.carbonInSteps} is. */
  methodsInSteps(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    pair: MethodPair,
  ): Generator<EvaluationProgress, MethodReport | null, void>;
  /** The carbon ledger; null where {@link CarbonQuestions.carbonInSteps} is. */
  ledgerInSteps(plan: EvaluablePlan, scope: EvaluationScope): Generator<EvaluationProgress, Ledger | null, void>;
  /** Carbon parcel by parcel; null where {@link CarbonQuestions.carbonInSteps} is. */
  parcelCarbonInSteps(
    plan: EvaluablePlan,
    scope: EvaluationScope,
    quantity: CarbonQuantity,
  ): Generator<EvaluationProgress, ParcelCarbon | null, void>;
}

/**
 * Answers them from the land that a plan turns.
 *
 * @param carbon null without land cover
 */
export function createCarbonQuestions(
  carbon: ReturnType<typeof createCarbonEvaluator> | null,
  turningLand: (
    plan: EvaluablePlan,
    scope: EvaluationScope,
  ) => Generator<EvaluationProgress, readonly TurningLand[], void>,
): CarbonQuestions {
  return {
    *carbonInSteps(plan, scope) {
      return carbon?.report(plan, scope, yield* turningLand(plan, scope)) ?? null;
    },
    *simulateInSteps(plan, scope, options) {
      const turning = yield* turningLand(plan, scope);
      return carbon === null ? null : yield* carbon.simulate(plan, scope, turning, options);
    },
    *methodsInSteps(plan, scope, pair) {
      const turning = yield* turningLand(plan, scope);
      return carbon === null ? null : yield* carbon.compareMethods(plan, scope, turning, pair);
    },
    *ledgerInSteps(plan, scope) {
      const turning = yield* turningLand(plan, scope);
      return carbon === null ? null : yield* carbon.ledger(plan, scope, turning);
    },
    *parcelCarbonInSteps(plan, scope, quantity) {
      const turning = yield* turningLand(plan, scope);
      return carbon === null ? null : yield* carbon.byParcel(plan, scope, turning, quantity);
    },
    *carbonSeriesInSteps(plan, scope, lastYear) {
      const points: CarbonPoint[] = [];
      const firstYear = plan.carbon?.settings.baseYear ?? null;
      if (carbon === null || firstYear === null) return null;
      for (let year = firstYear; year <= lastYear; year += 1) {
        const point = carbon.point(plan, { ...scope, year }, yield* turningLand(plan, { ...scope, year }));
        if (point !== null) points.push(point);
        yield { done: year - firstYear + 1, total: lastYear - firstYear + 1 };
      }
      return { scenario: scope.scenario, revision: scope.revision, points };
    },
  };
}
