import type { Language } from '../../i18n/language.ts';
import type { SlideFacts } from '../../report/chapter-slide.ts';
import type { DeskState } from '../desk-state.svelte.ts';

/** What slides on the desk are made from: the numbers on screen, and those of other schemes and years that texts name. */
export function slideFactsOf(
  view: Pick<DeskState, 'plan' | 'scenario' | 'year' | 'results' | 'scopeNumbers' | 'targets'>,
  language: Language,
  scope: SlideFacts['scope'] = { scenario: view.scenario, year: view.year },
): SlideFacts {
  const { evaluation, baseline, planRevision } = view.results;
  const shown = [evaluation, baseline].filter((one) => one !== null);
  return {
    plan: view.plan,
    scope,
    evaluations: [...shown, ...view.scopeNumbers.evaluations],
    revision: planRevision,
    targets: view.targets,
    baseline,
    language,
  };
}
