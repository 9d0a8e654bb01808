import { createContext, untrack } from 'svelte';
import type { Language } from '../i18n/language.ts';
import type { MessageKey } from '../i18n/messages.ts';
import { translate, translateCode } from '../i18n/translate.ts';
import type { MessageValues } from '../i18n/translate.ts';
import type { Session } from '../session/session.ts';
import { readCell } from './cell-state.svelte.ts';

/** What takes files that are dropped, and what it says while they are held over the page. */
export interface DropTaker {
  readonly words: () => string;
  readonly take: (files: Parameters<Session['takeFiles']>[0]) => void;
}

/** What every component needs of the page: the session, the language and its texts, and a voice for screen readers. */
export class Page {
  readonly session: Session;
  /** Whether the page is a single file to be looked at: nothing in it is changed, opened or kept. */
  readonly isViewer: boolean;
  readonly #language: { readonly current: Language };
  /** Sentence for the polite live region; the page says it once. */
  announcement = $state('');
  /** Those that take dropped files for themselves, the last one first of all; without any they are opened. */
  dropTakers = $state.raw<readonly DropTaker[]>([]);

  constructor(session: Session, isViewer: boolean) {
    this.session = session;
    this.isViewer = isViewer;
    this.#language = readCell(session.language);
  }

  get language(): Language {
    return this.#language.current;
  }

  /** Text of a message in the language of the page. */
  readonly text = (key: MessageKey, values?: MessageValues): string => translate(this.language, key, values);

  /** Text of a message whose key is made from data; `fallback` where there is none. */
  readonly textOf = (key: string, fallback: string, values?: MessageValues): string =>
    translateCode(this.language, key, fallback, values);

  /** One of two languages' texts that came with the data. */
  readonly pick = (text: { readonly zh: string; readonly en: string }): string => text[this.language];

  /** Gives dropped files to a dialog while it is open; the function given back ends that. */
  takeDrops(taker: DropTaker): () => void {
    this.dropTakers = [...untrack(() => this.dropTakers), taker];
    return () => {
      this.dropTakers = this.dropTakers.filter((one) => one !== taker);
    };
  }

  /** Has a sentence read out by screen readers. */
  announce(sentence: string): void {
    // The same sentence twice in a row must be a change, or it is not read again. Callers do not follow what is said.
    this.announcement = untrack(() => this.announcement) === sentence ? `${sentence}\u200B` : sentence;
  }
}

const [usePage, providePage] = createContext<Page>();
export { providePage, usePage };
