import { describe, expect, it } from 'vitest';
import { selectTool } from '../../../../src/map/tools/select-tool.ts';
import { verticesTool } from '../../../../src/map/tools/vertices-tool.ts';
import type { PlanItem } from '../../../../src/map/plan-item.ts';
import type { Tool } from '../../../../src/map/tool.ts';
import { at, hold, item, polygon, ringPlaces, type Hand } from '../map-fixture.ts';

const FIELD = item('field', polygon([100, 100], [300, 100], [300, 300], [100, 300]));
const POND = item('pond', polygon([400, 400], [500, 400], [450, 500]));
const ITEMS = [FIELD, POND];

function holdOn<State>(selected: readonly string[], tool: Tool<State>, items: readonly PlanItem[] = ITEMS): Hand {
  return hold(tool, { items, selection: new Set(selected) });
}

function reshaped(hand: Hand) {
  return hand.take().flatMap((action) => (action.type === 'reshape' ? [action] : []));
}

describe('choosing', () => {
  it('selects what is clicked and puts the parcel away', () => {
    const hand = holdOn([], selectTool);
    hand.click(200, 200);
    expect(hand.take()).toEqual([
      { type: 'select', ids: ['field'] },
      { type: 'parcel', at: null },
    ]);
  });

  it('clears beside everything and asks for the parcel there', () => {
    const hand = holdOn(['field'], selectTool);
    hand.click(700, 50);
    expect(hand.take()).toEqual([
      { type: 'select', ids: [] },
      { type: 'parcel', at: at(700, 50) },
    ]);
  });

  it('adds and takes away with Shift, and keeps the selection beside everything', () => {
    const hand = holdOn(['field'], selectTool);
    hand.click(450, 430, { shift: true });
    expect(hand.take()).toContainEqual({ type: 'select', ids: ['field', 'pond'] });
    hand.click(200, 200, { shift: true });
    expect(hand.take()).toContainEqual({ type: 'select', ids: [] });
    hand.click(700, 50, { shift: true });
    expect(hand.take()).toEqual([]);
  });

  it('tells what the pointer is on', () => {
    const hand = holdOn([], selectTool);
    hand.move(200, 200);
    hand.move(700, 50);
    expect(hand.take()).toEqual([
      { type: 'hover', id: 'field' },
      { type: 'hover', id: null },
    ]);
  });

  it('removes and clears by key, and leaves the keys to the page when nothing is selected', () => {
    const hand = holdOn(['field'], selectTool);
    expect(hand.key('Delete')).toBe(true);
    expect(hand.key('Escape')).toBe(true);
    expect(hand.take()).toEqual([{ type: 'remove-selected' }, { type: 'select', ids: [] }]);
    expect(holdOn([], selectTool).key('Delete')).toBe(false);
    expect(holdOn([], selectTool).key('Escape')).toBe(false);
  });
});

