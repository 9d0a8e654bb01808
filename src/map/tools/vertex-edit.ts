import type { Geometry, Position } from 'geojson';
import { findSelfCrossing } from '../../plan/self-crossing.ts';
import type { Sketch } from '../../session/pencil-state.ts';
import { pathOf, pathsOf, type VertexRef } from '../editable-path.ts';
import { edgeAt, handleAt, handlesOf, type Grip } from '../handle.ts';
import type { PlanItem } from '../plan-item.ts';
import { removeVertex } from '../remove-vertex.ts';
import {
  unused,
  used,
  type PencilPlace,
  type SnapWish,
  type ToolAction,
  type ToolContext,
  type ToolHandle,
  type ToolStep,
} from '../tool.ts';
import { screenDistance, type ScreenPoint } from '../viewport.ts';
import { companionsOf } from './shared-border.ts';
import { beginMove, moveTo, type PendingMove, type VertexMove } from './vertex-move.ts';

/** Editing the outline of the selected feature. */
export interface VertexEdit {
  /** Vertex that the keys move and remove. */
  readonly focus: VertexRef | null;
  readonly drag: VertexDrag | null;
  /** A change that is not kept yet. */
  readonly pending: PendingMove | null;
}

interface VertexDrag {
  readonly grip: Grip;
  readonly start: ScreenPoint;
  readonly move: VertexMove;
}

/** Nothing is being edited. */
export const NO_EDIT: VertexEdit = { focus: null, drag: null, pending: null };

const DRAG_THRESHOLD_PX = 2;
const HANDLE_LIMIT = 600;
const PUT_DOWN = { type: 'sketch', sketch: null } as const;

/** The one selected feature whose outline may be edited, or null. */
export function editedItem({ selection, items }: ToolContext): PlanItem | null {
  const [id] = selection;
  const item = selection.size === 1 && id !== undefined ? items.get(id) : undefined;
  return item?.editable === true ? item : null;
}

/** Shape of the edited feature as it is on the screen. */
export function shownGeometry(state: VertexEdit, item: PlanItem): Geometry {
  return state.pending?.shapes[0].geometry ?? item.feature.geometry;
}

/** Handles to show: vertices, midpoints and the crossing that forbids the present shape. */
export function vertexHandles(state: VertexEdit, context: ToolContext): ToolHandle[] {
  const item = editedItem(context);
  if (item === null) return [];
  const handles = handlesOf(shownGeometry(state, item));
  const moved = state.pending === null || state.drag?.grip.kind === 'edge' ? null : state.drag?.grip.ref;
  const shown = handles.length > HANDLE_LIMIT ? handles.filter(({ position }) => isInView(position, context)) : handles;
  const marks = shown.map(({ ref, position, kind }): ToolHandle => {
    const isFocused = kind === 'vertex' && (sameVertex(ref, state.focus) || sameVertex(ref, moved ?? null));
    return { position, mark: isFocused ? 'focused' : kind };
  });
  const crossing = state.pending?.crossing ?? null;
  return crossing === null ? marks : [...marks, { position: crossing, mark: 'crossing' }];
}

/** Places of the pencil are snapped while something is dragged. */
export function vertexSnapping({ drag }: VertexEdit): SnapWish | null {
  return drag?.move.snap ?? null;
}

/** Takes hold of a handle or, with `edges`, of an edge; not taken when there is none under the pointer. */
export function pressVertex(
  state: VertexEdit,
  at: ScreenPoint,
  context: ToolContext,
  edges: boolean,
): ToolStep<VertexEdit> {
  const item = editedItem(context);
  if (item === null) return unused(state);
  const geometry = shownGeometry(state, item);
  const { viewport, reachPx } = context;
  const grip =
    handleAt(handlesOf(geometry), at, viewport, reachPx) ??
    (edges ? edgeAt(geometry, at, viewport, reachPx / 2) : null);
  const move = grip === null ? null : beginMove({ ...item.feature, geometry }, grip, context);
  if (grip === null || move === null) return unused(state);
  const kept = keepPending(state, context);
  const focus = grip.kind === 'vertex' ? grip.ref : null;
  return used({ ...kept.state, focus, drag: { grip, start: at, move } }, ...kept.actions);
}

/** Moves what is held. */
export function dragVertex(state: VertexEdit, { at, place }: PencilPlace, context: ToolContext): ToolStep<VertexEdit> {
  const { drag } = state;
  const item = editedItem(context);
  if (drag === null || item === null) return unused(state);
  if (state.pending === null && screenDistance(drag.start, at) < DRAG_THRESHOLD_PX) return used(state);
  const focus = drag.grip.kind === 'edge' ? null : drag.grip.ref;
  const pending = moveTo(drag.move, place);
  return used({ focus, drag, pending }, sketchAction(item, pending));
}

