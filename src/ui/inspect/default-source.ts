import type { KindField } from '../../kinds/kind.ts';
import type { Page } from '../page.svelte.ts';

/** Where the default of a field comes from, in the language of the page; null without one. A source begins with its row in the tables. */
export function defaultSource(page: Page, { defaultSource: source }: Pick<KindField, 'defaultSource'>): string | null {
  if (source === null) return null;
  const end = source.indexOf(':');
  return page.textOf(`default-source.${source.slice(0, end)}`, source);
}
