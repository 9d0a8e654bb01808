import { describe, expect, it } from 'vitest';
import { freehandTool } from '../../../../src/map/tools/freehand-tool.ts';
import { lassoTool } from '../../../../src/map/tools/lasso-tool.ts';
import { paintTool } from '../../../../src/map/tools/paint-tool.ts';
import { selectTool } from '../../../../src/map/tools/select-tool.ts';
import { at, hold, item, polygon, ringPlaces, type Hand } from '../map-fixture.ts';

const FIELD = item('field', polygon([100, 100], [300, 100], [300, 300], [100, 300]));
const POND = item('pond', polygon([400, 400], [500, 400], [450, 500]));

function stroke(hand: Hand, ...places: readonly (readonly [number, number])[]): void {
  const [first = [0, 0] as const, ...rest] = places;
  hand.press(...first);
  for (const place of rest) hand.move(...place);
}

describe('drawing by hand', () => {
  it('keeps the outline when the button is let go, without what lies on the way', () => {
    const hand = hold(freehandTool);
    // 300 px along each side of a square in steps of 10 px, shaken by a px.
    const side = Array.from({ length: 30 }, (_, index) => index * 10);
    stroke(
      hand,
      ...side.map((step) => [100 + step, 100 + (step % 20 === 0 ? 0 : 1)] as const),
      ...side.map((step) => [400, 100 + step] as const),
      ...side.map((step) => [400 - step, 400] as const),
      ...side.slice(0, -2).map((step) => [100, 400 - step] as const),
    );
    hand.release(100, 130);
    const actions = hand.take();
    expect(actions.at(-1)).toEqual({ type: 'commit' });
    const sketch = actions.at(-2);
    const ring = ringPlaces(sketch?.type === 'sketch' ? sketch.sketch?.geometry : undefined);
    expect(ring.length).toBeLessThan(9);
    expect(ring.map(String)).toEqual(expect.arrayContaining(['100,100', '400,100', '400,400', '100,400']));
  });

  it('stays to be looked at when it crosses itself, and the next stroke takes its place', () => {
    const hand = hold(freehandTool);
    stroke(hand, [0, 0], [100, 100], [100, 0], [0, 100]);
    expect(hand.view().invalid).toBe(true);
    hand.release(0, 100);
    expect(hand.take().some(({ type }) => type === 'commit')).toBe(false);
    expect(hand.view().handles.map(({ mark }) => mark)).toEqual(['crossing']);
    expect(hand.progress()?.invalid).toBe('self-crossing');
    stroke(hand, [0, 0], [100, 0], [100, 100]);
    expect(hand.view().invalid).toBe(false);
  });

  it('is dropped by Escape and by a tap', () => {
    const hand = hold(freehandTool);
    stroke(hand, [0, 0], [50, 50], [90, 10]);
    hand.take();
    hand.key('Escape');
    expect(hand.take()).toEqual([{ type: 'sketch', sketch: null }]);
    hand.press(10, 10);
    hand.release(10, 10);
    expect(hand.take().some(({ type }) => type === 'commit')).toBe(false);
  });
});

describe('choosing with a loop or a box', () => {
  const options = { items: [FIELD, POND], selection: new Set(['pond']) };

  it('selects what lies wholly inside a loop', () => {
    const hand = hold(lassoTool, options);
    stroke(hand, [50, 50], [350, 50], [350, 350], [50, 350]);
    hand.release(50, 350);
    expect(hand.take()).toEqual([{ type: 'select', ids: ['field'] }]);
    stroke(hand, [50, 50], [250, 50], [250, 350], [50, 350]);
    hand.release(50, 350);
    expect(hand.take()).toEqual([{ type: 'select', ids: [] }]);
  });

  it('adds with Shift, and gives up on Escape', () => {
    const hand = hold(lassoTool, options);
    stroke(hand, [50, 50], [350, 50], [350, 350], [50, 350]);
    hand.release(50, 350, { shift: true });
    expect(hand.take()).toEqual([{ type: 'select', ids: ['pond', 'field'] }]);
    stroke(hand, [50, 50], [350, 50]);
    hand.key('Escape');
    hand.release(350, 50);
    expect(hand.take()).toEqual([]);
  });

  it('pulls a box with Shift on the ground and keeps a Shift-click a click', () => {
    const hand = hold(selectTool, options);
    expect(hand.press(50, 50, { shift: true })).toBe(true);
    hand.move(200, 200, { shift: true });
    expect(hand.view().openEdges).toHaveLength(1);
    hand.release(350, 350, { shift: true });
    expect(hand.take()).toEqual([{ type: 'select', ids: ['pond', 'field'] }]);
    hand.press(200, 200, { shift: true });
    hand.release(200, 200, { shift: true });
    expect(hand.take()).toContainEqual({ type: 'select', ids: ['pond', 'field'] });
    expect(hand.press(50, 50)).toBe(false);
  });

  it('goes on to the vertices with a double-click on a feature, not beside', () => {
    const hand = hold(selectTool, options);
    hand.click(200, 200, { double: true });
    expect(hand.take().at(-1)).toEqual({ type: 'choose-tool', tool: 'vertices' });
    hand.click(700, 50, { double: true });
    expect(hand.take().some(({ type }) => type === 'choose-tool')).toBe(false);
  });
});

describe('painting parcels', () => {
  it('shows what the brush touches and keeps it when the button is let go', () => {
    const hand = hold(paintTool, { drafting: { brushRadiusPx: 12 } });
    hand.move(10, 10);
    expect(hand.view().brush).toMatchObject({ radiusPx: 12 });
    expect(hand.take()).toEqual([]);
    stroke(hand, [10, 10], [60, 10], [61, 10]);
    const query = { by: 'brush', path: [at(10, 10), at(60, 10)], radiusM: 1200 };
    expect(hand.take().at(-1)).toEqual({ type: 'preview', of: { by: 'parcels', query } });
    hand.release(61, 10);
    expect(hand.take()).toEqual([
      { type: 'preview', of: null },
      { type: 'paint', query },
    ]);
  });

  it('takes a box, or what is connected with a parcel', () => {
    const boxed = hold(paintTool, { drafting: { paint: 'box' } });
    boxed.drag([10, 20], [60, 90]);
    const [west, north] = at(10, 20);
    const [east, south] = at(60, 90);
    expect(boxed.take().at(-1)).toEqual({ type: 'paint', query: { by: 'box', bounds: [west, south, east, north] } });
    const connected = hold(paintTool, { drafting: { paint: 'connected' } });
    connected.press(30, 30);
    connected.release(30, 30);
    expect(connected.take().at(-1)).toEqual({ type: 'paint', query: { by: 'connected', at: at(30, 30) } });
  });

  it('paints nothing after Escape', () => {
    const hand = hold(paintTool);
    stroke(hand, [10, 10], [60, 10]);
    hand.key('Escape');
    hand.take();
    hand.release(60, 10);
    expect(hand.take()).toEqual([]);
  });
});
