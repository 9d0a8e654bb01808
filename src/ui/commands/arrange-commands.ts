import { command, type Command } from './command.ts';
import { obstacleKey } from './obstacle-key.ts';

/** Places in drawing order, with their keys. */
const ORDERS = [
  ['forward', 'Ctrl+]'],
  ['backward', 'Ctrl+['],
  ['front', 'Ctrl+Shift+]'],
  ['back', 'Ctrl+Shift+['],
] as const;

/** Order, folders, locks and eyes of the selected features (整理). */
export const arrangeCommands: readonly Command[] = [
  ...ORDERS.map(([to, key]) =>
    command({
      id: `arrange.${to}`,
      title: `command.${to}`,
      group: 'arrange',
      shortcuts: [key],
      edits: true,
      unavailable: (view) => obstacleKey(view, 'order'),
      run: (view) => view.desk.editing.order([...view.selection], to),
    }),
  ),
  command({
    id: 'arrange.folder',
    title: 'command.folder',
    group: 'arrange',
    edits: true,
    unavailable: (view) => obstacleKey(view, 'set-field'),
    run: (view) => (view.asked = 'folder'),
  }),
  ...(['lock', 'unlock'] as const).map((operation) =>
    command({
      id: `arrange.${operation}`,
      title: `command.${operation}`,
      group: 'arrange',
      edits: true,
      unavailable: (view) => obstacleKey(view, operation),
      run: (view) => view.desk.editing.setLocked([...view.selection], operation === 'lock'),
    }),
  ),
  ...(['hide', 'show'] as const).map((operation) =>
    command({
      id: `arrange.${operation}`,
      title: `command.${operation}`,
      group: 'arrange',
      edits: true,
      unavailable: (view) => obstacleKey(view, operation),
      run: (view) => view.desk.editing.setHidden([...view.selection], operation === 'hide'),
    }),
  ),
];
