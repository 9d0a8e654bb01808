import { translateCode } from '../../i18n/translate.ts';
import type { Page } from '../page.svelte.ts';

/** Name of a topic in the page's language; empty for none. */
export function topicName(page: Page, topic: string): string {
  return topic === '' ? '' : translateCode(page.language, `topic.${topic}`, topic);
}
