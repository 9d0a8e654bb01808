import { EMPTY_VIEW, unused, used, WITHOUT_FIGURES, type Tool } from '../tool.ts';
import { closeRing } from '../editable-path.ts';
import { chooseWithin } from './choose-within.ts';
import { continueStroke, NO_STROKE, type StrokeDraft } from './stroke-draft.ts';

const STEP_PX = 3;
const SMALLEST_LOOP = 3;

/** Selects what lies inside a loop drawn by hand; Shift or Ctrl adds to the selection. */
export const lassoTool: Tool<StrokeDraft> = {
  ...WITHOUT_FIGURES,
  id: 'lasso',
  initial: NO_STROKE,
  drawing: true,
  input: 'drag',
  step(draft, event, context) {
    switch (event.type) {
      case 'press':
        return used({ points: [event.place], held: true });
      case 'move':
        return draft.held ? used(continueStroke(draft, event, context, STEP_PX)) : unused(draft);
      case 'release':
        if (!draft.held) return unused(draft);
        if (draft.points.length < SMALLEST_LOOP) return used(NO_STROKE);
        return used(NO_STROKE, chooseWithin(closeRing(draft.points), event.shift || event.ctrl, context));
      case 'key':
        if (event.key !== 'Escape') return unused(draft);
        if (draft.held) return used(NO_STROKE);
        return context.selection.size === 0 ? unused(draft) : used(draft, { type: 'select', ids: [] });
      case 'abandon':
        return unused(NO_STROKE);
      case 'click':
      case 'context':
      case 'blur':
        return unused(draft);
    }
  },
  view: ({ points }) => (points.length < 2 ? EMPTY_VIEW : { ...EMPTY_VIEW, openEdges: [closeRing(points)] }),
};
