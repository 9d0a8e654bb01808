import { command, type Command } from './command.ts';

/** Giving a report, and writing it. */
export const presentCommands: readonly Command[] = [
  command({
    id: 'present.start',
    title: 'present.open-long',
    group: 'view',
    shortcuts: ['Shift+F5'],
    evenTyping: true,
    run(view) {
      view.explained = null;
      view.asked = null;
      view.overlay = null;
      view.desk.present.start(view.drawer === 'chapters' ? (view.chapterId ?? undefined) : undefined);
    },
  }),
  command({
    id: 'present.add-chapter',
    title: 'chapters.add-hint',
    group: 'view',
    edits: true,
    run(view) {
      view.chapterId = view.desk.chapters.add(view.chapterId, view.map?.bounds() ?? null);
      view.drawer = 'chapters';
    },
  }),
];
