import { describe, expect, it } from 'vitest';
import { lineLengthM } from '../../../../src/map/line-length.ts';
import { measureTool } from '../../../../src/map/tools/measure-tool.ts';
import { at, hold } from '../map-fixture.ts';

describe('measuring', () => {
  it('shows the length up to the pointer, of each leg and of all, and touches nothing of the plan', () => {
    const hand = hold(measureTool);
    hand.click(0, 0);
    hand.click(100, 0);
    hand.move(100, 50);
    const [first, second] = [lineLengthM([at(0, 0), at(100, 0)]), lineLengthM([at(100, 0), at(100, 50)])];
    expect(hand.view().notes.map(({ lengthM }) => lengthM)).toEqual([first, second]);
    expect(hand.progress()?.lengthM).toBeCloseTo(first + second, 6);
    expect(hand.progress()?.legM).toBeCloseTo(second, 6);
    expect(hand.progress()?.bearingDeg).toBeCloseTo(180, 9);
    expect(hand.actions).toEqual([]);
  });

  it('measures what is enclosed from the third place on', () => {
    const hand = hold(measureTool);
    hand.click(0, 0);
    hand.click(100, 0);
    expect(hand.progress()?.areaM2).toBeNull();
    hand.move(100, 100);
    const halfSquare = hand.progress()?.areaM2 ?? 0;
    // A tenth of a degree by a tenth at 41° N: 8.41 by 11.11 km.
    expect(halfSquare / (8410 * 11_107 * 0.5)).toBeCloseTo(1, 2);
  });

  it('stays after the double-click until the next click begins another', () => {
    const hand = hold(measureTool);
    hand.click(0, 0);
    hand.click(100, 0);
    hand.click(101, 1);
    expect(hand.move(300, 300)).toBe(false);
    expect(hand.progress()?.lengthM).toBeCloseTo(lineLengthM([at(0, 0), at(100, 0)]), 6);
    hand.click(200, 200);
    expect(hand.view().handles).toHaveLength(1);
    expect(hand.progress()?.lengthM).toBeNull();
  });

  it('goes away with Escape, and Backspace takes a finished line up again', () => {
    const hand = hold(measureTool);
    hand.click(0, 0);
    hand.key('Escape');
    expect(hand.view().handles).toHaveLength(0);
    expect(hand.key('Escape')).toBe(false);
    hand.click(0, 0);
    hand.click(50, 0);
    hand.key('Enter');
    hand.key('Backspace');
    hand.click(50, 80);
    expect(hand.view().handles).toHaveLength(3);
  });
});
