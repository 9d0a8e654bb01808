import { classNameKey } from '../../i18n/class-name-key.ts';
import type { GapRow } from '../../report/carbon-gaps.ts';
import type { Page } from '../page.svelte.ts';

/** Name of a land class with its code; land of no known class says so. */
export function className(page: Page, system: string | undefined, code: string): string {
  if (code === '') return page.text('ledger.unknown-class');
  return page.textOf(classNameKey(system, code), code);
}

/** Why land has no number. */
export function gapReason(page: Page, system: string | undefined, { classCode, code, details }: GapRow): string {
  // The class as the user knows it, not the one that carbon is worked out for.
  return page.textOf(`carbon.none.${code}`, code, { ...details, class: className(page, system, classCode) });
}

/** Which numbers of the land are missing: `碳储量 · 土壤`. */
export function gapScope(page: Page, { of, pools }: GapRow): string {
  const names =
    pools.length === 0 ? [page.text('carbon.gaps-whole')] : pools.map((pool) => page.text(`carbon.pool.${pool}`));
  return `${page.text(`carbon.of.${of}`)} · ${names.join('、')}`;
}
