import type { Chapter } from '../plan/chapter.ts';
import { defaultScope, type PlanScope } from '../plan/default-scope.ts';
import type { Plan } from '../plan/plan.ts';

/**
 * Scheme and year in which a chapter is shown: its own, or where the plan no longer has them, the scheme that is shown when nobody says otherwise
 * and the nearest stop of the years, the later one of two.
 */
export function scopeOfChapter(
  plan: Pick<Plan, 'scenarios' | 'years' | 'baseYear'>,
  { scenario, year }: Pick<Chapter, 'scenario' | 'year'>,
): PlanScope {
  const usual = defaultScope(plan);
  const stops = [plan.baseYear, ...plan.years];
  const nearest = stops.reduce((best, stop) => {
    const [mine, other] = [Math.abs(stop - year), Math.abs(best - year)];
    return mine < other || (mine === other && stop > best) ? stop : best;
  }, usual.year);
  return {
    scenario: plan.scenarios.some(({ id }) => id === scenario) ? scenario : usual.scenario,
    year: nearest,
  };
}
