import { describe, expect, it } from 'vitest';
import { createToolRunner } from '../../../../src/map/tools/tool-runner.ts';
import { TOOLS } from '../../../../src/map/tools/tool-list.ts';
import type { ToolId } from '../../../../src/session/pencil-state.ts';
import type { SnapWish, ToolAction } from '../../../../src/map/tool.ts';
import { indexItems } from '../../../../src/map/item-index.ts';
import { FIRST_DRAFTING_SETTINGS } from '../../../../src/session/drafting-settings.ts';
import { GRID, item, polygon } from '../map-fixture.ts';

const NO_KEYS = { shift: false, ctrl: false, alt: false };

function start() {
  const actions: ToolAction[] = [];
  const wishes: (SnapWish | null)[] = [];
  let changes = 0;
  const field = item('field', polygon([100, 100], [300, 100], [300, 300], [100, 300]));
  const runner = createToolRunner('polygon', {
    context: (reachPx) => ({
      viewport: GRID,
      metresPerPx: 100,
      kind: 'forest',
      items: indexItems([field]),
      selection: new Set(['field']),
      drafting: FIRST_DRAFTING_SETTINGS,
      reachPx,
    }),
    locate(point, wish) {
      wishes.push(wish);
      return { place: GRID.unproject(point), trail: [] };
    },
    perform: (action) => actions.push(action),
    changed: () => (changes += 1),
  });
  return { runner, actions, wishes, changes: () => changes };
}

describe('the armed tool', () => {
  it('drops what is half drawn when another is taken up', () => {
    const { runner, actions } = start();
    runner.handle({ type: 'click', at: { x: 10, y: 10 }, double: false, ...NO_KEYS });
    expect(runner.isDrawing).toBe(true);
    actions.length = 0;
    runner.choose('select');
    expect(actions).toEqual([{ type: 'sketch', sketch: null }]);
    expect(runner.isDrawing).toBe(false);
  });

  it('keeps vertices that were moved by key when another is taken up', () => {
    const { runner, actions } = start();
    runner.choose('vertices');
    runner.handle({ type: 'key', key: '.', shift: false });
    runner.handle({ type: 'key', key: 'ArrowLeft', shift: false });
    actions.length = 0;
    runner.choose('polygon');
    expect(actions.map(({ type }) => type)).toEqual(['sketch', 'reshape']);
  });

  it('tells when there is something else to draw, and only then', () => {
    const { runner, changes } = start();
    runner.handle({ type: 'move', at: { x: 10, y: 10 }, ...NO_KEYS });
    expect(changes()).toBe(0);
    runner.handle({ type: 'click', at: { x: 10, y: 10 }, double: false, ...NO_KEYS });
    expect(changes()).toBe(1);
    expect(runner.view().handles).toHaveLength(1);
  });

  it('reaches further with a finger', () => {
    const { runner } = start();
    runner.choose('select');
    expect(runner.handle({ type: 'press', at: { x: 312, y: 100 }, ...NO_KEYS })).toBe(false);
    expect(runner.handle({ type: 'press', at: { x: 312, y: 100 }, ...NO_KEYS }, 18)).toBe(true);
  });

  it('snaps what is drawn from the last vertex, and nothing while Alt is held', () => {
    const { runner, wishes } = start();
    runner.handle({ type: 'click', at: { x: 10, y: 10 }, double: false, ...NO_KEYS });
    runner.handle({ type: 'move', at: { x: 30, y: 10 }, ...NO_KEYS });
    runner.handle({ type: 'move', at: { x: 40, y: 10 }, ...NO_KEYS, alt: true });
    expect(wishes.map((wish) => wish?.previous)).toEqual([null, GRID.unproject({ x: 10, y: 10 }), undefined]);
  });

  it('takes figures that make sense, and says what is wrong with others', () => {
    const { runner } = start();
    expect(runner.enter({ by: 'place', at: [117, 99] })).toBe('outside-the-world');
    expect(runner.enter({ by: 'offset', lengthM: -4, bearingDeg: 0 })).toBe('not-positive');
    expect(runner.enter({ by: 'offset', lengthM: 4, bearingDeg: 0 })).toBe('needs-first-point');
    expect(runner.enter({ by: 'place', at: [117, 40] })).toBeNull();
    expect(runner.progress()).toMatchObject({ vertices: 1, last: [117, 40] });
  });

  it.each(Object.keys(TOOLS) as ToolId[])('can be %s', (id) => {
    const { runner } = start();
    runner.choose(id);
    runner.handle({ type: 'move', at: { x: 10, y: 10 }, ...NO_KEYS });
    expect(runner.view().invalid).toBe(false);
    expect(runner.handle({ type: 'key', key: ',', shift: false }) && id !== 'vertices').toBe(false);
  });
});
