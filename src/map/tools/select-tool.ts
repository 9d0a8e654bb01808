import type { Position } from 'geojson';
import { itemAt } from '../hit-test.ts';
import {
  EMPTY_VIEW,
  unused,
  used,
  WITHOUT_FIGURES,
  type PencilPlace,
  type Tool,
  type ToolAction,
  type ToolContext,
  type ToolEvent,
  type ToolStep,
} from '../tool.ts';
import { screenDistance, type ScreenPoint } from '../viewport.ts';
import { chooseWithin } from './choose-within.ts';
import { rectangleBetween } from './rectangle-tool.ts';
import {
  dragVertex,
  dropPending,
  keepPending,
  NO_EDIT,
  pressVertex,
  releaseVertex,
  vertexHandles,
  vertexSnapping,
  type VertexEdit,
} from './vertex-edit.ts';

/** Choosing features, and dragging the vertices of the chosen one. */
export interface SelectState {
  readonly edit: VertexEdit;
  /** A box being pulled open with Shift. */
  readonly box: SelectBox | null;
}

interface SelectBox {
  readonly from: Position;
  readonly to: Position;
  readonly start: ScreenPoint;
}

const IDLE: SelectState = { edit: NO_EDIT, box: null };
const DRAG_PX = 4;

/**
 * Chooses features. A click selects (Shift or Ctrl adds and takes away), Shift-drag selects what lies in a box, a click
 * beside everything clears the selection and shows the parcel there, a double-click goes on to the vertices. The vertices
 * of the one selected feature can be dragged.
 */
export const selectTool: Tool<SelectState> = {
  ...WITHOUT_FIGURES,
  id: 'select',
  initial: IDLE,
  drawing: false,
  input: 'click',
  step(state, event, context) {
    switch (event.type) {
      case 'press':
        return pressed(state, event, context);
      case 'move':
        return moved(state, event, context);
      case 'release':
        return state.box === null
          ? editing(releaseVertex(state.edit, event, context))
          : closed(state.box, event, context);
      case 'click':
        return clicked(event, context);
      case 'key':
        return keyed(state, event, context);
      case 'blur':
        return state.edit.pending === null ? unused(state) : editing(keepPending(state.edit, context));
      case 'abandon':
        return { ...editing(dropPending(state.edit)), state: IDLE };
      case 'context':
        return unused(state);
    }
  },
  view({ edit, box }, context) {
    const shapes = edit.pending?.shapes.slice(1) ?? [];
    const invalid = (edit.pending?.crossing ?? null) !== null;
    if (box === null) return { ...EMPTY_VIEW, handles: vertexHandles(edit, context), shapes, invalid };
    return { ...EMPTY_VIEW, openEdges: rectangleBetween(box.from, box.to).coordinates };
  },
  snapping: ({ edit }) => vertexSnapping(edit),
};

function editing({ state, actions, taken }: ToolStep<VertexEdit>): ToolStep<SelectState> {
  return { state: { edit: state, box: null }, actions, taken };
}

function pressed(state: SelectState, event: PencilPlace, context: ToolContext): ToolStep<SelectState> {
  const step = editing(pressVertex(state.edit, event.at, context, false));
  if (step.taken || !event.shift) return step;
  return used({ ...state, box: { from: event.place, to: event.place, start: event.at } });
}

function moved(state: SelectState, event: PencilPlace, context: ToolContext): ToolStep<SelectState> {
  if (state.box !== null) return used({ ...state, box: { ...state.box, to: event.place } });
  if (state.edit.drag !== null) return editing(dragVertex(state.edit, event, context));
  return hovered(state, event, context);
}

/** Lets go of a box; one that was not pulled open was a click with Shift. */
function closed(box: SelectBox, event: PencilPlace, context: ToolContext): ToolStep<SelectState> {
  if (screenDistance(box.start, event.at) <= DRAG_PX) return used(IDLE, ...chosenAt(event, context));
  const [ring = []] = rectangleBetween(box.from, event.place).coordinates;
  return used(IDLE, chooseWithin(ring, true, context));
}

function clicked(event: PencilPlace & { readonly double: boolean }, context: ToolContext): ToolStep<SelectState> {
  const actions = chosenAt(event, context);
  const isOnFeature = actions.some((action) => action.type === 'select' && action.ids.length > 0);
  const goesOn = event.double && isOnFeature && !event.shift && !event.ctrl;
  return used(IDLE, ...actions, ...(goesOn ? [{ type: 'choose-tool', tool: 'vertices' } as const] : []));
}

function keyed(
  state: SelectState,
  { key }: Extract<ToolEvent, { type: 'key' }>,
  { selection }: ToolContext,
): ToolStep<SelectState> {
  if (key === 'Escape' && state.box !== null) return used(IDLE);
  if (key === 'Escape' && state.edit.drag !== null) return editing(dropPending(state.edit));
  if (selection.size === 0) return unused(state);
  if (key === 'Escape') return used(IDLE, { type: 'select', ids: [] });
  return key === 'Delete' || key === 'Backspace' ? used(IDLE, { type: 'remove-selected' }) : unused(state);
}

/** Tells which feature the pointer is on. */
export function hovered<State>(state: State, { at }: PencilPlace, context: ToolContext): ToolStep<State> {
  const item = itemAt(context.items, at, context.viewport, context.reachPx / 2);
  return { state, actions: [{ type: 'hover', id: item?.feature.id ?? null }], taken: false };
}

/** What a click at a place selects; beside everything it shows the parcel. */
export function chosenAt({ at, place, shift, ctrl }: PencilPlace, context: ToolContext): readonly ToolAction[] {
  const item = itemAt(context.items, at, context.viewport, context.reachPx / 2);
  const additive = shift || ctrl;
  if (item === null) {
    return additive
      ? []
      : [
          { type: 'select', ids: [] },
          { type: 'parcel', at: place },
        ];
  }
  const { id } = item.feature;
  const ids = additive ? toggled(context.selection, id) : [id];
  return [
    { type: 'select', ids },
    { type: 'parcel', at: null },
  ];
}

function toggled(selection: ReadonlySet<string>, id: string): string[] {
  return selection.has(id) ? [...selection].filter((other) => other !== id) : [...selection, id];
}
