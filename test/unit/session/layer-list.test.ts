import { describe, expect, it } from 'vitest';
import { layersOf } from '../../../src/session/layer-list.ts';
import { newFeature } from '../../../src/session/new-feature.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';

const PLAN = wholePlan(
  [
    drawn('line', gridBox(0, 0, 1, 1), { kind: 'farmland-redline' }),
    drawn('林地 2', gridBox(0, 0, 1, 1)),
    drawn('林地 1', gridBox(0, 0, 1, 1)),
  ],
  { base: [{ role: 'water', href: 'water.fgb' }] },
);

describe('layers of a plan', () => {
  it('lists what is drawn, then drawn control lines, then those of the base, then the base', () => {
    expect(layersOf(PLAN, []).map((one) => one.id)).toEqual(['plan:forest', 'plan:farmland-redline', 'base:water']);
    expect(
      layersOf({ ...PLAN, seed: 'jizhou' }, [])
        .map((one) => one.id)
        .slice(2),
    ).toEqual([
      'base:redline',
      'base:farmland',
      'base:water',
      'base:land-cover',
      'base:roads',
      'base:villages',
      'base:places',
    ]);
  });

  it('locks the base and lets control lines of it shine through', () => {
    const found = new Map(layersOf({ ...PLAN, seed: 'jizhou' }, []).map((one) => [one.id, one]));
    expect(found.get('base:redline')).toEqual({ id: 'base:redline', visible: true, opacity: 0.6, locked: true });
    expect(found.get('base:water')).toMatchObject({ opacity: 1, locked: true });
    expect(found.get('plan:farmland-redline')).toMatchObject({ opacity: 1, locked: false });
  });

  it('keeps what was set, and forgets layers that are gone', () => {
    const kept = [
      { id: 'plan:forest', visible: false, opacity: 0.3, locked: true },
      { id: 'plan:pv', visible: false, opacity: 1, locked: false },
    ];
    expect(layersOf(PLAN, kept)[0]).toEqual(kept[0]);
    expect(layersOf(PLAN, kept).map((one) => one.id)).not.toContain('plan:pv');
  });
});

describe('a freshly drawn feature', () => {
  it('is planned from the year on screen and takes the next free number of its kind', () => {
    const geometry = gridBox(0, 0, 1, 1);
    expect(
      newFeature(PLAN, { id: 'n', kind: 'forest', geometry, scenario: 'a', year: 2030, kindName: '林地' }),
    ).toEqual({
      id: 'n',
      geometry,
      properties: { kind: 'forest', scenario: 'a', from: 2030, until: null, status: 'planned', name: '林地 3' },
    });
    expect(
      newFeature(PLAN, { id: 'n', kind: 'pv', geometry, scenario: 'a', year: 2030, kindName: '光伏' }).properties.name,
    ).toBe('光伏 1');
  });
});
