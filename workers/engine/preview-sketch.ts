import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { Evaluator } from '../../src/evaluate/evaluator.ts';
import type { Evaluation } from '../../src/evaluate/evaluation.ts';
import { isKindId } from '../../src/kinds/kind-list.ts';
import type { PlanFeature } from '../../src/plan/plan.ts';
import type { Preview, PreviewRequest } from './contract/plan-update.ts';

/** Id of the sketch among the features; no real feature can have it. */
const SKETCH_ID = '\u0000sketch';

/** The last standing plan that each evaluator was asked about: it is the same for every movement of a drag. */
const standing = new WeakMap<Evaluator, { readonly plan: EvaluablePlan; readonly before: Evaluation }>();

const plain = new WeakMap<EvaluablePlan, EvaluablePlan>();

/** What the plan's headline numbers would be with the sketch kept. The plan itself does not change. */
export function previewSketch(request: PreviewRequest, whole: EvaluablePlan, evaluator: Evaluator): Preview {
  const plan = withoutCarbon(whole);
  const scope = { scenario: request.scenario, year: request.year, revision: 0 };
  const before = standingEvaluation(plan, scope, evaluator);
  const after = evaluator.evaluate({ ...plan, features: withSketch(request, plan) }, scope);
  const target = after.targets.find((one) => one.indicator === 'forest.cover' && one.zone === 'region');
  return {
    areaM2: evaluator.areaOf(request.geometry),
    forestCoverBefore: coverOf(before),
    forestCoverAfter: coverOf(after),
    gapAreaM2: target?.gapAreaM2 ?? null,
  };
}

/** Carbon is not among the numbers beside the pointer. The same plan gives the same object. */
function withoutCarbon(whole: EvaluablePlan): EvaluablePlan {
  let plan = plain.get(whole);
  if (plan === undefined) {
    const { carbon: _carbon, ...rest } = whole;
    plan = rest;
    plain.set(whole, plan);
  }
  return plan;
}

function standingEvaluation(
  plan: EvaluablePlan,
  scope: Pick<Evaluation, 'scenario' | 'year' | 'revision'>,
  evaluator: Evaluator,
): Evaluation {
  const last = standing.get(evaluator);
  const isSame = last?.plan === plan && last.before.scenario === scope.scenario && last.before.year === scope.year;
  const before = isSame ? last.before : evaluator.evaluate(plan, scope);
  standing.set(evaluator, { plan, before });
  return before;
}

/** The features of the plan with what is under the pencil among them, in its place or as the last one. */
export function withSketch(request: PreviewRequest, plan: EvaluablePlan): ReadonlyMap<string, PlanFeature> {
  const features = new Map(plan.features);
  const replaced = request.replaces === null ? undefined : features.get(request.replaces);
  if (replaced !== undefined) {
    features.set(replaced.id, { ...replaced, geometry: request.geometry });
  } else if (isKindId(request.kind)) {
    const { kind, geometry, scenario } = request;
    const properties = { kind, scenario, from: null, until: null, status: 'planned', name: '' } as const;
    features.set(SKETCH_ID, { id: SKETCH_ID, geometry, properties });
  }
  return features;
}

function coverOf(evaluation: Evaluation): number | null {
  return evaluation.measures.find((row) => row.indicator === 'forest.cover' && row.group === null)?.value ?? null;
}