describe.each([
  ['select', (selected: readonly string[], items?: readonly PlanItem[]) => holdOn(selected, selectTool, items)],
  ['vertices', (selected: readonly string[], items?: readonly PlanItem[]) => holdOn(selected, verticesTool, items)],
] as const)('dragging with the tool %s', (_, take) => {
  it('moves a vertex as one step, measured on the way', () => {
    const hand = take(['field']);
    expect(hand.press(301, 102)).toBe(true);
    hand.move(350, 60);
    expect(hand.take()).toMatchObject([{ type: 'sketch', sketch: { replaces: 'field', invalid: null } }]);
    hand.move(380, 40);
    hand.take();
    hand.release(380, 40);
    const [sketch, reshape, ...rest] = hand.take();
    expect(rest).toEqual([]);
    expect(sketch).toEqual({ type: 'sketch', sketch: null });
    expect(reshape).toMatchObject({ type: 'reshape', shapes: [{ id: 'field' }], label: 'move-vertex' });
    const geometry = reshape?.type === 'reshape' ? reshape.shapes[0]?.geometry : undefined;
    expect(ringPlaces(geometry)).toEqual([
      [100, 100],
      [380, 40],
      [300, 300],
      [100, 300],
      [100, 100],
    ]);
  });

  it('keeps the ring closed when its first vertex moves', () => {
    const hand = take(['field']);
    hand.press(100, 100);
    hand.move(50, 50);
    hand.release(50, 50);
    const ring = ringPlaces(reshaped(hand)[0]?.shapes[0]?.geometry);
    expect(ring[0]).toEqual([50, 50]);
    expect(ring.at(-1)).toEqual([50, 50]);
  });

  it('makes a vertex of a midpoint, the one on the closing edge too', () => {
    const hand = take(['field']);
    hand.press(100, 200);
    hand.move(60, 210);
    hand.move(50, 200);
    hand.release(50, 200);
    const [step] = reshaped(hand);
    expect(step?.label).toBe('add-vertex');
    expect(ringPlaces(step?.shapes[0]?.geometry)).toEqual([
      [100, 100],
      [300, 100],
      [300, 300],
      [100, 300],
      [50, 200],
      [100, 100],
    ]);
  });

  it('restores on Escape', () => {
    const hand = take(['field']);
    hand.press(300, 100);
    hand.move(350, 60);
    hand.take();
    expect(hand.key('Escape')).toBe(true);
    hand.release(350, 60);
    expect(hand.take()).toEqual([{ type: 'sketch', sketch: null }]);
  });

  it('springs back when the outline would cross itself, and shows the crossing before', () => {
    const hand = take(['field']);
    hand.press(300, 100);
    hand.move(50, 200);
    expect(hand.take()).toMatchObject([{ sketch: { invalid: 'self-crossing' } }]);
    expect(hand.view().handles.some(({ mark }) => mark === 'crossing')).toBe(true);
    hand.release(50, 200);
    expect(hand.take()).toEqual([{ type: 'sketch', sketch: null }]);
  });

  it('makes no step of a press without movement', () => {
    const hand = take(['field']);
    hand.press(300, 100);
    hand.move(301, 100);
    hand.release(301, 100);
    expect(hand.take()).toEqual([]);
  });

  it.each([
    ['a feature that is not selected', [], FIELD],
    ['one of several selected', ['field', 'pond'], FIELD],
    ['a locked or inherited one', ['field'], { ...FIELD, editable: false }],
  ])('leaves %s alone, so that the map pans', (__, selected, field) => {
    const hand = take(selected, [field, POND]);
    expect(hand.press(300, 100)).toBe(false);
    expect(hand.view().handles).toEqual([]);
  });

  it('moves a sign', () => {
    const station = item('station', { type: 'Point', coordinates: at(600, 100) }, {}, 'charging-station');
    const hand = take(['station'], [station]);
    hand.press(600, 100);
    hand.move(620, 120);
    hand.release(620, 120);
    expect(reshaped(hand)).toEqual([
      {
        type: 'reshape',
        shapes: [{ id: 'station', geometry: { type: 'Point', coordinates: at(620, 120) } }],
        label: 'move-feature',
      },
    ]);
  });
});

describe('editing vertices by key', () => {
  it('steps through them in both directions and round', () => {
    const hand = holdOn(['field'], verticesTool);
    const focused = () => hand.view().handles.findIndex(({ mark }) => mark === 'focused');
    hand.key('.');
    const first = focused();
    hand.key(',');
    const last = focused();
    hand.key('.');
    expect(focused()).toBe(first);
    expect(last).toBeGreaterThan(first);
  });

  it('moves one by 1 px, with Shift by 10 px, and keeps the run as one step on Enter', () => {
    const hand = holdOn(['field'], verticesTool);
    hand.key('.');
    hand.key('ArrowLeft');
    hand.key('ArrowUp', true);
    const before = hand.take();
    expect(before).toHaveLength(2);
    expect(before[1]).toMatchObject({ type: 'sketch', sketch: { replaces: 'field' } });
    hand.key('Enter');
    const steps = reshaped(hand);
    expect(steps).toHaveLength(1);
    expect(ringPlaces(steps[0]?.shapes[0]?.geometry)[0]).toEqual([99, 90]);
  });

  it('keeps the run when the map loses the keyboard, and drops it on Escape', () => {
    const hand = holdOn(['field'], verticesTool);
    hand.key('.');
    hand.key('ArrowRight');
    hand.send({ type: 'blur' });
    expect(reshaped(hand)).toHaveLength(1);
    hand.key('ArrowRight');
    hand.key('Escape');
    hand.send({ type: 'blur' });
    expect(reshaped(hand)).toEqual([]);
  });

  it('removes the vertex in focus, but not below a triangle', () => {
    const hand = holdOn(['field'], verticesTool);
    expect(hand.key('Delete')).toBe(false);
    hand.key('.');
    hand.key('Delete');
    const [step] = reshaped(hand);
    expect(step?.label).toBe('remove-vertex');
    expect(ringPlaces(step?.shapes[0]?.geometry)).toHaveLength(4);

    const triangle = holdOn(['pond'], verticesTool);
    triangle.key('.');
    expect(triangle.key('Delete')).toBe(true);
    expect(reshaped(triangle)).toEqual([]);
  });

  it('does not remove the feature with Delete', () => {
    const hand = holdOn(['field'], verticesTool);
    hand.key('.');
    hand.key('Delete');
    expect(hand.take().some(({ type }) => type === 'remove-selected')).toBe(false);
  });
});
