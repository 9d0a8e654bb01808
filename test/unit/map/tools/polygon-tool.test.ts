import { describe, expect, it } from 'vitest';
import { polygonTool } from '../../../../src/map/tools/polygon-tool.ts';
import type { ToolAction } from '../../../../src/map/tool.ts';
import { hold, placesOf, ringPlaces, type Hand } from '../map-fixture.ts';

function lastSketch(actions: readonly ToolAction[]) {
  const sketches = actions.flatMap((action) => (action.type === 'sketch' ? [action.sketch] : []));
  return sketches.at(-1);
}

/** Three corners of a triangle, drawn clockwise on screen. */
function drawTriangle(): Hand {
  const hand = hold(polygonTool);
  hand.click(100, 100);
  hand.click(300, 100);
  hand.click(200, 250);
  return hand;
}

describe('drawing a polygon', () => {
  it('measures the rubber band from the second corner on', () => {
    const hand = hold(polygonTool);
    expect(hand.move(50, 50)).toBe(false);
    hand.click(100, 100);
    expect(lastSketch(hand.take())?.invalid).toBe('too-few-points');
    hand.click(300, 100);
    hand.move(200, 250);
    const sketch = lastSketch(hand.take());
    expect(sketch?.invalid).toBeNull();
    expect(sketch?.replaces).toBeNull();
    expect(new Set(ringPlaces(sketch?.geometry).map(String))).toEqual(new Set(['100,100', '300,100', '200,250']));
  });

  it.each([
    ['Enter', (hand: Hand) => hand.key('Enter')],
    ['a click on the first corner', (hand: Hand) => hand.click(103, 98)],
    ['a double-click, whose second click falls on the last corner', (hand: Hand) => hand.click(200, 251)],
  ])('is closed by %s and kept as one step', (_, finish) => {
    const hand = drawTriangle();
    hand.take();
    finish(hand);
    const actions = hand.take();
    expect(actions.map(({ type }) => type)).toEqual(['sketch', 'commit']);
    expect(ringPlaces(lastSketch(actions)?.geometry)).toHaveLength(4);
    expect(hand.view().handles).toHaveLength(0);
    expect(hand.key('Enter')).toBe(false);
  });

  it('gives the outline counter-clockwise whichever way it was drawn', () => {
    const clockwise = drawTriangle();
    const other = hold(polygonTool);
    other.click(100, 100);
    other.click(200, 250);
    other.click(300, 100);
    for (const hand of [clockwise, other]) {
      const ring = ringPlaces(lastSketch(hand.take())?.geometry);
      let twiceArea = 0;
      ring.forEach(([x, y], index) => {
        const [nextX, nextY] = ring[index + 1] ?? [x, y];
        twiceArea += x * nextY - nextX * y;
      });
      // On the grid y points down, so counter-clockwise on the ground is negative here.
      expect(twiceArea).toBeLessThan(0);
    }
  });

  it('takes back corner by corner and then lets go of the drawing', () => {
    const hand = drawTriangle();
    hand.key('Backspace');
    expect(placesOf(hand.view().fixedEdges[0] ?? [])).toEqual([
      [100, 100],
      [300, 100],
    ]);
    hand.key('Backspace');
    hand.take();
    hand.key('Backspace');
    expect(hand.take()).toEqual([{ type: 'sketch', sketch: null }]);
    expect(hand.key('Backspace')).toBe(false);
  });

  it('abandons on Escape, and leaves Escape to the page when there is nothing to abandon', () => {
    const hand = drawTriangle();
    hand.take();
    expect(hand.key('Escape')).toBe(true);
    expect(hand.take()).toEqual([{ type: 'sketch', sketch: null }]);
    expect(hand.key('Escape')).toBe(false);
  });

  it('marks an outline that crosses itself and does not let go of it on Enter', () => {
    const hand = hold(polygonTool);
    for (const [x, y] of [
      [100, 100],
      [300, 300],
      [300, 100],
      [100, 300],
    ] as const) {
      hand.click(x, y);
    }
    expect(lastSketch(hand.take())?.invalid).toBe('self-crossing');
    const crosses = hand.view().handles.filter(({ mark }) => mark === 'crossing');
    expect(placesOf(crosses.map(({ position }) => position))).toEqual([[200, 200]]);
    expect(hand.view().invalid).toBe(true);
    expect(hand.progress()?.invalid).toBe('self-crossing');
    hand.key('Enter');
    expect(hand.take().map(({ type }) => type)).toEqual(['sketch']);
    hand.key('Backspace');
    expect(lastSketch(hand.take())?.invalid).toBeNull();
  });

  it('does not take a second click on the same place for a corner', () => {
    const hand = hold(polygonTool);
    hand.click(100, 100);
    hand.click(102, 101);
    expect(hand.view().handles).toHaveLength(1);
  });
});
