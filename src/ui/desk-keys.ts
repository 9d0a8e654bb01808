import type { DeskState } from './desk-state.svelte.ts';
import type { Shortcut } from './shortcuts.ts';
import { stepYear, yearStops } from './top/year-stops.ts';

/** Carries out a shortcut on the desk; help is the page's own. Returns whether anything was done. */
export function runShortcut(view: DeskState, shortcut: Shortcut, openHelp: () => void): boolean {
  const { desk } = view;
  switch (shortcut.does) {
    case 'tool':
      desk.chooseTool(shortcut.tool);
      return true;
    case 'recent-kind': {
      const kind = view.recentKinds[shortcut.position];
      if (kind !== undefined) view.chooseKind(kind);
      return kind !== undefined;
    }
    case 'undo':
      desk.undo();
      return true;
    case 'redo':
      desk.redo();
      return true;
    case 'delete':
      // While vertices are edited the key belongs to the map.
      if (view.tool !== 'select' || view.selection.size === 0) return false;
      desk.removeSelected();
      return true;
    case 'escape':
      return stepOut(view);
    case 'year':
      desk.chooseYear(stepYear(yearStops(view.plan), view.year, shortcut.step));
      return true;
    case 'save':
      void desk.savePlanFile();
      return true;
    case 'help':
      openHelp();
      return true;
    case 'next-region':
      focusRegion(1);
      return true;
    case 'previous-region':
      focusRegion(-1);
      return true;
  }
}

/** Esc goes one step back: explanation, tool, selection. A shape under the pencil is the map's to drop. */
function stepOut(view: DeskState): boolean {
  if (view.sketch !== null) return false;
  if (view.explained !== null) view.explain(null);
  else if (view.tool !== 'select') view.desk.chooseTool('select');
  else if (view.selection.size > 0) view.desk.select([]);
  else return false;
  return true;
}

/** Moves the focus to the next region of the page, in the order in which the page is read. */
function focusRegion(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const current = regions.findLastIndex((region) => region.contains(document.activeElement));
  const next = regions[(current + step + regions.length) % regions.length];
  next?.focus();
}
