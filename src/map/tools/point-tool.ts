import { emptyProgress } from '../drawing-progress.ts';
import type { Position } from 'geojson';
import { EMPTY_VIEW, newSketch, snapFrom, unused, used, type Tool, type ToolContext, type ToolStep } from '../tool.ts';

/** Places a sign with each click. */
export const pointTool: Tool<null> = {
  id: 'point',
  initial: null,
  drawing: true,
  input: 'click',
  step: (state, event, context) => (event.type === 'click' ? placed(event.place, context) : unused(state)),
  view: () => EMPTY_VIEW,
  snapping: () => snapFrom(null),
  progress: () => emptyProgress('point', ['place']),
  enter: (_, entry, context) => (entry.by === 'place' ? placed(entry.at, context) : 'not-with-this-tool'),
};

function placed(coordinates: Position, { kind }: ToolContext): ToolStep<null> {
  return used(null, { type: 'sketch', sketch: newSketch(kind, { type: 'Point', coordinates }) }, { type: 'commit' });
}
