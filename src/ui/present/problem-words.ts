import type { ChapterProblem } from '../../report/chapter-problems.ts';
import type { Page } from '../page.svelte.ts';

/** What a chapter lacks, in words; a kind is called by its name. */
export function problemWords(page: Page, { code, details }: ChapterProblem): string {
  const { name } = details;
  const named =
    code === 'kind-gone' ? { ...details, name: page.textOf(`kind.${String(name)}`, String(name)) } : details;
  return page.text(`chapter.problem.${code}`, named);
}
