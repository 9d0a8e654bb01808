import { describe, expect, it } from 'vitest';
import { comparePlans } from '../../../src/plan/plan-change.ts';
import { drawnFeature, smallPlan } from '../../support/small-plan.ts';

describe('plan change', () => {
  const kept = drawnFeature('kept', 'a');
  const before = smallPlan([kept, drawnFeature('changed', 'a'), drawnFeature('gone', 'a')]);
  const after = {
    ...before,
    features: new Map([kept, drawnFeature('changed', 'a'), drawnFeature('new', 'a')].map((each) => [each.id, each])),
  };

  it('tells features apart by identity', () => {
    expect(comparePlans(before, after)).toEqual({
      added: ['new'],
      changed: ['changed'],
      removed: ['gone'],
      settings: false,
    });
    expect(comparePlans(before, before)).toEqual({ added: [], changed: [], removed: [], settings: false });
  });

  it('looks only at the candidates it is given', () => {
    expect(comparePlans(before, after, ['kept', 'new'])).toMatchObject({ added: ['new'], changed: [], removed: [] });
  });

  it('sees settings that changed, appeared or went', () => {
    expect(comparePlans(before, { ...before, name: 'x' }).settings).toBe(true);
    expect(comparePlans(before, { ...before, seed: 'jizhou' }).settings).toBe(true);
    expect(comparePlans({ ...before, landAreaM2: 1 }, before).settings).toBe(true);
  });
});
