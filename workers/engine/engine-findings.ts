import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { EvaluationProgress } from '../../src/evaluate/evaluation.ts';
import type { FindingsApi } from './contract/findings.ts';
import type { District } from './district.ts';
import { namingOutOfMemory } from './out-of-memory.ts';

/** What it needs of the engine. */
export interface EngineFindingsParts {
  readonly district: () => District;
  readonly plan: () => EvaluablePlan;
  readonly revision: () => number;
  readonly run: <Result>(current: District, steps: Generator<EvaluationProgress, Result, void>) => Promise<Result>;
}

/** Answers what does not keep the rules, for the plan as it stands when asked. */
export function createEngineFindings({ district, plan, revision, run }: EngineFindingsParts): FindingsApi {
  return {
    findings: (scenario, year) =>
      namingOutOfMemory(async () => {
        const current = district();
        return run(current, current.findings.findInSteps(plan(), { scenario, year, revision: revision() }));
      }),
    fixFinding: ({ scenario, year, finding, method }) =>
      namingOutOfMemory(async () => {
        const current = district();
        const scope = { scenario, year, revision: revision() };
        return run(current, current.findings.fixInSteps(plan(), scope, finding, method));
      }),
    kindsInstead: (scenario, year, feature) =>
      namingOutOfMemory(async () =>
        district().findings.kindsInstead(plan(), { scenario, year, revision: revision() }, feature),
      ),
  };
}
