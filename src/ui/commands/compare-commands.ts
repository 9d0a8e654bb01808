import { command, type Command } from './command.ts';

/** Schemes beside each other. */
export const compareCommands: readonly Command[] = [
  command({
    id: 'view.compare',
    title: 'compare.title',
    group: 'view',
    run: (view) => view.compareWith(null),
  }),
];
