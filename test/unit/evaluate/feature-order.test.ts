import { describe, expect, it } from 'vitest';
import { carbonClaims, landClaims } from '../../../src/evaluate/feature-order.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, planOf } from '../../support/plan-pieces.ts';

const BOX = gridBox(0, 0, 1, 1);

function order(features: readonly PlanFeature[], scenario = 'b'): string[] {
  return landClaims(planOf(features), scenario, 2025).map(({ feature }) => feature.id);
}

describe('the order in which drawn features take land', () => {
  const inherited = drawn('inherited', BOX, { scenario: 'a' });
  const first = drawn('first', BOX, { scenario: 'b' });
  const second = drawn('second', BOX, { scenario: 'b', kind: 'wetland' });

  it('is that of drawing within a scheme, whatever the kind', () => {
    expect(order([first, second])).toEqual(['first', 'second']);
  });

  it('changes with the place in the plan', () => {
    expect(order([second, first])).toEqual(['second', 'first']);
  });

  it('puts what is inherited first, wherever it stands in the plan', () => {
    expect(order([first, second, inherited])).toEqual(['inherited', 'first', 'second']);
    const root = drawn('root', BOX, { scenario: 'base' });
    expect(order([first, inherited, root])).toEqual(['root', 'inherited', 'first']);
  });

  it('passes over what the scheme takes away', () => {
    const removal = drawn('removal', BOX, { scenario: 'b', removes: 'inherited' });
    expect(order([inherited, first, removal])).toEqual(['first']);
  });

  it('lists farmland lines, which make no class, and no kinds without an effect on land', () => {
    const line = drawn('line', BOX, { kind: 'farmland-redline' });
    const zone = drawn('zone', BOX, { kind: 'zone' });
    expect(landClaims(planOf([line, zone, inherited]), 'a', 2025).map(({ feature, to }) => [feature.id, to])).toEqual([
      ['line', null],
      ['inherited', '0301'],
    ]);
  });
});

describe('features under which land keeps its class', () => {
  it('are practices, restoration with a cover and mangrove on the coast, inherited ones first', () => {
    const list = [
      drawn('own', BOX, { scenario: 'b', kind: 'farmland', soilPractice: 'straw' }),
      drawn('fields', BOX, { scenario: 'b', kind: 'farmland' }),
      drawn('restored', BOX, { scenario: 'a', kind: 'restoration', coverAfter: 'grass' }),
      drawn('stage', BOX, { scenario: 'a', kind: 'restoration', coverAfter: ' ' }),
      drawn('coast', BOX, { scenario: 'a', kind: 'marine-sink', marineType: 'mangrove' }),
      drawn('oysters', BOX, { scenario: 'a', kind: 'marine-sink', marineType: 'shellfish' }),
      drawn('trees', BOX, { scenario: 'a' }),
    ];
    expect(carbonClaims(planOf(list), 'b', 2025).map(({ id }) => id)).toEqual(['restored', 'coast', 'own']);
  });
});
