import { describe, expect, it } from 'vitest';
import { createToolRunner } from '../../../src/map/tool-runner.ts';
import type { ToolAction } from '../../../src/map/tool.ts';
import { GRID, item, polygon } from './map-fixture.ts';

function start() {
  const actions: ToolAction[] = [];
  let changes = 0;
  const field = item('field', polygon([100, 100], [300, 100], [300, 300], [100, 300]));
  const runner = createToolRunner('polygon', {
    context: (reachPx) => ({ viewport: GRID, kind: 'forest', items: [field], selection: new Set(['field']), reachPx }),
    perform: (action) => actions.push(action),
    changed: () => (changes += 1),
  });
  return { runner, actions, changes: () => changes };
}

describe('the armed tool', () => {
  it('drops what is half drawn when another is taken up', () => {
    const { runner, actions } = start();
    runner.handle({ type: 'click', at: { x: 10, y: 10 }, additive: false });
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
    runner.handle({ type: 'move', at: { x: 10, y: 10 } });
    expect(changes()).toBe(0);
    runner.handle({ type: 'click', at: { x: 10, y: 10 }, additive: false });
    expect(changes()).toBe(1);
    expect(runner.view().handles).toHaveLength(1);
  });

  it('reaches further with a finger', () => {
    const { runner } = start();
    runner.choose('select');
    expect(runner.handle({ type: 'press', at: { x: 312, y: 100 } })).toBe(false);
    expect(runner.handle({ type: 'press', at: { x: 312, y: 100 } }, 18)).toBe(true);
  });
});
