import type { Polygon, Position } from 'geojson';
import { findSelfCrossing } from '../plan/self-crossing.ts';
import type { Sketch } from '../session/desk.ts';
import { closeRing } from './editable-path.ts';
import { counterClockwise } from './ring-direction.ts';
import { EMPTY_VIEW, unused, used, type Tool, type ToolContext, type ToolHandle, type ToolStep } from './tool.ts';
import { screenDistance, type ScreenPoint } from './viewport.ts';

/** A polygon being drawn. */
export interface PolygonDraft {
  /** Vertices that stand. */
  readonly points: readonly Position[];
  /** Where the rubber band ends; null until the pointer moves. */
  readonly cursor: Position | null;
}

const EMPTY: PolygonDraft = { points: [], cursor: null };
const SMALLEST_RING = 3;

/**
 * Draws a polygon: a click adds a vertex; a click on the first or on the last vertex (so a double-click too) or Enter
 * closes it, Backspace takes the last vertex back, Escape abandons it.
 */
export const polygonTool: Tool<PolygonDraft> = {
  id: 'polygon',
  initial: EMPTY,
  drawing: true,
  step(state, event, context) {
    switch (event.type) {
      case 'move':
        return state.points.length === 0
          ? unused(state)
          : sketched(state.points, context.viewport.unproject(event.at), context);
      case 'click':
        return clicked(state, event.at, context);
      case 'key':
        return keyed(state, event.key, context);
      case 'abandon':
        return state.points.length === 0 ? unused(state) : used(EMPTY, { type: 'sketch', sketch: null });
      case 'press':
      case 'release':
      case 'blur':
        return unused(state);
    }
  },
  view({ points, cursor }) {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return EMPTY_VIEW;
    const handles: ToolHandle[] = points.map((position) => ({ position, mark: 'vertex' }));
    const open = cursor === null ? [[last, first]] : [[last, cursor, first]];
    const crossing = findSelfCrossing(ringOf(points, cursor));
    if (crossing !== null) handles.push({ position: [...crossing], mark: 'crossing' });
    return {
      ...EMPTY_VIEW,
      handles,
      openEdges: open,
      fixedEdges: [points],
    };
  },
};

function clicked(state: PolygonDraft, at: ScreenPoint, context: ToolContext): ToolStep<PolygonDraft> {
  const { viewport, reachPx } = context;
  const isOn = (position: Position | undefined): boolean =>
    position !== undefined && screenDistance(viewport.project(position), at) <= reachPx;
  const [first, last] = [state.points[0], state.points.at(-1)];
  if (isOn(first) || isOn(last)) {
    return state.points.length >= SMALLEST_RING ? finished(state, context) : used(state);
  }
  const place = viewport.unproject(at);
  return sketched([...state.points, place], place, context);
}

function keyed(state: PolygonDraft, key: string, context: ToolContext): ToolStep<PolygonDraft> {
  if (state.points.length === 0) return unused(state);
  if (key === 'Escape') return used(EMPTY, { type: 'sketch', sketch: null });
  if (key === 'Enter') return finished(state, context);
  if (key !== 'Backspace' && key !== 'Delete') return unused(state);
  const points = state.points.slice(0, -1);
  return points.length === 0 ? used(EMPTY, { type: 'sketch', sketch: null }) : sketched(points, state.cursor, context);
}

function sketched(points: readonly Position[], cursor: Position | null, context: ToolContext): ToolStep<PolygonDraft> {
  return used({ points, cursor }, { type: 'sketch', sketch: sketchOf(points, cursor, context) });
}

/** Closes the ring; a ring that cannot be kept stays under the pencil, the desk says why. */
function finished({ points }: PolygonDraft, context: ToolContext): ToolStep<PolygonDraft> {
  const sketch = sketchOf(points, null, context);
  const state = sketch.invalid === null ? EMPTY : { points, cursor: null };
  return used(state, { type: 'sketch', sketch }, { type: 'commit' });
}

function sketchOf(points: readonly Position[], cursor: Position | null, { kind }: ToolContext): Sketch {
  const geometry = ringOf(points, cursor);
  const vertexCount = (geometry.coordinates[0]?.length ?? 1) - 1;
  const crosses = findSelfCrossing(geometry) !== null;
  const invalid = vertexCount < SMALLEST_RING ? 'too-few-points' : crosses ? 'self-crossing' : null;
  return { kind, geometry, replaces: null, invalid };
}

function ringOf(points: readonly Position[], cursor: Position | null): Polygon {
  const last = points.at(-1);
  const stands = cursor === null || (last !== undefined && last[0] === cursor[0] && last[1] === cursor[1]);
  const ring = stands ? points : [...points, cursor];
  return { type: 'Polygon', coordinates: [closeRing(counterClockwise(ring))] };
}
