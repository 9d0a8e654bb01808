import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { EvaluationProgress } from '../../src/evaluate/evaluation.ts';
import type { AgreementApi } from './contract/land-agreement.ts';
import type { District } from './district.ts';
import { namingOutOfMemory } from './out-of-memory.ts';
import { updatedPlan } from './updated-plan.ts';

/** What it needs of the engine. */
export interface EngineAgreementParts {
  readonly district: () => District;
  readonly plan: () => EvaluablePlan;
  readonly revision: () => number;
  readonly run: <Result>(
    current: District,
    steps: Generator<EvaluationProgress, Result, void>,
    isWanted: () => boolean,
  ) => Promise<Result>;
}

/** Compares schemes of the plan as it stands when asked, and of earlier states, which are forgotten again. */
export function createEngineAgreement({ district, plan, revision, run }: EngineAgreementParts): AgreementApi {
  let cancellations = 0;

  function runWanted<Result>(current: District, steps: Generator<EvaluationProgress, Result, void>): Promise<Result> {
    const before = cancellations;
    return run(current, steps, () => cancellations === before);
  }

  return {
    async cancelAgreement() {
      cancellations += 1;
    },
    agreement: (scopes, earlier) =>
      namingOutOfMemory(async () => {
        const current = district();
        const before = earlier === null ? null : updatedPlan(plan(), earlier);
        const sides = scopes.map(({ scenario, year, isEarlier }) => {
          if (isEarlier && before === null) throw new Error('an earlier state is asked for and not given');
          return { plan: isEarlier && before !== null ? before : plan(), scenario, year };
        });
        return runWanted(current, current.evaluator.agreementInSteps(sides));
      }),
    evaluateEarlier: (earlier, scenario, year) =>
      namingOutOfMemory(async () => {
        const current = district();
        const scope = { scenario, year, revision: revision() };
        return runWanted(current, current.evaluator.evaluateInSteps(updatedPlan(plan(), earlier), scope));
      }),
  };
}
