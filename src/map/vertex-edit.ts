import type { Geometry, Position } from 'geojson';
import { findSelfCrossing } from '../plan/self-crossing.ts';
import type { Sketch } from '../session/desk.ts';
import { pathOf, pathsOf, type VertexRef } from './editable-path.ts';
import { handleAt, handlesOf, type Handle } from './handle.ts';
import { insertVertex } from './insert-vertex.ts';
import { moveVertex } from './move-vertex.ts';
import type { PlanItem } from './plan-item.ts';
import { removeVertex } from './remove-vertex.ts';
import { unused, used, type ToolAction, type ToolContext, type ToolHandle, type ToolStep } from './tool.ts';
import { screenDistance, type ScreenPoint } from './viewport.ts';

/** A change of one feature's outline that is not kept yet. */
interface PendingEdit {
  readonly id: string;
  readonly geometry: Geometry;
  readonly label: 'move-vertex' | 'add-vertex' | 'move-feature';
}

/** Editing the outline of the selected feature. */
export interface VertexEdit {
  /** Vertex that the keys move and remove. */
  readonly focus: VertexRef | null;
  readonly drag: { readonly handle: Handle; readonly start: ScreenPoint } | null;
  readonly pending: PendingEdit | null;
}

/** Nothing is being edited. */
export const NO_EDIT: VertexEdit = { focus: null, drag: null, pending: null };

const DRAG_THRESHOLD_PX = 2;
const HANDLE_LIMIT = 600;
const NUDGE_PX = 1;
const FAST_NUDGE_PX = 10;
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** The one selected feature whose outline may be edited, or null. */
function editedItem({ selection, items }: ToolContext): PlanItem | null {
  if (selection.size !== 1) return null;
  return items.find((item) => selection.has(item.feature.id) && item.editable) ?? null;
}

/** Handles to show: vertices, midpoints and the crossing that forbids the present shape. */
export function vertexHandles(state: VertexEdit, context: ToolContext): ToolHandle[] {
  const item = editedItem(context);
  if (item === null) return [];
  const geometry = state.pending?.geometry ?? item.feature.geometry;
  const handles = handlesOf(geometry);
  const moved = state.drag?.handle.ref;
  const shown = handles.length > HANDLE_LIMIT ? handles.filter((handle) => isInView(handle, context)) : handles;
  const marks = shown.map(({ ref, position, kind }): ToolHandle => {
    const isFocused = kind === 'vertex' && (sameVertex(ref, state.focus) || sameVertex(ref, moved ?? null));
    return { position, mark: isFocused ? 'focused' : kind };
  });
  const crossing = state.pending === null ? null : findSelfCrossing(geometry);
  return crossing === null ? marks : [...marks, { position: [...crossing], mark: 'crossing' }];
}

/** Takes hold of a handle; not taken when there is none under the pointer. */
export function pressVertex(state: VertexEdit, at: ScreenPoint, context: ToolContext): ToolStep<VertexEdit> {
  const item = editedItem(context);
  if (item === null) return unused(state);
  const geometry = state.pending?.geometry ?? item.feature.geometry;
  const handle = handleAt(handlesOf(geometry), at, context.viewport, context.reachPx);
  if (handle === null) return unused(state);
  return used({ ...state, focus: handle.kind === 'vertex' ? handle.ref : null, drag: { handle, start: at } });
}

/** Moves the handle that is held. */
export function dragVertex(state: VertexEdit, at: ScreenPoint, context: ToolContext): ToolStep<VertexEdit> {
  const item = editedItem(context);
  if (state.drag === null || item === null) return unused(state);
  const { handle, start } = state.drag;
  const isStarting = state.pending === null;
  if (isStarting && screenDistance(start, at) < DRAG_THRESHOLD_PX) return used(state);
  const place = context.viewport.unproject(at);
  if (handle.kind === 'midpoint') {
    const before = state.pending?.geometry ?? item.feature.geometry;
    const held: Handle = { ...handle, kind: 'vertex' };
    const pending = {
      id: item.feature.id,
      geometry: insertVertex(before, handle.ref, place),
      label: 'add-vertex',
    } as const;
    return used({ focus: handle.ref, drag: { handle: held, start }, pending }, sketchAction(item, pending.geometry));
  }
  return moved(state, item, handle.ref, place);
}

/** Lets go: the change becomes one step, or springs back when the outline crosses itself. */
export function releaseVertex(state: VertexEdit, context: ToolContext): ToolStep<VertexEdit> {
  if (state.drag === null) return unused(state);
  return keepPending({ ...state, drag: null }, context);
}

