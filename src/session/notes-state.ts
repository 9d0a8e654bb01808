import type { Language } from '../i18n/language.ts';

/** What the window with the speaker's notes shows (备注窗口); plain data, it goes from window to window. */
export interface NotesState {
  readonly language: Language;
  readonly planName: string;
  /** From 1; 0 when the plan has no chapter. */
  readonly number: number;
  readonly count: number;
  readonly title: string;
  readonly notes: string;
  /** Title of the next chapter; null at the end. */
  readonly nextTitle: string | null;
  readonly scheme: string;
  readonly year: number;
  readonly isBlank: boolean;
  readonly isDrawing: boolean;
  readonly changes: number;
  /** ms since 1970. */
  readonly startedAt: number;
}

/** What the two windows tell each other. */
export type NotesMessage =
  /** The notes window is there and knows nothing yet. */
  | { readonly say: 'here' }
  /** What is on screen; null: no report is given. */
  | { readonly say: 'shown'; readonly state: NotesState | null }
  | { readonly say: 'do'; readonly action: 'next' | 'previous' | 'blank' };

/** The line between the presenter's window and that of the notes, on one machine. */
export interface NotesChannel {
  post(message: NotesMessage): void;
  onMessage(listener: (message: NotesMessage) => void): () => void;
  close(): void;
}
