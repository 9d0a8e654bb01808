import type { Position } from 'geojson';
import { geodesicOffset } from '../../geo/geodesic.ts';
import type { ReshapeLabel } from '../../plan/plan-command.ts';
import type { Sketch } from '../../session/pencil-state.ts';
import { emptyProgress, legFigures } from '../drawing-progress.ts';
import { handleAt, handlesOf } from '../handle.ts';
import { itemAt } from '../hit-test.ts';
import {
  EMPTY_VIEW,
  isSamePlace,
  unused,
  used,
  type PencilPlace,
  type Tool,
  type ToolContext,
  type ToolEvent,
  type ToolStep,
} from '../tool.ts';
import { screenDistance, type ScreenPoint } from '../viewport.ts';
import { chosenAt, hovered } from './select-tool.ts';
import { frameGripAt, frameOf, gripPoint, type FrameGrip } from './transform-frame.ts';
import { transformGround, transformShapes, type Transformation, type TransformGround } from './transform-ground.ts';
import { nudged } from './vertices-tool.ts';

/** Features being moved, turned or scaled. */
export interface TransformState {
  readonly drag: TransformDrag | null;
  /** Not kept yet: by the hand that drags, or by arrow keys. */
  readonly pending: { readonly ground: TransformGround; readonly change: Transformation } | null;
}

interface TransformDrag {
  readonly grip: 'move' | 'turn' | FrameGrip;
  readonly ground: TransformGround;
  readonly start: ScreenPoint;
  readonly from: Position;
}

const IDLE: TransformState = { drag: null, pending: null };
const DRAG_PX = 3;
const TURN_STEP = Math.PI / 12;
const SMALLEST_FACTOR = 0.02;
const LABELS: Readonly<Record<Transformation['do'], ReshapeLabel>> = {
  move: 'move-feature',
  rotate: 'rotate-feature',
  scale: 'scale-feature',
};
const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * Moves the selected features by dragging them, scales them by the eight handles of the frame and turns them by the one above
 * it. Shift keeps proportions and turns by 15°. Arrows move by a px, with Shift by ten.
 */
export const transformTool: Tool<TransformState> = {
  id: 'transform',
  initial: IDLE,
  drawing: false,
  input: 'click',
  step(state, event, context) {
    const next = stepped(state, event, context);
    const sketch = pointSketch(next.state, context);
    if (sketch === null && pointSketch(state, context) === null) return next;
    return { ...next, actions: [{ type: 'sketch', sketch }, ...next.actions] };
  },
  view(state, context) {
    const ground = state.pending?.ground ?? groundOf(context);
    if (ground === null) return EMPTY_VIEW;
    const frame = frameOf(ground, state.pending?.change ?? null, context.viewport);
    const hasFrame = frame.scaleHandles.length > 0;
    return {
      ...EMPTY_VIEW,
      openEdges: hasFrame ? [frame.outline] : [],
      handles: [
        ...frame.scaleHandles.map(({ position }) => ({ position, mark: 'vertex' }) as const),
        ...(hasFrame ? [frame.turnHandle] : []),
      ],
      shapes: state.pending === null ? [] : transformShapes(ground, state.pending.change),
    };
  },
  snapping({ drag }) {
    if (drag === null) return null;
    if (drag.grip === 'turn') return null;
    return { previous: null, trace: false, without: new Set(drag.ground.shapes.map(({ id }) => id)), own: [] };
  },
  progress({ pending }, context) {
    const ground = groundOf(context);
    if (ground === null) return null;
    const isMove = pending?.change.do === 'move';
    return {
      ...emptyProgress('transform', ['offset']),
      vertices: 0,
      areaM2: pending === null || ground.areaM2 === 0 ? null : areaAfter(ground, pending.change),
      ...(isMove ? legFigures(pending.change.from, pending.change.to) : {}),
    };
  },
  enter(_, entry, context) {
    const ground = groundOf(context);
    if (entry.by !== 'offset') return 'not-with-this-tool';
    if (ground === null) return 'needs-first-point';
    const to = geodesicOffset(ground.centre, entry.lengthM, entry.bearingDeg);
    return kept({ drag: null, pending: { ground, change: { do: 'move', from: ground.centre, to } } });
  },
};

function stepped(state: TransformState, event: ToolEvent, context: ToolContext): ToolStep<TransformState> {
  switch (event.type) {
    case 'press':
      return pressed(state, event, context);
    case 'move':
      return state.drag === null ? hovered(state, event, context) : dragged(state, state.drag, event);
    case 'release':
      return state.drag === null ? unused(state) : kept({ ...state, drag: null });
    case 'click': {
      const { actions } = kept(state);
      return used(IDLE, ...actions, ...chosenAt(event, context));
    }
    case 'key':
      return keyed(state, event.key, event.shift, context);
    case 'blur':
      return state.pending === null ? unused(state) : kept(state);
    case 'abandon':
    case 'context':
      return event.type === 'abandon' ? unused(IDLE) : unused(state);
  }
}

