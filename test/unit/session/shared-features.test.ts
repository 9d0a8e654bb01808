import { describe, expect, it } from 'vitest';
import {
  agreementCount,
  differenceGroup,
  type FeatureSide,
  sharedFeatures,
} from '../../../src/session/shared-features.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, planOf } from '../../support/plan-pieces.ts';

describe('features of schemes', () => {
  const plan = planOf([
    drawn('inherited', gridBox(0, 0, 1, 1), { scenario: 'base' }),
    drawn('own', gridBox(1, 0, 2, 1), { scenario: 'a' }),
    drawn('copied', gridBox(2, 0, 3, 1), { scenario: 'a', name: '甲' }),
    drawn('copy', gridBox(2, 0, 3, 1), { scenario: 'c', name: '乙', from: 2024 }),
    drawn('sparse', gridBox(4, 0, 5, 1), { scenario: 'a', kind: 'pv', capacityMw: 10 }),
    drawn('dense', gridBox(4, 0, 5, 1), { scenario: 'c', kind: 'pv', capacityMw: 20 }),
    drawn('late', gridBox(5, 0, 6, 1), { scenario: 'c', from: 2040 }),
  ]);
  const schemes = {
    ...plan,
    scenarios: [...plan.scenarios, { id: 'c', name: '方案三', parent: 'base' }],
  };
  const side = (scenario: string, year = 2025): FeatureSide => ({ plan: schemes, scenario, year });

  it('are told apart by what and where they are: a copy is the same, another power is another thing', () => {
    const found = sharedFeatures([side('a'), side('c')]);
    expect(found.map(({ feature, has }) => [feature.id, ...has])).toEqual([
      ['inherited', true, true],
      ['own', true, false],
      ['copied', true, true],
      ['sparse', true, false],
      ['dense', false, true],
    ]);
  });

  it('are in both schemes or in one of them', () => {
    const found = sharedFeatures([side('a'), side('c')]);
    expect(found.map((one) => [differenceGroup(one), agreementCount(one)])).toEqual([
      ['same', 2],
      ['first', 1],
      ['same', 2],
      ['first', 1],
      ['second', 1],
    ]);
  });

  it('count in the years in which they are there', () => {
    expect(sharedFeatures([side('a'), side('c', 2045)]).map(({ feature }) => feature.id)).toContain('late');
  });

  it('of a scheme that does not exist are none', () => {
    expect(sharedFeatures([side('gone')])).toEqual([]);
  });
});
