import type { ChapterDeskOptions } from './chapter-desk.ts';
import { createChapterDesk } from './chapter-desk.ts';
import type { PresentDeskOptions } from './present-desk.ts';
import { createPresentDesk } from './present-desk.ts';
import { startPresentNotes } from './present-notes.ts';
import type { ChapterDesk, PresentDesk } from './present-state.ts';
import type { SessionPorts } from './ports.ts';

/** Presenting an open plan (汇报): its chapters, giving them, and the speaker’s notes. */
interface Presentation {
  readonly chapters: ChapterDesk;
  readonly present: PresentDesk;
  dispose(): void;
}

/** What presenting works with: that of its parts, with clock, ids and the line to the notes taken from the ports. */
type PresentationOptions = Omit<ChapterDeskOptions & PresentDeskOptions, 'now' | 'newId'> & {
  readonly ports: Pick<SessionPorts, 'now' | 'newId' | 'openNotesChannel'>;
  readonly draftId: string;
};

/** Puts the parts together. */
export function createPresentation({ ports, draftId, ...options }: PresentationOptions): Presentation {
  const parts = { ...options, now: () => ports.now(), newId: () => ports.newId() };
  const chapters = createChapterDesk(parts);
  const present = createPresentDesk(parts);
  const stopNotes = startPresentNotes({ ...options, present, openChannel: () => ports.openNotesChannel(draftId) });
  return {
    chapters,
    present,
    dispose() {
      stopNotes();
      present.dispose();
      chapters.dispose();
    },
  };
}
