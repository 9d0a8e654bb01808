import type { RowStatus } from '../../report/board-rows.ts';
import type { BoardRow } from '../../report/board-rows.ts';
import { gapSentence, trackedSentence } from '../../i18n/gap-sentence.ts';
import type { Page } from '../page.svelte.ts';

/** Word of a status for the head of the board. */
export function statusWord(page: Page, status: RowStatus): string {
  return status === 'pending' ? page.text('board.waiting') : page.text(`status.${status}`);
}

/** The sentence of a row: the gap, the reason why there is no value, or the standing of a hand-kept target. `isBaseMissing`: the base did not open. */
export function rowSentence(page: Page, row: BoardRow, isBaseMissing = false): string {
  if (row.status === 'tracked') return trackedSentence(row.reading, page.language);
  if (row.result === null && isBaseMissing) return page.text('gap.none', { reason: page.text('none.no-base') });
  return row.result === null ? page.text('board.waiting') : gapSentence(row.result, page.language);
}
