import type { Chapter } from '../plan/chapter.ts';
import type { Plan } from '../plan/plan.ts';
import type { Target } from '../plan/target.ts';

/** Something that a chapter names and the plan no longer has (章节缺项); message keys `chapter.problem.<code>`. */
export interface ChapterProblem {
  readonly code: 'scheme-gone' | 'year-gone' | 'layer-gone' | 'feature-gone' | 'kind-gone' | 'target-gone';
  /** `name`: id of what is gone; `count`: how many; `shown`: what is shown in its place. */
  readonly details: Readonly<Record<string, string | number>>;
}

/** What a chapter is held against. */
export interface ChapterGround {
  readonly plan: Pick<Plan, 'scenarios' | 'years' | 'baseYear' | 'features'>;
  readonly targets: readonly Target[];
  /** Ids of the layers there are. */
  readonly layers: readonly string[];
  /** Scheme and year in which the chapter is shown. */
  readonly scope: { readonly scenario: string; readonly year: number };
}

/** Finds what a chapter names and the plan does not have, in the order scheme, year, layers, highlights. */
export function chapterProblems(chapter: Chapter, ground: ChapterGround): readonly ChapterProblem[] {
  const { plan, targets, layers, scope } = ground;
  const problems: ChapterProblem[] = [];
  const say = (code: ChapterProblem['code'], details: ChapterProblem['details']): void => {
    problems.push({ code, details });
  };
  const nameOf = (id: string): string => plan.scenarios.find((one) => one.id === id)?.name ?? id;
  if (!plan.scenarios.some(({ id }) => id === chapter.scenario)) {
    say('scheme-gone', { name: chapter.scenario, shown: nameOf(scope.scenario) });
  }
  if (!plan.years.includes(chapter.year) && chapter.year !== plan.baseYear) {
    say('year-gone', { goneYear: chapter.year, shownYear: scope.year });
  }
  const { features = [], kinds = [], target } = chapter.highlight ?? {};
  const wanted = Object.entries(chapter.layers ?? {}).filter(([, visible]) => visible);
  const lost = wanted.filter(([id]) => !layers.includes(id));
  if (lost.length > 0) say('layer-gone', { count: lost.length, name: lost[0]?.[0] ?? '' });
  const missing = features.filter((id) => !plan.features.has(id));
  if (missing.length > 0) say('feature-gone', { count: missing.length });
  const present = new Set([...plan.features.values()].map(({ properties }) => properties.kind));
  for (const kind of kinds) if (!present.has(kind)) say('kind-gone', { name: kind });
  if (target !== undefined && !targets.some(({ id }) => id === target)) say('target-gone', { name: target });
  return problems;
}