/** Lets go: the change becomes one step, or springs back when an outline crosses itself. With Alt a vertex goes. */
export function releaseVertex(state: VertexEdit, { alt }: PencilPlace, context: ToolContext): ToolStep<VertexEdit> {
  const { drag } = state;
  if (drag === null) return unused(state);
  if (alt && state.pending === null && drag.grip.kind === 'vertex') {
    return removeAt({ ...state, drag: null }, drag.grip.ref, context);
  }
  return keepPending({ ...state, drag: null }, context);
}

/** Keeps what is pending as one step; an outline that crosses itself springs back. */
export function keepPending(state: VertexEdit, context: ToolContext): ToolStep<VertexEdit> {
  const { pending } = state;
  if (pending === null) return used(state);
  const after = { ...state, drag: null, pending: null };
  const isStillThere = pending.shapes.every(({ id }) => context.items.get(id) !== undefined);
  if (!isStillThere || pending.crossing !== null) return used({ ...after, focus: null }, PUT_DOWN);
  return used(after, PUT_DOWN, { type: 'reshape', shapes: pending.shapes, label: pending.move.label });
}

/** Drops what is pending; the feature stands as it stood. */
export function dropPending(state: VertexEdit): ToolStep<VertexEdit> {
  if (state.pending === null && state.drag === null) return unused(state);
  return used({ ...state, drag: null, pending: null }, PUT_DOWN);
}

/** Moves the vertex in focus to a place; not kept yet. */
export function moveFocused(state: VertexEdit, to: Position, context: ToolContext): ToolStep<VertexEdit> {
  const item = editedItem(context);
  const from = focusedPlace(state, context);
  if (item === null || state.focus === null || from === null) return unused(state);
  const begun = beginMove(item.feature, { ref: state.focus, position: from, kind: 'vertex' }, context);
  const move = state.pending?.move ?? begun;
  if (move === null) return unused(state);
  const pending = moveTo(move, to);
  return used({ ...state, pending }, sketchAction(item, pending));
}

/** Where the vertex in focus is. */
export function focusedPlace(state: VertexEdit, context: ToolContext): Position | null {
  const item = editedItem(context);
  if (item === null || state.focus === null) return null;
  return pathOf(shownGeometry(state, item), state.focus)?.positions[state.focus.index] ?? null;
}

/** Takes a vertex away, from the features that share it too, unless something would cross itself or be too small. */
export function removeAt(state: VertexEdit, ref: VertexRef, context: ToolContext): ToolStep<VertexEdit> {
  const item = editedItem(context);
  if (item === null) return unused(state);
  const geometry = shownGeometry(state, item);
  const place = pathOf(geometry, ref)?.positions[ref.index];
  const rest = removeVertex(geometry, ref);
  if (place === undefined || rest === null || findSelfCrossing(rest) !== null) return used(state);
  const { id } = item.feature;
  const companions = context.drafting.sharedBorders ? companionsOf([place], context.items, id) : [];
  const others = companions.flatMap((companion) => {
    const [only, more] = companion.moves;
    // One that only has an edge there has nothing to lose.
    const hasVertex = context.items.get(companion.id)?.feature.geometry === companion.geometry;
    const left =
      only === undefined || more !== undefined || !hasVertex ? null : removeVertex(companion.geometry, only.ref);
    return left === null || findSelfCrossing(left) !== null ? [] : [{ id: companion.id, geometry: left }];
  });
  const count = pathOf(rest, ref)?.positions.length ?? 1;
  return used({ focus: { ...ref, index: ref.index % count }, drag: null, pending: null }, PUT_DOWN, {
    type: 'reshape',
    shapes: [{ id, geometry: rest }, ...others],
    label: 'remove-vertex',
  });
}

/** The next or the previous vertex in focus. */
export function stepFocus(state: VertexEdit, step: 1 | -1, context: ToolContext): VertexRef | null {
  const item = editedItem(context);
  const paths = item === null ? [] : pathsOf(shownGeometry(state, item));
  const refs = paths.flatMap(({ part, ring, positions }) =>
    positions.map((_, index): VertexRef => ({ part, ring, index })),
  );
  const at = refs.findIndex((ref) => sameVertex(ref, state.focus));
  const next = at === -1 ? (step === 1 ? 0 : refs.length - 1) : (at + step + refs.length) % refs.length;
  return refs[next] ?? null;
}

function sketchAction(item: PlanItem, { shapes, crossing }: PendingMove): ToolAction {
  const invalid = crossing === null ? null : 'self-crossing';
  const sketch: Sketch = { kind: item.kind.id, geometry: shapes[0].geometry, replaces: item.feature.id, invalid };
  return { type: 'sketch', sketch };
}

function sameVertex(first: VertexRef, second: VertexRef | null): boolean {
  return second !== null && first.part === second.part && first.ring === second.ring && first.index === second.index;
}

function isInView(position: Position, { viewport }: ToolContext): boolean {
  const { x, y } = viewport.project(position);
  return x >= 0 && y >= 0 && x <= viewport.width && y <= viewport.height;
}
