import type { Position } from 'geojson';
import { emptyProgress, legFigures } from '../drawing-progress.ts';
import { lineLengthM } from '../line-length.ts';
import { EMPTY_VIEW, type Tool, type ToolStep, unused, used } from '../tool.ts';
import { EMPTY_PATH, pathWithCursor, standingPoints, type PathDraft } from './path-draft.ts';
import { createPathTool, SMALLEST_LINE } from './path-tool.ts';
import { ringAreaM2 } from './polygon-tool.ts';

/** A line being measured, and the last one, which stays on the map until the next click. */
export interface MeasureDraft {
  readonly path: PathDraft;
  readonly kept: readonly Position[];
}

const pathTool = createPathTool({
  id: 'measure',
  closed: false,
  smallest: SMALLEST_LINE,
  sketch: () => [],
  drop: [],
  finish: () => [],
  figures,
});

const EMPTY: MeasureDraft = { path: EMPTY_PATH, kept: [] };

/** Measures each leg, the whole way and the area within it; nothing of it enters the plan. */
export const measureTool: Tool<MeasureDraft> = {
  id: 'measure',
  initial: EMPTY,
  drawing: true,
  input: 'click',
  step(state, event, context) {
    if (event.type === 'abandon') return used(EMPTY);
    const isDone = state.kept.length > 0 && state.path.runs.length === 0;
    if (isDone && event.type === 'key') return keyedWhenDone(state, event.key);
    const before = standingPoints(state.path);
    const { state: path, actions, taken } = pathTool.step(state.path, event, context);
    const isFinished = before.length > 0 && path.runs.length === 0 && path.dropped === null && !isBack(event);
    return { state: { path, kept: isFinished ? before : path.runs.length > 0 ? [] : state.kept }, actions, taken };
  },
  view(state) {
    const points = shownPoints(state);
    if (points.length === 0) return EMPTY_VIEW;
    const standing = state.kept.length > 0 ? state.kept : standingPoints(state.path);
    const [first, last] = [points[0], points.at(-1)];
    const closing = points.length > 2 && first !== undefined && last !== undefined ? [[last, first]] : [];
    return {
      ...EMPTY_VIEW,
      handles: standing.map((position) => ({ position, mark: 'vertex' })),
      fixedEdges: [standing],
      openEdges: [points.slice(standing.length - 1), ...closing].filter((edge) => edge.length > 1),
      notes: legNotes(points),
    };
  },
  snapping: (state, context) => pathTool.snapping(state.path, context),
  progress(state) {
    const points = shownPoints(state);
    const standing = standingPoints(state.path);
    const last = standing.at(-1) ?? null;
    return {
      ...emptyProgress('measure', last === null ? ['place'] : ['place', 'offset']),
      vertices: standing.length,
      first: standing[0] ?? null,
      last,
      ...legFigures(last, state.path.cursor),
      ...figures(points),
    };
  },
  enter(state, entry, context) {
    const step = pathTool.enter(state.path, entry, context);
    return typeof step === 'string' ? step : { ...step, state: { path: step.state, kept: [] } };
  },
};

function figures(points: readonly Position[]) {
  return points.length < 2 ? {} : { lengthM: lineLengthM(points), areaM2: ringAreaM2(points) };
}

function keyedWhenDone(state: MeasureDraft, key: string): ToolStep<MeasureDraft> {
  if (key === 'Escape') return used(EMPTY);
  if (key !== 'Backspace' && key !== 'Delete') return unused(state);
  return used({ path: { ...EMPTY_PATH, runs: state.kept.map((place) => [place]) }, kept: [] });
}

function isBack(event: { readonly type: string; readonly key?: string }): boolean {
  return event.type === 'key' && event.key !== 'Enter';
}

function shownPoints({ path, kept }: MeasureDraft): readonly Position[] {
  return path.runs.length > 0 ? pathWithCursor(path) : kept;
}

function legNotes(points: readonly Position[]) {
  return points.slice(1).map((to, index) => {
    const from = points[index] ?? to;
    const at = [((from[0] ?? 0) + (to[0] ?? 0)) / 2, ((from[1] ?? 0) + (to[1] ?? 0)) / 2];
    return { at, lengthM: lineLengthM([from, to]) };
  });
}
