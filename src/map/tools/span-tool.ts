import type { Polygon, Position } from 'geojson';
import { geodesicOffset } from '../../geo/geodesic.ts';
import { scaleToArea } from '../../geo/scale-to-area.ts';
import type { ToolId } from '../../session/pencil-state.ts';
import { areaOfM2, emptyProgress, legFigures, type DrawingProgress } from '../drawing-progress.ts';
import type { EntryObstacle, ExactEntry } from '../exact-entry.ts';
import {
  EMPTY_VIEW,
  isSamePlace,
  newSketch,
  snapFrom,
  unused,
  used,
  type PencilPlace,
  type Tool,
  type ToolContext,
  type ToolStep,
} from '../tool.ts';
import { screenDistance, type ScreenPoint } from '../viewport.ts';

/** A shape between two places. */
export interface SpanDraft {
  readonly start: Position | null;
  readonly end: Position | null;
  /** Where the button went down, while it is down. */
  readonly pressed: ScreenPoint | null;
  /** Shift was held: a square instead of a rectangle. */
  readonly regular: boolean;
}

/** What tells one such tool from another. */
export interface SpanToolOptions {
  readonly id: ToolId;
  readonly shapeOf: (start: Position, end: Position, regular: boolean) => Polygon;
  /** The middle of the shape is where it began. */
  readonly centred: boolean;
  readonly figures: (start: Position, end: Position) => Partial<DrawingProgress>;
}

const EMPTY: SpanDraft = { start: null, end: null, pressed: null, regular: false };
const DRAG_PX = 4;
const PUT_DOWN = { type: 'sketch', sketch: null } as const;

/** A tool that draws a shape between two places: by dragging from one to the other, or with a click on each. */
export function createSpanTool({ id, shapeOf, centred, figures }: SpanToolOptions): Tool<SpanDraft> {
  function sketched(draft: SpanDraft, { kind }: ToolContext): ToolStep<SpanDraft> {
    const { start, end, regular } = draft;
    if (start === null || end === null) return used(draft);
    const invalid = isSamePlace(start, end) ? 'too-few-points' : null;
    return used(draft, { type: 'sketch', sketch: newSketch(kind, shapeOf(start, end, regular), invalid) });
  }

  function kept(geometry: Polygon, { kind }: ToolContext): ToolStep<SpanDraft> {
    return used(EMPTY, { type: 'sketch', sketch: newSketch(kind, geometry) }, { type: 'commit' });
  }

  function finished(draft: SpanDraft, context: ToolContext): ToolStep<SpanDraft> {
    const { start, end, regular } = draft;
    if (start === null || end === null || !(areaOfM2(shapeOf(start, end, regular)) > 0)) {
      return sketched({ ...draft, pressed: null }, context);
    }
    return kept(shapeOf(start, end, regular), context);
  }

  function pressed(draft: SpanDraft, { at, place, shift }: PencilPlace, context: ToolContext): ToolStep<SpanDraft> {
    return sketched({ start: draft.start ?? place, end: place, pressed: at, regular: shift }, context);
  }

  function released(draft: SpanDraft, { at, place, shift }: PencilPlace, context: ToolContext): ToolStep<SpanDraft> {
    if (draft.pressed === null || draft.start === null) return unused(draft);
    const isClick = screenDistance(draft.pressed, at) <= DRAG_PX;
    const end = { ...draft, end: place, regular: shift };
    const isFirstClick = isClick && screenDistance(context.viewport.project(draft.start), at) <= context.reachPx;
    return isFirstClick ? sketched({ ...end, pressed: null }, context) : finished(end, context);
  }

  function entered(draft: SpanDraft, entry: ExactEntry, context: ToolContext): ToolStep<SpanDraft> | EntryObstacle {
    const { start, end, regular } = draft;
    if (entry.by === 'place' && start === null) return used({ ...EMPTY, start: entry.at });
    if (start === null) return 'needs-first-point';
    if (entry.by === 'place') return finished({ ...draft, end: entry.at, regular: false }, context);
    if (entry.by === 'offset') {
      return finished(
        { ...draft, end: geodesicOffset(start, entry.lengthM, entry.bearingDeg), regular: false },
        context,
      );
    }
    // Without a second place yet a circle, or a square to the north-east, has every area.
    const shape = shapeOf(
      start,
      end === null || isSamePlace(start, end) ? geodesicOffset(start, 100, 45) : end,
      regular,
    );
    const scaled = scaleToArea(shape, entry.areaM2, start);
    return scaled?.type === 'Polygon' ? kept(scaled, context) : 'needs-first-point';
  }

  return {
    id,
    initial: EMPTY,
    drawing: true,
    input: 'drag',
    step(draft, event, context) {
      switch (event.type) {
        case 'press':
          return pressed(draft, event, context);
        case 'move':
          if (draft.start === null) return unused(draft);
          return sketched({ ...draft, end: event.place, regular: event.shift }, context);
        case 'release':
          return released(draft, event, context);
        case 'key':
          if (draft.start === null) return unused(draft);
          if (event.key === 'Enter') return finished(draft, context);
          return ['Escape', 'Backspace', 'Delete'].includes(event.key) ? used(EMPTY, PUT_DOWN) : unused(draft);
        case 'abandon':
          return draft.start === null ? unused(EMPTY) : used(EMPTY, PUT_DOWN);
        case 'click':
        case 'context':
        case 'blur':
          return unused(draft);
      }
    },
    view({ start, end, regular }) {
      if (start === null || end === null || isSamePlace(start, end)) {
        return start === null ? EMPTY_VIEW : { ...EMPTY_VIEW, handles: [{ position: start, mark: 'vertex' }] };
      }
      const { lengthM = null, radiusM = null } = figures(start, end);
      const noteM = radiusM ?? lengthM;
      return {
        ...EMPTY_VIEW,
        handles: [{ position: start, mark: 'vertex' }],
        openEdges: centred ? [[start, end]] : [],
        fixedEdges: [shapeOf(start, end, regular).coordinates[0] ?? []],
        notes: centred && noteM !== null ? [{ at: middleOf(start, end), lengthM: noteM }] : [],
      };
    },
    snapping: ({ start }) => snapFrom(start),
    progress({ start, end, regular }) {
      const accepts = start === null ? (['place'] as const) : (['place', 'offset', 'area'] as const);
      const begun = { ...emptyProgress(id, accepts), vertices: start === null ? 0 : 1, first: start, last: start };
      if (start === null || end === null || isSamePlace(start, end)) return begun;
      const areaM2 = areaOfM2(shapeOf(start, end, regular));
      return { ...begun, ...legFigures(start, end), areaM2, ...figures(start, end) };
    },
    enter: entered,
  };
}

function middleOf(first: Position, second: Position): Position {
  return [((first[0] ?? 0) + (second[0] ?? 0)) / 2, ((first[1] ?? 0) + (second[1] ?? 0)) / 2];
}
