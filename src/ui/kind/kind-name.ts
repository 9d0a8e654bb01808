import type { KindId } from '../../kinds/kind.ts';
import type { Page } from '../page.svelte.ts';

/** Short name of a kind in the language of the page. */
export function kindName(page: Page, kind: KindId): string {
  return page.textOf(`kind.${kind}`, kind);
}
