import type { Position } from 'geojson';
import { findSelfCrossing } from '../../plan/self-crossing.ts';
import type { Sketch } from '../../session/pencil-state.ts';
import { emptyProgress } from '../drawing-progress.ts';
import { simplifyStroke } from '../simplify-stroke.ts';
import {
  EMPTY_VIEW,
  newSketch,
  unused,
  used,
  WITHOUT_FIGURES,
  type Tool,
  type ToolContext,
  type ToolStep,
} from '../tool.ts';
import { polygonOf } from './path-draft.ts';
import { ringAreaM2, SMALLEST_RING } from './polygon-tool.ts';
import { continueStroke, NO_STROKE, type StrokeDraft } from './stroke-draft.ts';

/** A stroke, and where the outline that it makes crosses itself. */
export interface FreehandDraft extends StrokeDraft {
  readonly crossing: Position | null;
}

const EMPTY: FreehandDraft = { ...NO_STROKE, crossing: null };
const STEP_PX = 2;
const TOLERANCE_PX = 1.5;

/**
 * Draws an outline as the hand goes. It is simplified to a px and a half and kept when the
 * button is let go; one that crosses itself stays to be looked at, and the next stroke takes its place.
 */
export const freehandTool: Tool<FreehandDraft> = {
  ...WITHOUT_FIGURES,
  id: 'freehand',
  initial: EMPTY,
  drawing: true,
  input: 'drag',
  step(draft, event, context) {
    switch (event.type) {
      case 'press':
        return sketched({ points: [event.place], held: true, crossing: null }, context);
      case 'move': {
        if (!draft.held) return unused(draft);
        const next = continueStroke(draft, event, context, STEP_PX);
        return next === draft ? used(draft) : sketched({ ...next, crossing: draft.crossing }, context);
      }
      case 'release':
        return draft.held ? finished(draft, context) : unused(draft);
      case 'key':
        if (draft.points.length === 0) return unused(draft);
        if (event.key === 'Enter') return finished(draft, context);
        return ['Escape', 'Backspace', 'Delete'].includes(event.key) ? dropped() : unused(draft);
      case 'abandon':
        return draft.points.length === 0 ? unused(EMPTY) : dropped();
      case 'click':
      case 'context':
      case 'blur':
        return unused(draft);
    }
  },
  view({ points, crossing }) {
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) return EMPTY_VIEW;
    return {
      ...EMPTY_VIEW,
      handles: crossing === null ? [] : [{ position: crossing, mark: 'crossing' }],
      fixedEdges: [points],
      openEdges: [[last, first]],
      invalid: crossing !== null,
    };
  },
  progress({ points, crossing }) {
    return {
      ...emptyProgress('freehand'),
      vertices: points.length,
      areaM2: ringAreaM2(points),
      invalid: crossing === null ? null : 'self-crossing',
    };
  },
};

function dropped(): ToolStep<FreehandDraft> {
  return used(EMPTY, { type: 'sketch', sketch: null });
}

function sketched(draft: FreehandDraft, context: ToolContext): ToolStep<FreehandDraft> {
  const sketch = sketchOf(draft.points, context);
  const crossing = sketch.invalid === 'self-crossing' ? findSelfCrossing(sketch.geometry) : null;
  return used({ ...draft, crossing: crossing === null ? null : [...crossing] }, { type: 'sketch', sketch });
}

function finished(draft: FreehandDraft, context: ToolContext): ToolStep<FreehandDraft> {
  const points = simplifyStroke(draft.points, context.viewport, TOLERANCE_PX);
  const sketch = sketchOf(points, context);
  if (sketch.invalid === 'too-few-points') return dropped();
  if (sketch.invalid !== null) return sketched({ ...draft, points, held: false }, context);
  return used(EMPTY, { type: 'sketch', sketch }, { type: 'commit' });
}

function sketchOf(points: readonly Position[], context: ToolContext): Sketch {
  const geometry = polygonOf(points);
  if (points.length < SMALLEST_RING) return newSketch(context.kind, geometry, 'too-few-points');
  return newSketch(context.kind, geometry, findSelfCrossing(geometry) === null ? null : 'self-crossing');
}
