import { describe, expect, it } from 'vitest';
import type { Plan, PlanFeature } from '../../../src/plan/plan.ts';
import { editsOf, nameStep } from '../../../src/plan/plan-edit.ts';
import { drawnFeature, smallPlan } from '../../support/small-plan.ts';

const plan: Plan = smallPlan([
  drawnFeature('f1', 'base'),
  drawnFeature('f2', 'a', { species: '油松' }),
  drawnFeature('a-removes-f1', 'a', { removes: 'f1' }),
]);

describe('what a command changes', () => {
  it('puts features as they are', () => {
    const features: PlanFeature[] = [drawnFeature('f3', 'a'), drawnFeature('f4', 'a')];
    expect(editsOf(plan, { do: 'add-features', features })).toEqual([
      { edit: 'put-feature', feature: features[0] },
      { edit: 'put-feature', feature: features[1] },
    ]);
  });

  it('sets only the properties that differ and takes away only those that are there', () => {
    const command = {
      do: 'set-properties',
      id: 'f2',
      values: { species: '油松', canopyClosure: 0.6 },
      unset: ['stage', 'name'],
      label: 'set-field',
    } as const;
    expect(editsOf(plan, command)).toEqual([
      { edit: 'put-property', id: 'f2', property: 'canopyClosure', value: 0.6 },
      { edit: 'delete-property', id: 'f2', property: 'name' },
    ]);
  });

  it('puts a dataset in the place of the one of its role and leaves the others', () => {
    const water = { role: 'water', href: 'water.fgb' } as const;
    const old = { role: 'land-cover', href: 'old.fgb' } as const;
    const dataset = { role: 'land-cover', href: 'new.fgb', classSystem: 'clcd', fields: { class: 'C' } } as const;
    const based = { ...plan, base: [old, water] };
    expect(editsOf(based, { do: 'set-base', dataset })).toEqual([{ edit: 'put-base', base: [dataset, water] }]);
    expect(editsOf({ ...plan, base: [water] }, { do: 'set-base', dataset })).toEqual([
      { edit: 'put-base', base: [dataset, water] },
    ]);
    expect(editsOf(based, { do: 'set-base', dataset: { ...old } })).toEqual([]);
    expect(nameStep(based, { do: 'set-base', dataset })).toEqual({ label: 'set-base', subject: 'new.fgb' });
  });

  it('changes nothing where the wanted state is there already', () => {
    const { geometry } = drawnFeature('f1', 'base');
    const present = plan.features.get('f1')?.geometry ?? geometry;
    expect(editsOf(plan, { do: 'replace-geometry', id: 'f1', geometry: present, label: 'move-vertex' })).toEqual([]);
    expect(editsOf(plan, { do: 'rename-plan', name: plan.name })).toEqual([]);
    expect(editsOf(plan, { do: 'remove-features', ids: ['f1'], scenario: 'a' })).toEqual([]);
  });

  it('deletes a scheme’s own features together with the removals that name them', () => {
    expect(editsOf(plan, { do: 'remove-features', ids: ['f1', 'f1'], scenario: 'base' })).toEqual([
      { edit: 'delete-feature', id: 'f1' },
      { edit: 'delete-feature', id: 'a-removes-f1' },
    ]);
  });

  it('gives the scheme a removal for an inherited feature, which the parent keeps', () => {
    const edits = editsOf(plan, { do: 'remove-features', ids: ['f1', 'f2'], scenario: 'b' });
    expect(edits.map((edit) => (edit.edit === 'put-feature' ? edit.feature.properties : edit))).toEqual([
      { kind: 'forest', scenario: 'b', from: null, until: null, status: 'planned', name: 'f1 号', removes: 'f1' },
      { kind: 'forest', scenario: 'b', from: null, until: null, status: 'planned', name: 'f2 号', removes: 'f2' },
    ]);
  });

  it('is a mistake of the caller when ids do not fit', () => {
    expect(() => editsOf(plan, { do: 'add-features', features: [drawnFeature('f1', 'a')] })).toThrow('f1');
    const twice = [drawnFeature('f9', 'a'), drawnFeature('f9', 'a')];
    expect(() => editsOf(plan, { do: 'add-features', features: twice })).toThrow('f9');
    expect(() => editsOf(plan, { do: 'remove-features', ids: ['x'], scenario: 'a' })).toThrow('x');
    expect(() => editsOf(plan, { do: 'add-scenario', scenario: { id: 'a', name: '' } })).toThrow('a');
  });
});

describe('the name of a step', () => {
  it('says what was done, and to what when it was one thing', () => {
    const added = [drawnFeature('f3', 'a'), drawnFeature('f4', 'a')];
    expect(nameStep(plan, { do: 'add-features', features: added.slice(0, 1) })).toEqual({
      label: 'add-feature',
      subject: 'f3 号',
    });
    expect(nameStep(plan, { do: 'add-features', features: added }).subject).toBe('');
    expect(nameStep(plan, { do: 'remove-features', ids: ['f2'], scenario: 'a' })).toEqual({
      label: 'remove-feature',
      subject: 'f2 号',
    });
    expect(nameStep(plan, { do: 'rename-plan', name: '新名' })).toEqual({ label: 'rename-plan', subject: '新名' });
    expect(nameStep(plan, { do: 'add-scenario', scenario: { id: 'c', name: '方案三' } })).toEqual({
      label: 'add-scenario',
      subject: '方案三',
    });
    const renaming = {
      do: 'set-properties',
      id: 'f2',
      values: { name: 'x' },
      unset: [],
      label: 'rename-feature',
    } as const;
    expect(nameStep(plan, renaming)).toEqual({ label: 'rename-feature', subject: 'f2 号' });
    const { geometry } = drawnFeature('f1', 'base');
    expect(nameStep(plan, { do: 'replace-geometry', id: 'f1', geometry, label: 'add-vertex' })).toEqual({
      label: 'add-vertex',
      subject: 'f1 号',
    });
  });
});
