import type { MessageKey } from '../../i18n/messages.ts';
import type { EditObstacle, EditOperation } from '../../session/editing.ts';
import type { DeskState } from '../desk-state.svelte.ts';

/** The words for why an operation is not available now, or null. What it depends on is read, so that menus follow it. */
export function obstacleKey(view: DeskState, operation: EditOperation): MessageKey | null {
  const { plan, scenario, selection, layers, copied, isBusy, engine } = view;
  const obstacle = obstacleNow(view, operation, [plan, scenario, selection, layers, copied, isBusy, engine]);
  return obstacle === null ? null : `obstacle.${obstacle}`;
}

/** The session's answer is not reactive: what it looks at is read by whoever asks. */
function obstacleNow(view: DeskState, operation: EditOperation, _lookedAt: readonly unknown[]): EditObstacle | null {
  return view.desk.editing.obstacleTo(operation);
}
