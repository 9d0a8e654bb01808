import type { EngineApi } from '../../workers/engine/api.ts';
import { createFactorLibrary } from '../evaluate/factors/factor-library.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { effectiveRules } from '../evaluate/rules/effective-rules.ts';
import { shippedRules } from '../evaluate/rules/shipped-rules.ts';
import { withWaivers } from '../evaluate/rules/finding.ts';
import type { Language } from '../i18n/language.ts';
import { classSystemOf } from '../land/class-system-of.ts';
import { thirdSurveyClasses } from '../land/class-system-tables.ts';
import { dataNotesOf } from '../plan/data-notes.ts';
import { baselineScenario } from '../plan/default-scope.ts';
import type { Plan } from '../plan/plan.ts';
import type { Seed } from '../plan/seed.ts';
import type { Target } from '../plan/target.ts';
import type { PlanFacts } from '../report/plan-facts.ts';

/** Whose facts are collected. */
export interface FactsQuery {
  readonly plan: Plan;
  readonly scenario: string;
  readonly year: number;
  readonly language: Language;
  readonly targets: readonly Target[];
  readonly seed: Seed | null;
  readonly classSystem: string | null;
  /** The numbers on screen, where there are any: they are not asked for again. */
  readonly evaluation: Evaluation | null;
  readonly baseline: Evaluation | null;
}

/** What of the engine the facts come from. */
export type FactsEngine = Pick<EngineApi, 'evaluate' | 'carbon' | 'carbonSeries' | 'energy' | 'findings'>;

/** Last year of the course of carbon. */
const LAST_YEAR = 2060;

/**
 * Asks the engine for everything that sheets and reports tell (方案数据). What the plan cannot give is null, and printed as such.
 *
 * @param withSeries also the courses over the years, which sheets do not print
 */
export async function collectFacts(engine: FactsEngine, query: FactsQuery, withSeries: boolean): Promise<PlanFacts> {
  const { plan, scenario, year } = query;
  const evaluation = query.evaluation ?? (await engine.evaluate(scenario, year));
  const root = baselineScenario(plan)?.id ?? scenario;
  const baseline = query.baseline ?? (root === scenario ? evaluation : await engine.evaluate(root, year));
  const carbon = await engine.carbon(scenario, year);
  const found = await engine.findings(scenario, year);
  const years = [...new Set([plan.baseYear, ...plan.years])].sort((a, b) => a - b);
  return {
    plan,
    scenario,
    year,
    language: query.language,
    targets: query.targets,
    evaluation,
    baseline,
    carbon,
    carbonSeries: withSeries ? await engine.carbonSeries(scenario, LAST_YEAR) : null,
    energy: withSeries ? await engine.energy(scenario, years) : null,
    findings: withWaivers(found.findings, plan.waivers),
    unchecked: found.unchecked,
    rules: effectiveRules(shippedRules(), plan.rules),
    library: createFactorLibrary(plan.factors),
    classSystem: query.classSystem,
    groupOf: groupsOf(plan, query.classSystem),
    dataNotes: dataNotesOf(plan, query.seed),
  };
}

function groupsOf({ base }: Plan, system: string | null): PlanFacts['groupOf'] {
  const mapping = base.find(({ role }) => role === 'land-cover')?.classMapping ?? null;
  const found = system === null ? null : classSystemOf(system, mapping);
  const classes = found?.ok === true ? found.value : thirdSurveyClasses();
  return (code) => classes.classOf(code)?.group ?? 'bare';
}
