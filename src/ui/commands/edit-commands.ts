import { command, type Command } from './command.ts';
import { obstacleKey } from './obstacle-key.ts';

/** Steps back and forth, clipboard, selection. */
export const editCommands: readonly Command[] = [
  command({
    id: 'edit.undo',
    title: 'history.undo',
    group: 'edit',
    shortcuts: ['Ctrl+Z'],
    edits: true,
    unavailable: (view) => (view.undoStep === null ? 'history.nothing-undo' : null),
    run: (view) => view.desk.undo(),
  }),
  command({
    id: 'edit.redo',
    title: 'history.redo',
    group: 'edit',
    shortcuts: ['Ctrl+Shift+Z', 'Ctrl+Y'],
    edits: true,
    unavailable: (view) => (view.redoStep === null ? 'history.nothing-redo' : null),
    run: (view) => view.desk.redo(),
  }),
  command({
    id: 'edit.copy',
    title: 'command.copy',
    group: 'edit',
    shortcuts: ['Ctrl+C'],
    unavailable: (view) => obstacleKey(view, 'copy'),
    run: (view) => view.desk.editing.copy(),
  }),
  command({
    id: 'edit.cut',
    title: 'command.cut',
    group: 'edit',
    shortcuts: ['Ctrl+X'],
    edits: true,
    unavailable: (view) => obstacleKey(view, 'cut'),
    run: (view) => view.desk.editing.cut(),
  }),
  command({
    id: 'edit.paste',
    title: 'command.paste',
    group: 'edit',
    shortcuts: ['Ctrl+V'],
    edits: true,
    unavailable: (view) => obstacleKey(view, 'paste'),
    run: (view) => view.desk.editing.paste(null),
  }),
  command({
    id: 'edit.duplicate',
    title: 'command.duplicate',
    group: 'edit',
    shortcuts: ['Ctrl+D'],
    edits: true,
    unavailable: (view) => obstacleKey(view, 'duplicate'),
    run: (view) => (view.asked = 'duplicate'),
  }),
  command({
    id: 'edit.remove',
    title: 'command.remove',
    group: 'edit',
    shortcuts: ['Delete'],
    edits: true,
    // While vertices are edited the key belongs to the map.
    unavailable: (view) => (view.tool === 'vertices' ? 'command.off.nothing' : obstacleKey(view, 'remove')),
    run: (view) => view.desk.removeSelected(),
  }),
  command({
    id: 'edit.select-all',
    title: 'command.select-all',
    group: 'edit',
    shortcuts: ['Ctrl+A'],
    unavailable: (view) => (view.features.length === 0 ? 'command.off.no-features' : null),
    run: (view) => view.desk.select(view.features.map(({ id }) => id)),
  }),
  command({
    id: 'edit.step-out',
    title: 'command.step-out',
    group: 'edit',
    shortcuts: ['Escape'],
    unavailable(view) {
      // A shape under the pencil is the map's to drop.
      const isAnythingOpen =
        view.asked !== null || view.explained !== null || view.tool !== 'select' || view.selection.size > 0;
      return view.sketch !== null || !isAnythingOpen ? 'command.off.nothing' : null;
    },
    run(view) {
      if (view.asked !== null) view.asked = null;
      else if (view.explained !== null) view.explain(null);
      else if (view.tool !== 'select') view.desk.chooseTool('select');
      else view.desk.select([]);
    },
  }),
];
