import type { MessageKey } from '../../i18n/messages.ts';
import type { EditOperation } from '../../session/editing.ts';
import type { DeskState } from '../desk-state.svelte.ts';

/** The words for why an operation is not available now, or null. What it depends on is read, so that menus follow it. */
export function obstacleKey(view: DeskState, operation: EditOperation): MessageKey | null {
  // The answer is the session's and not reactive; these are what it looks at.
  void [view.plan, view.scenario, view.selection, view.layers, view.copied, view.isBusy, view.engine];
  const obstacle = view.desk.editing.obstacleTo(operation);
  return obstacle === null ? null : `obstacle.${obstacle}`;
}
