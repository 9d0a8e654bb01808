import { describe, expect, it } from 'vitest';
import { lineTool } from '../../../../src/map/tools/line-tool.ts';
import { hold, placesOf } from '../map-fixture.ts';

describe('drawing a line', () => {
  it('ends with a double-click and keeps the clicked corners only', () => {
    const hand = hold(lineTool);
    hand.click(10, 10);
    hand.click(50, 10);
    hand.move(90, 90);
    hand.take();
    hand.click(52, 11);
    const [sketch, commit] = hand.take();
    expect(commit).toEqual({ type: 'commit' });
    const geometry = sketch?.type === 'sketch' ? sketch.sketch?.geometry : undefined;
    expect(geometry?.type === 'LineString' && placesOf(geometry.coordinates)).toEqual([
      [10, 10],
      [50, 10],
    ]);
    expect(hand.view().handles).toHaveLength(0);
  });

  it('follows the pointer with its open end', () => {
    const hand = hold(lineTool);
    hand.click(10, 10);
    hand.move(70, 20);
    expect(hand.view().openEdges.map(placesOf)).toEqual([
      [
        [10, 10],
        [70, 20],
      ],
    ]);
  });

  it('is not a line with one corner', () => {
    const hand = hold(lineTool);
    hand.click(10, 10);
    hand.take();
    hand.key('Enter');
    expect(hand.take()).toMatchObject([{ type: 'sketch', sketch: { invalid: 'too-few-points' } }]);
    expect(hand.view().handles).toHaveLength(1);
  });

  it('takes corners back and abandons', () => {
    const hand = hold(lineTool);
    hand.click(10, 10);
    hand.click(50, 10);
    hand.key('Backspace');
    expect(hand.view().handles).toHaveLength(1);
    hand.take();
    hand.key('Escape');
    expect(hand.take()).toEqual([{ type: 'sketch', sketch: null }]);
  });
});
