import { EMPTY_VIEW, unused, used, type Tool } from './tool.ts';

/** Places a sign with each click. */
export const pointTool: Tool<null> = {
  id: 'point',
  initial: null,
  drawing: true,
  step(state, event, { viewport, kind }) {
    if (event.type !== 'click') return unused(state);
    const geometry = { type: 'Point' as const, coordinates: viewport.unproject(event.at) };
    return used(
      state,
      { type: 'sketch', sketch: { kind, geometry, replaces: null, invalid: null } },
      { type: 'commit' },
    );
  },
  view: () => EMPTY_VIEW,
};
