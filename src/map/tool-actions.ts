import type { Desk } from '../session/desk.ts';
import type { ToolAction } from './tool.ts';

/** Carries out on the desk what a tool asks for. */
export function createToolActions(desk: Desk): (action: ToolAction) => void {
  let asked = 0;

  /** Shows the parcel at a place; an answer that comes after the next question is dropped. */
  async function showParcel(at: readonly number[] | null): Promise<void> {
    asked += 1;
    const mine = asked;
    const engine = desk.engine.get();
    if (at === null || engine === null) {
      desk.parcel.set(null);
      return;
    }
    const parcel = await engine.parcelAt(at[0] ?? 0, at[1] ?? 0).catch(() => null);
    if (mine === asked) desk.parcel.set(parcel);
  }

  return (action) => {
    switch (action.type) {
      case 'sketch':
        desk.setSketch(action.sketch);
        return;
      case 'commit':
        desk.commitSketch();
        return;
      case 'reshape':
        desk.reshape(action.id, action.geometry, action.label);
        return;
      case 'select':
        desk.select(action.ids);
        return;
      case 'remove-selected':
        desk.removeSelected();
        return;
      case 'hover':
        desk.hovered.set(action.id);
        return;
      case 'parcel':
        void showParcel(action.at);
    }
  };
}
