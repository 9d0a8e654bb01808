import type { Editing, EditOperation } from '../../session/editing.ts';
import { command, type Command } from './command.ts';
import { obstacleKey } from './obstacle-key.ts';

/** Operations on shapes that need nothing but the selection, with the call that does them. */
const AT_ONCE = [
  ['merge', 'J', (editing: Editing) => void editing.merge()],
  ['subtract', null, (editing: Editing) => void editing.subtract()],
  ['intersect', null, (editing: Editing) => void editing.intersect()],
  ['fill-holes', null, (editing: Editing) => editing.fillHoles()],
  ['separate-parts', null, (editing: Editing) => editing.separateParts()],
] as const satisfies readonly (readonly [EditOperation, string | null, (editing: Editing) => void])[];

/** Operations that ask for a number first. */
const ASKING = ['buffer', 'simplify', 'resize'] as const;

/** What can be made of the selected shapes (图形). */
export const shapeCommands: readonly Command[] = [
  ...AT_ONCE.map(([operation, key, run]) =>
    command({
      id: `shape.${operation}`,
      title: `command.${operation}`,
      group: 'shape',
      shortcuts: key === null ? [] : [key],
      edits: true,
      unavailable: (view) => obstacleKey(view, operation),
      run: (view) => run(view.desk.editing),
    }),
  ),
  ...ASKING.map((operation) =>
    command({
      id: `shape.${operation}`,
      title: `command.${operation}`,
      group: 'shape',
      edits: true,
      unavailable: (view) => obstacleKey(view, operation),
      run: (view) => (view.asked = operation),
    }),
  ),
];
