import type { Language } from '../i18n/language.ts';
import { chaptersOf } from '../plan/chapter-schema.ts';
import type { Plan } from '../plan/plan.ts';
import type { Cell } from './cell.ts';
import type { NotesChannel, NotesState } from './notes-state.ts';
import type { PresentDesk } from './present-state.ts';

/** What notes are told of. */
export interface PresentNotesOptions {
  readonly present: PresentDesk;
  readonly plan: Cell<Plan>;
  readonly scenario: Cell<string>;
  readonly year: Cell<number>;
  readonly language: Cell<Language>;
  readonly openChannel: () => NotesChannel;
}

/** Tells the notes window what is on screen while a report is given, and does what is pressed there. Gives how to stop. */
export function startPresentNotes(options: PresentNotesOptions): () => void {
  const { present, plan, scenario, year, language } = options;
  let channel: NotesChannel | null = null;
  let stopListening = (): void => undefined;

  function state(): NotesState | null {
    const shown = present.state.get();
    if (shown === null) return null;
    const { name, views, scenarios } = plan.get();
    return {
      language: language.get(),
      planName: name,
      number: shown.chapter === null ? 0 : shown.place + 1,
      count: shown.count,
      title: shown.chapter?.title ?? '',
      notes: shown.chapter?.notes ?? '',
      nextTitle: chaptersOf(views)[shown.place + 1]?.title ?? null,
      scheme: scenarios.find(({ id }) => id === scenario.get())?.name ?? '',
      year: year.get(),
      isBlank: shown.isBlank,
      isDrawing: shown.isDrawing,
      changes: present.changes.get().count,
      startedAt: shown.startedAt,
    };
  }

  function open(): NotesChannel {
    const opened = options.openChannel();
    stopListening = opened.onMessage((message) => {
      if (message.say === 'here') opened.post({ say: 'shown', state: state() });
      if (message.say !== 'do' || present.state.get() === null) return;
      if (message.action === 'next') present.next();
      else if (message.action === 'previous') present.previous();
      else present.toggleBlank();
    });
    return opened;
  }

  function close(): void {
    stopListening();
    channel?.close();
    channel = null;
  }

  function tell(): void {
    const current = state();
    if (current !== null) channel ??= open();
    channel?.post({ say: 'shown', state: current });
    if (current === null) close();
  }

  const followed: readonly Cell<unknown>[] = [present.state, present.changes, plan, scenario, year, language];
  const stops = followed.map((cell) =>
    cell.subscribe(() => {
      if (channel !== null || present.state.get() !== null) tell();
    }),
  );
  return () => {
    for (const stop of stops) stop();
    channel?.post({ say: 'shown', state: null });
    close();
  };
}
