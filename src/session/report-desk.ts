import type { ChapterDeskOptions } from './chapter-desk.ts';
import { createChapterDesk } from './chapter-desk.ts';
import type { PresentDeskOptions } from './present-desk.ts';
import { createPresentDesk } from './present-desk.ts';
import { startPresentNotes } from './present-notes.ts';
import type { ChapterDesk, PresentDesk } from './present-state.ts';
import type { SessionPorts } from './ports.ts';

/** The report of an open plan: its chapters, giving it, and the speaker's notes. */
interface ReportDesk {
  readonly chapters: ChapterDesk;
  readonly present: PresentDesk;
  dispose(): void;
}

/** What a report works with: that of its parts, with clock, ids and the line to the notes taken from the ports. */
type ReportDeskOptions = Omit<ChapterDeskOptions & PresentDeskOptions, 'now' | 'newId'> & {
  readonly ports: Pick<SessionPorts, 'now' | 'newId' | 'openNotesChannel'>;
  readonly draftId: string;
};

/** Puts the parts together. */
export function createReportDesk({ ports, draftId, ...options }: ReportDeskOptions): ReportDesk {
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
