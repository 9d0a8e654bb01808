import type { ToolId } from '../session/desk.ts';
import { itemAt } from './hit-test.ts';
import { EMPTY_VIEW, unused, used, type Tool, type ToolContext, type ToolEvent, type ToolStep } from './tool.ts';
import {
  dragVertex,
  dropPending,
  keepPending,
  keyVertex,
  NO_EDIT,
  pressVertex,
  releaseVertex,
  vertexHandles,
  type VertexEdit,
} from './vertex-edit.ts';
import type { ScreenPoint } from './viewport.ts';

/**
 * Chooses features. A click selects (Shift or Ctrl adds and takes away), a click beside everything clears the selection
 * and shows the parcel there. The vertices of the one selected feature can be dragged.
 */
export const selectTool: Tool<VertexEdit> = selectingTool('select', (state, event, context) => {
  if (event.key === 'Escape' && context.selection.size > 0) return used(NO_EDIT, { type: 'select', ids: [] });
  const removes = event.key === 'Delete' || event.key === 'Backspace';
  return removes && context.selection.size > 0 ? used(NO_EDIT, { type: 'remove-selected' }) : unused(state);
});

/** Chooses and drags like {@link selectTool}; the keys step through the vertices, move and remove them. */
export const verticesTool: Tool<VertexEdit> = selectingTool('vertices', (state, event, context) =>
  keyVertex(state, event.key, event.shift, context),
);

type KeyEvent = Extract<ToolEvent, { type: 'key' }>;

function selectingTool(
  id: Extract<ToolId, 'select' | 'vertices'>,
  keyed: (state: VertexEdit, event: KeyEvent, context: ToolContext) => ToolStep<VertexEdit>,
): Tool<VertexEdit> {
  return {
    id,
    initial: NO_EDIT,
    drawing: false,
    step(state, event, context) {
      switch (event.type) {
        case 'press':
          return pressVertex(state, event.at, context);
        case 'release':
          return releaseVertex(state, context);
        case 'move':
          return state.drag === null ? hovered(state, event.at, context) : dragVertex(state, event.at, context);
        case 'click':
          return clicked(state, event.at, event.additive, context);
        case 'key':
          return state.drag !== null && event.key === 'Escape' ? dropPending(state) : keyed(state, event, context);
        case 'blur':
          return state.pending === null ? unused(state) : keepPending(state, context);
        case 'abandon':
          return state.pending === null ? unused(NO_EDIT) : { ...dropPending(state), state: NO_EDIT };
      }
    },
    view: (state, context) => ({ ...EMPTY_VIEW, handles: vertexHandles(state, context) }),
  };
}

function hovered(state: VertexEdit, at: ScreenPoint, context: ToolContext): ToolStep<VertexEdit> {
  const item = itemAt(context.items, at, context.viewport, context.reachPx / 2);
  return { state, actions: [{ type: 'hover', id: item?.feature.id ?? null }], taken: false };
}

function clicked(state: VertexEdit, at: ScreenPoint, additive: boolean, context: ToolContext): ToolStep<VertexEdit> {
  const kept = keepPending(state, context);
  const item = itemAt(context.items, at, context.viewport, context.reachPx / 2);
  if (item === null) {
    if (additive) return kept;
    const parcel = { type: 'parcel', at: context.viewport.unproject(at) } as const;
    return used(NO_EDIT, ...kept.actions, { type: 'select', ids: [] }, parcel);
  }
  const { id } = item.feature;
  const ids = additive ? toggled(context.selection, id) : [id];
  const isSame = !additive && context.selection.size === 1 && context.selection.has(id);
  const after = isSame ? { ...kept.state, focus: null } : NO_EDIT;
  return used(after, ...kept.actions, { type: 'select', ids }, { type: 'parcel', at: null });
}

function toggled(selection: ReadonlySet<string>, id: string): string[] {
  return selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id];
}
