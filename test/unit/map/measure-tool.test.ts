import { describe, expect, it } from 'vitest';
import { lineLengthM } from '../../../src/map/line-length.ts';
import { measureTool } from '../../../src/map/measure-tool.ts';
import { at, hold } from './map-fixture.ts';

describe('measuring', () => {
  it('shows the length up to the pointer and touches nothing of the plan', () => {
    const hand = hold(measureTool);
    hand.click(0, 0);
    hand.click(100, 0);
    hand.move(100, 50);
    expect(hand.view().measure?.lengthM).toBeCloseTo(lineLengthM([at(0, 0), at(100, 0), at(100, 50)]), 6);
    expect(hand.actions).toEqual([]);
  });

  it('stays after the double-click until the next click begins another', () => {
    const hand = hold(measureTool);
    hand.click(0, 0);
    hand.click(100, 0);
    hand.click(101, 1);
    expect(hand.move(300, 300)).toBe(false);
    expect(hand.view().measure?.lengthM).toBeCloseTo(lineLengthM([at(0, 0), at(100, 0)]), 6);
    hand.click(200, 200);
    expect(hand.view().handles).toHaveLength(1);
    expect(hand.view().measure?.lengthM).toBe(0);
  });

  it('goes away with Escape', () => {
    const hand = hold(measureTool);
    hand.click(0, 0);
    hand.key('Escape');
    expect(hand.view().handles).toHaveLength(0);
    expect(hand.key('Escape')).toBe(false);
  });
});
