import type { DeskState } from '../desk-state.svelte.ts';
import type { Page } from '../page.svelte.ts';

/** A step in words: what was done, and to what or to how many. */
export function stepWords(
  page: Pick<Page, 'text' | 'textOf'>,
  { label, subject, count }: NonNullable<DeskState['undoStep']>,
): string {
  const step = page.textOf(`step.${label}`, label);
  if (subject !== '') return page.text('history.step-of', { step, subject });
  return count > 1 ? page.text('step.count', { step, count }) : step;
}
