import type { Language } from '../i18n/language.ts';
import { collectFacts } from '../session/collect-facts.ts';
import type { PlanFacts } from '../report/plan-facts.ts';
import { targetsInForce } from '../session/district-sources.ts';
import type { OpenedPlan } from './open-plan.ts';

/** The facts that sheets and reports of the command line are made of; `withSeries`: also the courses over the years, which sheets do not print. */
export function printFacts(
  { plan, scope, seed, engine, summary }: OpenedPlan,
  language: Language,
  withSeries: boolean,
): Promise<PlanFacts> {
  return collectFacts(
    engine,
    {
      plan,
      ...scope,
      language,
      targets: targetsInForce(plan, seed),
      seed: seed?.seed ?? null,
      classSystem: summary.classSystem,
      evaluation: null,
      baseline: null,
    },
    withSeries,
  );
}
