import { pathsOf } from './editable-path.ts';
import type { ItemIndex } from './item-index.ts';
import type { PlanItem } from './plan-item.ts';

/** Beyond this many vertices the selection stays with the rest of the plan on the graphics card. */
const MOST_VERTICES = 4000;

/**
 * The selected features, which are drawn on the canvas of the pencil: whatever is done to them, the map below need not be
 * drawn again. Empty when there is too much of them.
 */
export function liftedItems(items: ItemIndex, selection: ReadonlySet<string>): readonly PlanItem[] {
  const lifted: PlanItem[] = [];
  let vertices = 0;
  for (const id of selection) {
    const item = items.get(id);
    if (item === undefined) continue;
    for (const { positions } of pathsOf(item.feature.geometry)) vertices += positions.length;
    if (vertices > MOST_VERTICES) return [];
    lifted.push(item);
  }
  return lifted;
}
