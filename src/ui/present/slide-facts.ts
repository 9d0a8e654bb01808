import type { Language } from '../../i18n/language.ts';
import type { SlideFacts } from '../../report/chapter-slide.ts';
import type { DeskState } from '../desk-state.svelte.ts';

/** What slides on the desk are made from: the numbers on screen, and those of other schemes and years that texts name. */
export function slideFactsOf(
  view: Pick<
    DeskState,
    'plan' | 'scenario' | 'year' | 'results' | 'scopeNumbers' | 'targets' | 'preview' | 'coveragePreview'
  >,
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
    // What is dragged belongs to the scheme and year on screen.
    moved: scope.scenario === view.scenario && scope.year === view.year ? movedNumbers(view) : [],
  };
}

function movedNumbers({
  preview,
  coveragePreview,
}: Pick<DeskState, 'preview' | 'coveragePreview'>): NonNullable<SlideFacts['moved']> {
  const cover = preview?.forestCoverAfter ?? null;
  return [
    ...(coveragePreview?.measures ?? []),
    ...(cover === null ? [] : [{ indicator: 'forest.cover', group: null, zone: 'region', value: cover } as const]),
  ];
}
