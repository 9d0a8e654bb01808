import type { Position } from 'geojson';
import type { ParcelQuery } from '../../../workers/engine/contract/parcel-query.ts';
import { geometryBounds } from '../../geo/geometry-bounds.ts';
import { EMPTY_VIEW, unused, used, WITHOUT_FIGURES, type Tool, type ToolContext, type ToolStep } from '../tool.ts';
import { rectangleBetween } from './rectangle-tool.ts';
import { continueStroke, type StrokeDraft } from './stroke-draft.ts';

/** A stroke of the brush, and where the pointer is. */
export interface PaintDraft extends StrokeDraft {
  readonly cursor: Position | null;
}

const EMPTY: PaintDraft = { points: [], held: false, cursor: null };
const SMALLEST_STEP_PX = 3;

/**
 * Makes parcels of the base a feature (涂选图斑): those a brush touches, those in a box, or connected ones of one class. They
 * are shown while the button is down and kept when it is let go.
 */
export const paintTool: Tool<PaintDraft> = {
  ...WITHOUT_FIGURES,
  id: 'paint',
  initial: EMPTY,
  drawing: true,
  input: 'drag',
  step(draft, event, context) {
    switch (event.type) {
      case 'press':
        return asked({ points: [event.place], held: true, cursor: event.place }, context);
      case 'move': {
        const moved = { ...draft, cursor: event.place };
        if (!draft.held) return { state: moved, actions: [], taken: false };
        const stepPx = Math.max(SMALLEST_STEP_PX, context.drafting.brushRadiusPx / 4);
        return asked({ ...continueStroke(draft, event, context, stepPx), cursor: event.place }, context);
      }
      case 'release':
        return draft.held ? finished({ ...draft, cursor: event.place }, context) : unused(draft);
      case 'key':
        if (!draft.held) return unused(draft);
        if (event.key === 'Enter') return finished(draft, context);
        return event.key === 'Escape' ? dropped(draft) : unused(draft);
      case 'abandon':
        return draft.held ? dropped(EMPTY) : unused(EMPTY);
      case 'click':
      case 'context':
      case 'blur':
        return unused(draft);
    }
  },
  view({ points, held, cursor }, { drafting }) {
    const [first] = points;
    if (cursor === null) return EMPTY_VIEW;
    if (drafting.paint === 'brush') return { ...EMPTY_VIEW, brush: { at: cursor, radiusPx: drafting.brushRadiusPx } };
    if (drafting.paint === 'connected' || !held || first === undefined) return EMPTY_VIEW;
    return { ...EMPTY_VIEW, openEdges: rectangleBetween(first, cursor).coordinates };
  },
};

function asked(draft: PaintDraft, context: ToolContext): ToolStep<PaintDraft> {
  const query = queryOf(draft, context);
  return used(draft, { type: 'preview', of: query === null ? null : { by: 'parcels', query } });
}

function finished(draft: PaintDraft, context: ToolContext): ToolStep<PaintDraft> {
  const query = queryOf(draft, context);
  const { actions } = dropped(draft);
  return used(
    { ...EMPTY, cursor: draft.cursor },
    ...actions,
    ...(query === null ? [] : [{ type: 'paint', query } as const]),
  );
}

function dropped({ cursor }: PaintDraft): ToolStep<PaintDraft> {
  return used({ ...EMPTY, cursor }, { type: 'preview', of: null });
}

function queryOf({ points, cursor }: PaintDraft, { drafting, metresPerPx }: ToolContext): ParcelQuery | null {
  const [first] = points;
  if (first === undefined || cursor === null) return null;
  if (drafting.paint === 'connected') return { by: 'connected', at: cursor };
  if (drafting.paint === 'brush') {
    return { by: 'brush', path: points, radiusM: drafting.brushRadiusPx * metresPerPx };
  }
  const bounds = geometryBounds(rectangleBetween(first, cursor));
  return bounds === null ? null : { by: 'box', bounds };
}
