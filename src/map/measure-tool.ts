import type { Position } from 'geojson';
import { lineLengthM } from './line-length.ts';
import { EMPTY_VIEW, unused, used, type Tool, type ToolContext, type ToolStep } from './tool.ts';
import { screenDistance, type ScreenPoint } from './viewport.ts';

/** A line being measured. */
export interface MeasureDraft {
  readonly points: readonly Position[];
  readonly cursor: Position | null;
  /** The line is finished and stays on the map until the next click. */
  readonly done: boolean;
}

const EMPTY: MeasureDraft = { points: [], cursor: null, done: false };

/** Measures a line; nothing of it enters the plan. */
export const measureTool: Tool<MeasureDraft> = {
  id: 'measure',
  initial: EMPTY,
  drawing: true,
  step(state, event, context) {
    switch (event.type) {
      case 'move': {
        const follows = state.points.length > 0 && !state.done;
        return follows ? used({ ...state, cursor: context.viewport.unproject(event.at) }) : unused(state);
      }
      case 'click':
        return clicked(state, event.at, context);
      case 'key':
        return keyed(state, event.key);
      case 'abandon':
        return used(EMPTY);
      case 'press':
      case 'release':
      case 'blur':
        return unused(state);
    }
  },
  view({ points, cursor }) {
    const line = cursor === null ? points : [...points, cursor];
    const [last, end] = [points.at(-1), line.at(-1)];
    if (last === undefined || end === undefined) return EMPTY_VIEW;
    return {
      handles: points.map((position) => ({ position, mark: 'vertex' })),
      fixedEdges: [points],
      openEdges: cursor === null ? [] : [[last, cursor]],
      measure: line.length > 1 ? { at: end, lengthM: lineLengthM(line) } : null,
    };
  },
};

function clicked(state: MeasureDraft, at: ScreenPoint, { viewport, reachPx }: ToolContext): ToolStep<MeasureDraft> {
  const place = viewport.unproject(at);
  if (state.done) return used({ points: [place], cursor: place, done: false });
  const last = state.points.at(-1);
  if (last !== undefined && screenDistance(viewport.project(last), at) <= reachPx) return used(ended(state));
  return used({ points: [...state.points, place], cursor: place, done: false });
}

function keyed(state: MeasureDraft, key: string): ToolStep<MeasureDraft> {
  if (state.points.length === 0) return unused(state);
  if (key === 'Escape') return used(EMPTY);
  if (key === 'Enter') return used(ended(state));
  if (key !== 'Backspace' && key !== 'Delete') return unused(state);
  return used(state.points.length === 1 ? EMPTY : { ...state, points: state.points.slice(0, -1), done: false });
}

function ended(state: MeasureDraft): MeasureDraft {
  return { points: state.points, cursor: null, done: true };
}
