import type { Position } from 'geojson';
import { geodesicOffset } from '../../geo/geodesic.ts';
import { areaOfM2, emptyProgress, legFigures } from '../drawing-progress.ts';
import { handleAt, handlesOf } from '../handle.ts';
import {
  EMPTY_VIEW,
  unused,
  used,
  type PencilPlace,
  type Tool,
  type ToolContext,
  type ToolEvent,
  type ToolStep,
} from '../tool.ts';
import { chosenAt, hovered } from './select-tool.ts';
import {
  dragVertex,
  dropPending,
  editedItem,
  focusedPlace,
  keepPending,
  moveFocused,
  NO_EDIT,
  pressVertex,
  releaseVertex,
  removeAt,
  shownGeometry,
  stepFocus,
  vertexHandles,
  vertexSnapping,
  type VertexEdit,
} from './vertex-edit.ts';

const NUDGE_PX = 1;
const FAST_NUDGE_PX = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * Edits the outline of the selected feature: drag a vertex, a midpoint (which becomes a vertex) or an edge (which stays
 * parallel); Alt-click, the right button or Delete takes a vertex away. Keys: `,` `.` step through the vertices, arrows move
 * the one in focus, Enter keeps, Escape drops.
 */
export const verticesTool: Tool<VertexEdit> = {
  id: 'vertices',
  initial: NO_EDIT,
  drawing: false,
  input: 'click',
  step(state, event, context) {
    switch (event.type) {
      case 'press':
        return pressVertex(state, event.at, context, true);
      case 'move':
        return state.drag === null ? hovered(state, event, context) : dragVertex(state, event, context);
      case 'release':
        return releaseVertex(state, event, context);
      case 'click':
        return clicked(state, event, context);
      case 'context':
        return removedHere(state, event, context);
      case 'key':
        return keyed(state, event, context);
      case 'blur':
        return state.pending === null ? unused(state) : keepPending(state, context);
      case 'abandon':
        return { ...dropPending(state), state: NO_EDIT };
    }
  },
  view: (state, context) => ({
    ...EMPTY_VIEW,
    handles: vertexHandles(state, context),
    shapes: state.pending?.shapes.slice(1) ?? [],
    invalid: (state.pending?.crossing ?? null) !== null,
  }),
  snapping: vertexSnapping,
  progress(state, context) {
    const item = editedItem(context);
    if (item === null) return null;
    const place = focusedPlace(state, context);
    const areaM2 = areaOfM2(shownGeometry(state, item));
    const from = state.pending?.move.spots[0]?.from ?? null;
    return {
      ...emptyProgress('vertices', place === null ? [] : ['place', 'offset']),
      vertices: place === null ? 0 : 1,
      first: place,
      last: place,
      areaM2: areaM2 > 0 ? areaM2 : null,
      ...legFigures(from, place),
      invalid: (state.pending?.crossing ?? null) === null ? null : 'self-crossing',
    };
  },
  enter(state, entry, context) {
    const from = focusedPlace(state, context);
    if (entry.by === 'area') return 'not-with-this-tool';
    if (from === null) return 'needs-first-point';
    const to = entry.by === 'place' ? entry.at : geodesicOffset(from, entry.lengthM, entry.bearingDeg);
    const moved = moveFocused(state, to, context);
    const kept = keepPending(moved.state, context);
    return used(kept.state, ...moved.actions, ...kept.actions);
  },
};

function clicked(state: VertexEdit, event: PencilPlace, context: ToolContext): ToolStep<VertexEdit> {
  const kept = keepPending(state, context);
  return used(NO_EDIT, ...kept.actions, ...chosenAt(event, context));
}

/** Takes away the vertex under the pointer. */
function removedHere(state: VertexEdit, { at }: PencilPlace, context: ToolContext): ToolStep<VertexEdit> {
  const item = editedItem(context);
  if (item === null || state.drag !== null) return unused(state);
  const handles = handlesOf(shownGeometry(state, item)).filter(({ kind }) => kind === 'vertex');
  const handle = handleAt(handles, at, context.viewport, context.reachPx);
  return handle === null ? unused(state) : removeAt(state, handle.ref, context);
}

function keyed(
  state: VertexEdit,
  { key, shift }: Extract<ToolEvent, { type: 'key' }>,
  context: ToolContext,
): ToolStep<VertexEdit> {
  if (editedItem(context) === null) return unused(state);
  if (key === 'Escape') {
    if (state.pending !== null || state.drag !== null) return dropPending(state);
    return state.focus === null ? unused(state) : used(NO_EDIT);
  }
  if (state.drag !== null) return unused(state);
  if (key === ',' || key === '.') {
    const kept = keepPending(state, context);
    return used({ ...kept.state, focus: stepFocus(state, key === '.' ? 1 : -1, context) }, ...kept.actions);
  }
  if (key === 'Enter') return state.pending === null ? unused(state) : keepPending(state, context);
  if (state.focus === null) return unused(state);
  if (key === 'Delete' || key === 'Backspace') return removeAt(state, state.focus, context);
  const direction = ARROWS[key];
  const from = focusedPlace(state, context);
  if (direction === undefined || from === null) return unused(state);
  return moveFocused(state, nudged(from, direction, shift, context), context);
}

/** A place some px away on the screen: 1, with Shift 10. */
export function nudged(
  from: Position,
  [dx, dy]: readonly [number, number],
  shift: boolean,
  { viewport }: ToolContext,
): Position {
  const reach = shift ? FAST_NUDGE_PX : NUDGE_PX;
  const at = viewport.project(from);
  return viewport.unproject({ x: at.x + dx * reach, y: at.y + dy * reach });
}
