import { describe, expect, it } from 'vitest';
import { pointTool } from '../../../../src/map/tools/point-tool.ts';
import { at, hold } from '../map-fixture.ts';

describe('placing a sign', () => {
  it('puts one of the armed kind where the click was, each time', () => {
    const hand = hold(pointTool, { kind: 'charging-station' });
    hand.move(5, 5);
    hand.click(40, 60);
    hand.click(41, 60);
    const actions = hand.take();
    expect(actions.map(({ type }) => type)).toEqual(['sketch', 'commit', 'sketch', 'commit']);
    expect(actions[0]).toEqual({
      type: 'sketch',
      sketch: {
        kind: 'charging-station',
        geometry: { type: 'Point', coordinates: at(40, 60) },
        replaces: null,
        invalid: null,
      },
    });
  });
});
