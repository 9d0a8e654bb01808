import type { Position } from 'geojson';
import type { Sketch } from '../session/desk.ts';
import { EMPTY_VIEW, unused, used, type Tool, type ToolContext, type ToolStep } from './tool.ts';
import { screenDistance, type ScreenPoint } from './viewport.ts';

/** A line being drawn. */
export interface LineDraft {
  readonly points: readonly Position[];
  /** Where the rubber band ends; null until the pointer moves. */
  readonly cursor: Position | null;
}

const EMPTY: LineDraft = { points: [], cursor: null };
const SMALLEST_LINE = 2;

/** Draws a line: a click adds a vertex; a click on the last vertex (so a double-click too) or Enter ends it. */
export const lineTool: Tool<LineDraft> = {
  id: 'line',
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
    const last = points.at(-1);
    if (last === undefined) return EMPTY_VIEW;
    return {
      ...EMPTY_VIEW,
      handles: points.map((position) => ({ position, mark: 'vertex' })),
      fixedEdges: [points],
      openEdges: cursor === null ? [] : [[last, cursor]],
    };
  },
};

function clicked(state: LineDraft, at: ScreenPoint, context: ToolContext): ToolStep<LineDraft> {
  const last = state.points.at(-1);
  if (last !== undefined && screenDistance(context.viewport.project(last), at) <= context.reachPx) {
    return state.points.length >= SMALLEST_LINE ? finished(state, context) : used(state);
  }
  const place = context.viewport.unproject(at);
  return sketched([...state.points, place], place, context);
}

function keyed(state: LineDraft, key: string, context: ToolContext): ToolStep<LineDraft> {
  if (state.points.length === 0) return unused(state);
  if (key === 'Escape') return used(EMPTY, { type: 'sketch', sketch: null });
  if (key === 'Enter') return finished(state, context);
  if (key !== 'Backspace' && key !== 'Delete') return unused(state);
  const points = state.points.slice(0, -1);
  return points.length === 0 ? used(EMPTY, { type: 'sketch', sketch: null }) : sketched(points, state.cursor, context);
}

function sketched(points: readonly Position[], cursor: Position | null, context: ToolContext): ToolStep<LineDraft> {
  return used({ points, cursor }, { type: 'sketch', sketch: sketchOf(points, cursor, context) });
}

function finished({ points }: LineDraft, context: ToolContext): ToolStep<LineDraft> {
  const sketch = sketchOf(points, null, context);
  const state = sketch.invalid === null ? EMPTY : { points, cursor: null };
  return used(state, { type: 'sketch', sketch }, { type: 'commit' });
}

function sketchOf(points: readonly Position[], cursor: Position | null, { kind }: ToolContext): Sketch {
  const last = points.at(-1);
  const stands = cursor === null || (last !== undefined && last[0] === cursor[0] && last[1] === cursor[1]);
  const coordinates = stands ? [...points] : [...points, cursor];
  const invalid = coordinates.length < SMALLEST_LINE ? 'too-few-points' : null;
  return { kind, geometry: { type: 'LineString', coordinates }, replaces: null, invalid };
}
