import { describe, expect, it } from 'vitest';
import { kindOf } from '../../../src/kinds/kind-list.ts';
import { planItemsOf } from '../../../src/map/plan-item.ts';
import type { FeatureProperties, Plan, PlanFeature } from '../../../src/plan/plan.ts';
import type { LayerState } from '../../../src/session/desk.ts';
import { polygon } from './map-fixture.ts';

const SQUARE = polygon([0, 0], [10, 0], [10, 10], [0, 10]);

function feature(id: string, change: Partial<FeatureProperties> = {}, geometry = SQUARE): PlanFeature {
  return {
    id,
    geometry,
    properties: { kind: 'forest', scenario: 'a', from: null, until: null, status: 'planned', name: id, ...change },
  };
}

function itemsOf(features: readonly PlanFeature[], scenario = 'a', year = 2025, layers: readonly LayerState[] = []) {
  const plan: Plan = {
    name: '',
    baseYear: 2020,
    years: [2025, 2030, 2035],
    base: [],
    zones: [],
    scenarios: [
      { id: 'base', name: '现状' },
      { id: 'a', name: '方案一', parent: 'base' },
      { id: 'b', name: '方案二', parent: 'a' },
    ],
    targets: [],
    factors: {},
    waivers: [],
    views: [],
    features: new Map(features.map((one) => [one.id, one])),
    extra: {},
    collectionExtra: {},
    setAside: [],
  };
  return planItemsOf({ plan, scenario, year, layers, kindOf });
}

describe('features on the map', () => {
  it('are those of the scheme and of the schemes it builds on', () => {
    const features = [feature('own', { scenario: 'b' }), feature('inherited'), feature('elsewhere', { scenario: 'c' })];
    expect(itemsOf(features, 'b').map((one) => one.feature.id)).toEqual(['inherited', 'own']);
    expect(itemsOf(features, 'a').map((one) => one.feature.id)).toEqual(['inherited']);
    expect(itemsOf(features, 'b').map((one) => one.editable)).toEqual([false, true]);
  });

  it('come later, count, or have ended, by the year', () => {
    const forest = [feature('forest', { from: 2030, until: 2035 })];
    expect(itemsOf(forest, 'a', 2025)[0]?.state).toBe('later');
    expect(itemsOf(forest, 'a', 2030)[0]?.state).toBe('effective');
    expect(itemsOf(forest, 'a', 2035)).toEqual([]);
  });

  it('are shown as taken away from the year in which the scheme takes them away', () => {
    const features = [feature('forest'), feature('removal', { scenario: 'b', removes: 'forest', from: 2030 })];
    expect(itemsOf(features, 'b', 2025).map((one) => one.state)).toEqual(['effective']);
    expect(itemsOf(features, 'b', 2030).map((one) => one.state)).toEqual(['removed']);
    expect(itemsOf(features, 'a', 2030).map((one) => one.state)).toEqual(['effective']);
  });

  it('follow their layer: hidden, faint, locked', () => {
    const layer = { id: 'plan:forest', visible: true, opacity: 0.4, locked: true };
    const [shown] = itemsOf([feature('forest')], 'a', 2025, [layer]);
    expect(shown).toMatchObject({ opacity: 0.4, locked: true, editable: false });
    expect(itemsOf([feature('forest')], 'a', 2025, [{ ...layer, visible: false }])).toEqual([]);
  });

  it('lie with the small ones on top', () => {
    const large = feature('large', {}, polygon([0, 0], [100, 0], [100, 100], [0, 100]));
    expect(itemsOf([feature('small'), large]).map((one) => one.feature.id)).toEqual(['large', 'small']);
  });

  it('do not loop on schemes that name each other as parents', () => {
    const plan = {
      years: [],
      scenarios: [
        { id: 'x', name: '', parent: 'y' },
        { id: 'y', name: '', parent: 'x' },
      ],
    };
    const query = { scenario: 'x', year: 2025, layers: [], kindOf };
    const features = new Map([['f', feature('f', { scenario: 'y' })]]);
    expect(planItemsOf({ ...query, plan: { ...plan, features } as unknown as Plan })).toHaveLength(1);
  });
});
