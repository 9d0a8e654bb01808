import type { Position } from 'geojson';
import type { ToolId } from '../../session/pencil-state.ts';
import { emptyProgress, legFigures, type DrawingProgress } from '../drawing-progress.ts';
import type { EntryObstacle, ExactEntry } from '../exact-entry.ts';
import { geodesicOffset } from '../../geo/geodesic.ts';
import {
  EMPTY_VIEW,
  snapFrom,
  unused,
  used,
  type PencilPlace,
  type Tool,
  type ToolAction,
  type ToolContext,
  type ToolHandle,
  type ToolStep,
  type ToolView,
} from '../tool.ts';
import { screenDistance } from '../viewport.ts';
import { changePath, EMPTY_PATH, pathWithCursor, standingPoints, type PathDraft } from './path-draft.ts';

/** Fewest vertices of a line. */
export const SMALLEST_LINE = 2;

/** What tells one tool that draws vertex by vertex from another. */
export interface PathToolOptions {
  readonly id: ToolId;
  /** Whether the last vertex is joined with the first. */
  readonly closed: boolean;
  /** Fewest vertices that make something. */
  readonly smallest: number;
  /** What the desk is told of a path under the pencil. */
  readonly sketch: (points: readonly Position[], isCrossing: boolean, context: ToolContext) => readonly ToolAction[];
  /** What puts the pencil down. */
  readonly drop: readonly ToolAction[];
  /** What keeps a finished path that is long enough and does not cross itself. */
  readonly finish: (points: readonly Position[], context: ToolContext) => readonly ToolAction[];
  /** Figures of the path with its end at the pencil. */
  readonly figures: (points: readonly Position[]) => Partial<DrawingProgress>;
  /** What is drawn beside vertices and edges. */
  readonly dress?: (points: readonly Position[], context: ToolContext) => Partial<ToolView>;
  /** The path that typing an area makes of the present one; left out where an area means nothing. */
  readonly withArea?: (points: readonly Position[], areaM2: number) => readonly Position[] | null;
}

/**
 * A tool that draws vertex by vertex: a click adds one; a click on the last (so a double-click too), on the first of a
 * closed path, or Enter finishes; Backspace takes the last one back; Escape gives up, and Backspace right after it takes
 * the drawing up again.
 */