/** A point on its way is a sketch too: what it serves follows it, as it does when a vertex is dragged. */
function pointSketch({ pending }: TransformState, { items }: ToolContext): Sketch | null {
  const [shape, ...others] = pending?.ground.shapes ?? [];
  if (pending === null || shape?.geometry.type !== 'Point' || others.length > 0) return null;
  const kind = items.get(shape.id)?.kind.id;
  const [moved] = transformShapes(pending.ground, pending.change);
  return kind === undefined || moved === undefined
    ? null
    : { kind, geometry: moved.geometry, replaces: shape.id, invalid: null };
}

const known = new WeakMap<
  ToolContext['items'],
  { readonly selection: ReadonlySet<string>; readonly ground: TransformGround | null }
>();

/** The selected features that may be changed; worked out once per state of plan and selection. */
function groundOf({ items, selection }: ToolContext): TransformGround | null {
  const last = known.get(items);
  if (last?.selection === selection) return last.ground;
  const shapes = [...selection].flatMap((id) => {
    const item = items.get(id);
    return item?.editable === true ? [{ id, geometry: item.feature.geometry }] : [];
  });
  const ground = transformGround(shapes);
  known.set(items, { selection, ground });
  return ground;
}

function pressed(state: TransformState, event: PencilPlace, context: ToolContext): ToolStep<TransformState> {
  const ground = groundOf(context);
  if (ground === null) return unused(state);
  const { actions } = kept(state);
  const frame = frameOf(ground, null, context.viewport);
  const grip = frameGripAt(frame, event.at, context.viewport, context.reachPx) ?? moveGrip(ground, event, context);
  if (grip === null) return { state: IDLE, actions, taken: false };
  const from = grip === 'move' ? grabbedPlace(ground, event, context) : event.place;
  return used({ drag: { grip, ground, start: event.at, from }, pending: null }, ...actions);
}

/** The vertex that is taken hold of, so that it can be put exactly on another one; or the place itself. */
function grabbedPlace({ shapes }: TransformGround, { at, place }: PencilPlace, context: ToolContext): Position {
  const handles = shapes.flatMap(({ geometry }) => handlesOf(geometry)).filter(({ kind }) => kind === 'vertex');
  return handleAt(handles, at, context.viewport, context.reachPx)?.position ?? place;
}

function moveGrip(ground: TransformGround, { at, shift, ctrl }: PencilPlace, context: ToolContext): 'move' | null {
  if (shift || ctrl) return null;
  const item = itemAt(context.items, at, context.viewport, context.reachPx / 2);
  return item !== null && ground.shapes.some(({ id }) => id === item.feature.id) ? 'move' : null;
}

function dragged(state: TransformState, drag: TransformDrag, event: PencilPlace): ToolStep<TransformState> {
  if (state.pending === null && screenDistance(drag.start, event.at) < DRAG_PX) return used(state);
  return used({ drag, pending: { ground: drag.ground, change: changeTo(drag, event) } });
}

function changeTo({ grip, ground, from }: TransformDrag, { place, shift }: PencilPlace): Transformation {
  if (grip === 'move') return { do: 'move', from, to: place };
  const point = ground.plane.enter(place);
  if (grip === 'turn') {
    const [startEast, startNorth] = ground.plane.enter(from);
    const angle = Math.atan2(point[1], point[0]) - Math.atan2(startNorth, startEast);
    return { do: 'rotate', angle: shift ? Math.round(angle / TURN_STEP) * TURN_STEP : angle };
  }
  const about = gripPoint(ground, [-grip[0], -grip[1]]);
  const corner = gripPoint(ground, grip);
  const factorOf = (axis: 0 | 1): number =>
    grip[axis] === 0 ? 1 : Math.max(SMALLEST_FACTOR, (point[axis] - about[axis]) / (corner[axis] - about[axis]));
  const [eastward, northward] = [factorOf(0), factorOf(1)];
  if (!shift) return { do: 'scale', about, eastward, northward };
  const both = grip[0] === 0 ? northward : grip[1] === 0 ? eastward : (eastward + northward) / 2;
  return { do: 'scale', about, eastward: both, northward: both };
}

/** Keeps what is pending as one step. */
function kept({ drag, pending }: TransformState): ToolStep<TransformState> {
  if (pending === null) return used({ drag, pending });
  const { ground, change } = pending;
  if (change.do === 'move' && isSamePlace(change.from, change.to)) return used(IDLE);
  return used(IDLE, { type: 'reshape', shapes: transformShapes(ground, change), label: LABELS[change.do] });
}

function keyed(state: TransformState, key: string, shift: boolean, context: ToolContext): ToolStep<TransformState> {
  if (key === 'Escape') {
    if (state.drag !== null || state.pending !== null) return used(IDLE);
    return unused(state);
  }
  if (state.drag !== null) return unused(state);
  if (key === 'Enter') return state.pending === null ? unused(state) : kept(state);
  const direction = ARROWS[key];
  const ground = groundOf(context);
  if (direction === undefined || ground === null) return unused(state);
  const { from, to } =
    state.pending?.change.do === 'move' ? state.pending.change : { from: ground.centre, to: ground.centre };
  return used({
    drag: null,
    pending: { ground, change: { do: 'move', from, to: nudged(to, direction, shift, context) } },
  });
}

function areaAfter({ areaM2 }: TransformGround, change: Transformation): number {
  return change.do === 'scale' ? areaM2 * change.eastward * change.northward : areaM2;
}
