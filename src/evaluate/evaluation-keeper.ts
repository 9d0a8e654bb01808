import type { EvaluablePlan } from './evaluable-plan.ts';
import type { Evaluation, EvaluationProgress, EvaluationScope } from './evaluation.ts';
import type { Evaluator } from './evaluator.ts';
import { isSameInputs, type SchemeInputs, schemeInputs } from './scheme-inputs.ts';

/** Numbers of schemes and years as they were last worked out (评价缓存), good while nothing changed that they depend on. */
export interface EvaluationKeeper {
  /** The kept numbers, stamped with the revision asked for; null when there are none that still hold. */
  known(plan: EvaluablePlan, scope: EvaluationScope): Evaluation | null;
  /** The kept numbers, or new ones, which are then kept. */
  evaluateInSteps(plan: EvaluablePlan, scope: EvaluationScope): Generator<EvaluationProgress, Evaluation, void>;
}

/** Twenty schemes in the year on screen, and some more for going back and forth between years. */
const KEPT = 48;

interface KeptEvaluation {
  readonly inputs: SchemeInputs;
  readonly evaluation: Evaluation;
}

/** Starts with nothing kept. */
export function createEvaluationKeeper(evaluator: Evaluator): EvaluationKeeper {
  const kept = new Map<string, KeptEvaluation>();
  let drawn: { readonly of: EvaluablePlan['features']; readonly areas: Evaluation['drawnM2'] } | null = null;

  /** One list for all evaluations of a plan, since it has every feature of every scheme. */
  function drawnAreas(plan: EvaluablePlan): Evaluation['drawnM2'] {
    if (drawn?.of !== plan.features) drawn = { of: plan.features, areas: evaluator.drawnM2(plan) };
    return drawn.areas;
  }

  function lookUp(plan: EvaluablePlan, scope: EvaluationScope, inputs: SchemeInputs): Evaluation | null {
    const key = keyOf(scope);
    const found = kept.get(key);
    if (found === undefined || !isSameInputs(found.inputs, inputs)) return null;
    kept.delete(key);
    kept.set(key, found);
    const { evaluation } = found;
    const { revision } = scope;
    const drawnM2 = drawnAreas(plan);
    if (evaluation.revision === revision) return { ...evaluation, drawnM2, elapsedMs: 0 };
    const measures = evaluation.measures.map((row) => ({ ...row, revision }));
    return { ...evaluation, revision, measures, drawnM2, elapsedMs: 0 };
  }

  return {
    known: (plan, scope) => lookUp(plan, scope, schemeInputs(plan, scope.scenario)),
    *evaluateInSteps(plan, scope) {
      const inputs = schemeInputs(plan, scope.scenario);
      const found = lookUp(plan, scope, inputs);
      if (found !== null) return found;
      const evaluation = yield* evaluator.evaluateInSteps(plan, scope);
      drawn = { of: plan.features, areas: evaluation.drawnM2 };
      kept.delete(keyOf(scope));
      kept.set(keyOf(scope), { inputs, evaluation: { ...evaluation, drawnM2: {} } });
      const [oldest] = kept.keys();
      if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
      return evaluation;
    },
  };
}

function keyOf({ scenario, year }: EvaluationScope): string {
  return `${String(year)} ${scenario}`;
}
