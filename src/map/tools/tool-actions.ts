import type { Desk } from '../../session/desk.ts';
import type { ToolAction } from '../tool.ts';
import { createShapePreview } from './shape-preview.ts';

/** Carries out on the desk what a tool asks for. */
export function createToolActions(desk: Desk): (action: ToolAction) => void {
  const preview = createShapePreview(desk);
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
        desk.editing.reshapeMany(action.shapes, action.label);
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
        return;
      case 'choose-tool':
        desk.chooseTool(action.tool);
        return;
      case 'preview':
        preview(action.of);
        return;
      case 'belt':
        void desk.editing.drawBelt(action.line, action.widthM);
        return;
      case 'paint':
        void desk.editing.paint(action.query);
        return;
      case 'split':
        void desk.editing.split(action.line);
        return;
      case 'cut-hole':
        void desk.editing.cutHole(action.shape);
        return;
      case 'add-part':
        void desk.editing.addPart(action.shape);
    }
  };
}
