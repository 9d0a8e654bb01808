import { command, type Command } from './command.ts';

/** Help, and the sheet of shortcuts. */
export const helpCommands: readonly Command[] = [
  command({
    id: 'help.shortcuts',
    title: 'command.shortcuts',
    group: 'help',
    shortcuts: ['?'],
    run: (view) => (view.overlay = 'shortcuts'),
  }),
  command({
    id: 'help.open',
    title: 'help.title',
    group: 'help',
    run: (view) => (view.overlay = 'help'),
  }),
];
