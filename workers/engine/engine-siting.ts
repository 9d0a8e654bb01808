import type { EvaluablePlan } from '../../src/evaluate/evaluable-plan.ts';
import type { EvaluationProgress, EvaluationScope } from '../../src/evaluate/evaluation.ts';
import type { SiteRequest, SitingApi } from './contract/siting.ts';
import type { District } from './district.ts';
import { namingOutOfMemory } from './out-of-memory.ts';

/** What it needs of the engine. */
export interface EngineSitingParts {
  readonly district: () => District;
  readonly plan: () => EvaluablePlan;
  readonly revision: () => number;
  readonly run: <Result>(current: District, steps: Generator<EvaluationProgress, Result, void>) => Promise<Result>;
}

/** Answers what can be built where, for the plan as it stands when asked. */
export function createEngineSiting({ district, plan, revision, run }: EngineSitingParts): SitingApi {
  const scopeOf = ({ scenario, year }: Omit<SiteRequest, 'feature'>): EvaluationScope => ({
    scenario,
    year,
    revision: revision(),
  });
  return {
    analyseSite: (request, calibre) =>
      namingOutOfMemory(async () => district().siting.analyse(plan(), scopeOf(request), request.feature, calibre)),
    siteLand: (request, rule) =>
      namingOutOfMemory(async () => district().siting.landOf(plan(), scopeOf(request), request.feature, rule)),
    clipSite: (request) =>
      namingOutOfMemory(async () => district().siting.clip(plan(), scopeOf(request), request.feature)),
    layOutTurbines: (request) =>
      namingOutOfMemory(async () => {
        const { feature, layout, isNetOnly } = request;
        return district().siting.layOut(plan(), scopeOf(request), feature, layout, isNetOnly);
      }),
    screenTurbines: (scenario, year) =>
      namingOutOfMemory(async () => {
        const current = district();
        return run(current, current.siting.screenInSteps(plan(), scopeOf({ scenario, year })));
      }),
  };
}
