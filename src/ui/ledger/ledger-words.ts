import { className } from '../carbon/gap-words.ts';
import type { Page } from '../page.svelte.ts';
import { SEA_CLASS } from './shown-ledger.ts';

/** A land class by code and name, as the ledger has it. */
export function classWords(page: Page, system: string | undefined, code: string): string {
  if (code === SEA_CLASS) return page.text('ledger.sea');
  const name = className(page, system, code);
  return code === '' || name === code ? name : `${code} ${name}`;
}