export function createPathTool(options: PathToolOptions): Tool<PathDraft> {
  const { id, closed, smallest } = options;
  const change = (draft: PathDraft, by: Partial<PathDraft>): PathDraft => changePath(draft, by, closed);

  function sketched(draft: PathDraft, context: ToolContext): ToolStep<PathDraft> {
    return used(draft, ...options.sketch(pathWithCursor(draft), draft.crossing !== null, context));
  }

  function finished(draft: PathDraft, context: ToolContext): ToolStep<PathDraft> {
    const standing = change(draft, { cursor: null, trail: [] });
    const points = standingPoints(standing);
    if (points.length < smallest || standing.crossing !== null) return sketched(standing, context);
    return used(EMPTY_PATH, ...options.finish(points, context));
  }

  function clicked(draft: PathDraft, { at, place, trail }: PencilPlace, context: ToolContext): ToolStep<PathDraft> {
    const points = standingPoints(draft);
    const isOn = (position: Position | undefined): boolean =>
      position !== undefined && screenDistance(context.viewport.project(position), at) <= context.reachPx;
    if (isOn(points.at(-1)) || (closed && isOn(points[0]))) {
      if (points.length < smallest) return used(draft);
      const hasTrail = trail.length > 0 && !isOn(points.at(-1));
      return finished(hasTrail ? change(draft, { runs: [...draft.runs, trail] }) : draft, context);
    }
    const run = points.length === 0 ? [place] : [...trail, place];
    return sketched(change(draft, { runs: [...draft.runs, run], cursor: place, trail: [] }), context);
  }

  function keyed(draft: PathDraft, key: string, context: ToolContext): ToolStep<PathDraft> {
    const isBack = key === 'Backspace' || key === 'Delete';
    if (draft.runs.length === 0) {
      if (key !== 'Backspace' || draft.dropped === null) return unused(draft);
      return sketched(change(EMPTY_PATH, { runs: draft.dropped }), context);
    }
    if (key === 'Escape') return used({ ...EMPTY_PATH, dropped: draft.runs }, ...options.drop);
    if (key === 'Enter') return finished(draft, context);
    if (!isBack) return unused(draft);
    const runs = draft.runs.slice(0, -1);
    return runs.length === 0
      ? used(EMPTY_PATH, ...options.drop)
      : sketched(change(draft, { runs, trail: [] }), context);
  }

  function entered(draft: PathDraft, entry: ExactEntry, context: ToolContext): ToolStep<PathDraft> | EntryObstacle {
    const points = standingPoints(draft);
    const last = points.at(-1);
    const added = (place: Position): ToolStep<PathDraft> =>
      sketched(change(draft, { runs: [...draft.runs, [place]], cursor: null, trail: [] }), context);
    switch (entry.by) {
      case 'place':
        return added(entry.at);
      case 'offset':
        return last === undefined ? 'needs-first-point' : added(geodesicOffset(last, entry.lengthM, entry.bearingDeg));
      case 'area': {
        if (options.withArea === undefined) return 'not-with-this-tool';
        const scaled = points.length < smallest ? null : options.withArea(points, entry.areaM2);
        if (scaled === null) return 'needs-three-points';
        return finished(change(EMPTY_PATH, { runs: [scaled] }), context);
      }
    }
  }

  return {
    id,
    initial: EMPTY_PATH,
    drawing: true,
    input: 'click',
    step(draft, event, context) {
      switch (event.type) {
        case 'move':
          if (draft.runs.length === 0) return unused(draft);
          return sketched(change(draft, { cursor: event.place, trail: event.trail }), context);
        case 'click':
          return clicked(draft, event, context);
        case 'key':
          return keyed(draft, event.key, context);
        case 'abandon':
          return draft.runs.length === 0 ? unused(EMPTY_PATH) : used(EMPTY_PATH, ...options.drop);
        case 'press':
        case 'release':
        case 'context':
        case 'blur':
          return unused(draft);
      }
    },
    view: (draft, context) => viewOf(draft, closed, options.dress?.(pathWithCursor(draft), context) ?? {}),
    snapping: (draft) => snapFrom(standingPoints(draft).at(-1) ?? null, draft.runs.length > 0),
    progress(draft) {
      const points = standingPoints(draft);
      const last = points.at(-1) ?? null;
      const accepts: ExactEntry['by'][] = last === null ? ['place'] : ['place', 'offset'];
      if (options.withArea !== undefined && points.length >= smallest) accepts.push('area');
      return {
        ...emptyProgress(id, accepts),
        vertices: points.length,
        first: points[0] ?? null,
        last,
        ...legFigures(last, draft.cursor),
        invalid: draft.crossing === null ? null : 'self-crossing',
        canResume: draft.dropped !== null,
        ...(last === null ? {} : options.figures(pathWithCursor(draft))),
      };
    },
    enter: entered,
  };
}

function viewOf(draft: PathDraft, closed: boolean, dress: Partial<ToolView>): ToolView {
  const points = standingPoints(draft);
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined) return EMPTY_VIEW;
  const handles: ToolHandle[] = points.map((position) => ({ position, mark: 'vertex' }));
  if (draft.crossing !== null) handles.push({ position: draft.crossing, mark: 'crossing' });
  const hanging = draft.cursor === null ? [last] : [last, ...draft.trail, draft.cursor];
  const open = closed ? [...hanging, first] : hanging;
  return {
    ...EMPTY_VIEW,
    handles,
    openEdges: open.length > 1 ? [open] : [],
    fixedEdges: [points],
    invalid: draft.crossing !== null,
    ...dress,
  };
}
