import { describe, expect, it } from 'vitest';
import { createItemList } from '../../../src/map/item-list.ts';
import { liftedItems } from '../../../src/map/lifted-items.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { LayerState } from '../../../src/session/desk.ts';
import { drawnFeature, smallPlan } from '../../support/small-plan.ts';

function start(features: readonly PlanFeature[]) {
  const plan = createCell(smallPlan(features));
  const layers = createCell<readonly LayerState[]>([]);
  const desk = { plan, scenario: createCell('a'), year: createCell(2025), layers };
  return { plan, layers, items: createItemList(desk) };
}

describe('the features on the map', () => {
  it('are indexed once per state of the desk', () => {
    const { plan, items } = start([drawnFeature('one', 'a')]);
    const first = items();
    expect(items()).toBe(first);
    plan.set(smallPlan([drawnFeature('one', 'a'), drawnFeature('two', 'a')]));
    expect(items()).not.toBe(first);
  });

  it('stay the same objects while nothing of them changes', () => {
    const [one, two] = [drawnFeature('one', 'a'), drawnFeature('two', 'a')];
    const { plan, layers, items } = start([one, two]);
    const before = items();
    plan.set(smallPlan([one, drawnFeature('two', 'a', { name: 'renamed' })]));
    expect(items().get('one')).toBe(before.get('one'));
    expect(items().get('two')).not.toBe(before.get('two'));
    layers.set([{ id: 'plan:forest', visible: true, opacity: 1, locked: true }]);
    expect(items().get('one')).toMatchObject({ locked: true, editable: false });
  });

  it('leave hidden ones out and do not let locked ones be changed', () => {
    const { items } = start([
      drawnFeature('hidden', 'a', { hidden: true }),
      drawnFeature('locked', 'a', { locked: true }),
    ]);
    expect(items().list.map(({ feature }) => feature.id)).toEqual(['locked']);
    expect(items().get('locked')).toMatchObject({ locked: true, editable: false });
  });

  it('are found by place', () => {
    const { items } = start([drawnFeature('one', 'a')]);
    expect(items().within([117.39, 39.99, 117.41, 40.01])).toHaveLength(1);
    expect(items().within([118, 39.99, 118.1, 40.01])).toEqual([]);
    expect(start([]).items().within([0, 0, 180, 90])).toEqual([]);
  });

  it('are lifted off the map while they are selected, unless there is too much of them', () => {
    const { items } = start([drawnFeature('one', 'a'), drawnFeature('two', 'a')]);
    expect(liftedItems(items(), new Set(['two', 'gone'])).map(({ feature }) => feature.id)).toEqual(['two']);
    const ids = Array.from({ length: 2000 }, (_, index) => `f${String(index)}`);
    const many = start(ids.map((id) => drawnFeature(id, 'a'))).items();
    expect(liftedItems(many, new Set(ids))).toEqual([]);
  });
});
