import type { CarbonReport, CarbonSeries } from '../evaluate/carbon/carbon-report.ts';
import type { EnergySeries } from '../evaluate/energy/energy-series.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import type { FactorLibrary } from '../evaluate/factors/factor.ts';
import type { Finding, UncheckedRule } from '../evaluate/rules/finding.ts';
import type { Rule } from '../evaluate/rules/rule.ts';
import type { Language } from '../i18n/language.ts';
import type { LandGroup } from '../land/class-system.ts';
import type { DataNotes } from '../plan/data-notes.ts';
import type { Plan } from '../plan/plan.ts';
import type { Target } from '../plan/target.ts';

/**
 * Everything that sheets, reports and workbooks tell of one scheme and year (方案数据), as the engine gave it. They are written from
 * this alone, so that all of them show the numbers of the screen.
 */
export interface PlanFacts {
  readonly plan: Plan;
  readonly scenario: string;
  readonly year: number;
  readonly language: Language;
  readonly targets: readonly Target[];
  readonly evaluation: Evaluation;
  /** The district without the plan in the same year; null where it was not asked for. */
  readonly baseline: Evaluation | null;
  /** Null without land cover and before the base year. */
  readonly carbon: CarbonReport | null;
  readonly carbonSeries: CarbonSeries | null;
  readonly energy: EnergySeries | null;
  /** Null where they were not checked. */
  readonly findings: readonly Finding[] | null;
  readonly unchecked: readonly UncheckedRule[];
  readonly rules: readonly Rule[];
  readonly library: FactorLibrary;
  /** System of the base's classes; null without land cover. */
  readonly classSystem: string | null;
  readonly groupOf: (classCode: string) => LandGroup;
  /** Notes on a demo base; null where all data are the plan's own. */
  readonly dataNotes: DataNotes | null;
}

/** Name of the scheme that facts are of. */
export function schemeName({ plan, scenario }: Pick<PlanFacts, 'plan' | 'scenario'>): string {
  return plan.scenarios.find(({ id }) => id === scenario)?.name ?? scenario;
}