/** Keeps what is pending as one step; an outline that crosses itself springs back. */
export function keepPending(state: VertexEdit, context: ToolContext): ToolStep<VertexEdit> {
  const { pending } = state;
  if (pending === null) return used(state);
  const after = { ...state, drag: null, pending: null };
  const isStillThere = context.items.some((item) => item.feature.id === pending.id);
  if (!isStillThere || findSelfCrossing(pending.geometry) !== null) {
    return used({ ...after, focus: null }, { type: 'sketch', sketch: null });
  }
  const { id, geometry, label } = pending;
  return used(after, { type: 'sketch', sketch: null }, { type: 'reshape', id, geometry, label });
}

/** Drops what is pending; the feature stands as it stood. */
export function dropPending(state: VertexEdit): ToolStep<VertexEdit> {
  if (state.pending === null && state.drag === null) return unused(state);
  return used({ ...state, drag: null, pending: null }, { type: 'sketch', sketch: null });
}

/** Keys of vertex editing: `,` `.` step, arrows move (Shift: 10 px), Delete removes, Enter keeps, Escape drops. */
export function keyVertex(state: VertexEdit, key: string, shift: boolean, context: ToolContext): ToolStep<VertexEdit> {
  const item = editedItem(context);
  if (item === null) return unused(state);
  const geometry = state.pending?.geometry ?? item.feature.geometry;
  if (key === ',' || key === '.')
    return used({ ...state, focus: stepFocus(geometry, state.focus, key === '.' ? 1 : -1) });
  if (key === 'Enter') return state.pending === null ? unused(state) : keepPending(state, context);
  if (key === 'Escape') {
    if (state.pending !== null || state.drag !== null) return dropPending(state);
    return state.focus === null ? unused(state) : used(NO_EDIT);
  }
  if (state.focus === null || state.drag !== null) return unused(state);
  if (key === 'Delete' || key === 'Backspace') return removed(state, item, geometry, state.focus);
  const direction = ARROWS[key];
  const from = pathOf(geometry, state.focus)?.positions[state.focus.index];
  if (direction === undefined || from === undefined) return unused(state);
  const reach = shift ? FAST_NUDGE_PX : NUDGE_PX;
  const at = context.viewport.project(from);
  const to = context.viewport.unproject({ x: at.x + direction[0] * reach, y: at.y + direction[1] * reach });
  return moved(state, item, state.focus, to);
}

function moved(state: VertexEdit, item: PlanItem, ref: VertexRef, to: Position): ToolStep<VertexEdit> {
  const geometry = moveVertex(state.pending?.geometry ?? item.feature.geometry, ref, to);
  const label = state.pending?.label ?? (geometry.type === 'Point' ? 'move-feature' : 'move-vertex');
  return used({ ...state, pending: { id: item.feature.id, geometry, label } }, sketchAction(item, geometry));
}

function removed(state: VertexEdit, item: PlanItem, geometry: Geometry, ref: VertexRef): ToolStep<VertexEdit> {
  const rest = removeVertex(geometry, ref);
  const isUsable = rest !== null && findSelfCrossing(rest) === null;
  if (!isUsable) return used(state);
  const count = pathOf(rest, ref)?.positions.length ?? 1;
  return used(
    { ...NO_EDIT, focus: { ...ref, index: ref.index % count } },
    { type: 'sketch', sketch: null },
    { type: 'reshape', id: item.feature.id, geometry: rest, label: 'remove-vertex' },
  );
}

function sketchAction(item: PlanItem, geometry: Geometry): ToolAction {
  const invalid = findSelfCrossing(geometry) !== null ? 'self-crossing' : null;
  const sketch: Sketch = { kind: item.kind.id, geometry, replaces: item.feature.id, invalid };
  return { type: 'sketch', sketch };
}

function stepFocus(geometry: Geometry, focus: VertexRef | null, step: 1 | -1): VertexRef | null {
  const refs = pathsOf(geometry).flatMap(({ part, ring, positions }) =>
    positions.map((_, index): VertexRef => ({ part, ring, index })),
  );
  const at = refs.findIndex((ref) => sameVertex(ref, focus));
  const next = at === -1 ? (step === 1 ? 0 : refs.length - 1) : (at + step + refs.length) % refs.length;
  return refs[next] ?? null;
}

function sameVertex(first: VertexRef, second: VertexRef | null): boolean {
  return second !== null && first.part === second.part && first.ring === second.ring && first.index === second.index;
}

function isInView(handle: Handle, { viewport }: ToolContext): boolean {
  const { x, y } = viewport.project(handle.position);
  return x >= 0 && y >= 0 && x <= viewport.width && y <= viewport.height;
}
