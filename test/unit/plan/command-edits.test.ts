import { describe, expect, it } from 'vitest';
import { editsOf } from '../../../src/plan/command-edits.ts';
import type { PlacedPlan } from '../../../src/plan/placed-plan.ts';
import { DrawingOrder } from '../../../src/plan/drawing-order.ts';
import { orderKey } from '../../../src/plan/order-key.ts';
import type { Plan } from '../../../src/plan/plan.ts';
import type { PlanCommand } from '../../../src/plan/plan-command.ts';
import type { PlanEdit } from '../../../src/plan/plan-edit.ts';
import { PlanWorkbench } from '../../../src/plan/plan-workbench.ts';
import { target } from '../../support/plan-pieces.ts';
import { drawnFeature, smallPlan, square } from '../../support/small-plan.ts';

/** A plan with its features at the places 0, 1, 2 …, or at the keys given. */
function placed(plan: Plan, keys: readonly string[] = []): PlacedPlan {
  const order = new DrawingOrder();
  for (const [index, id] of [...plan.features.keys()].entries()) order.place(id, keys[index] ?? orderKey(index));
  const scenarios = plan.scenarios.map((scenario, index) => ({ order: orderKey(index), scenario }));
  return { plan, order, scenarios };
}

const plan: Plan = smallPlan([
  drawnFeature('f1', 'base'),
  drawnFeature('f2', 'a', { species: '油松' }),
  drawnFeature('a-removes-f1', 'a', { removes: 'f1' }),
]);

function edits(command: PlanCommand, of: Plan = plan): readonly PlanEdit[] {
  return editsOf(placed(of), command);
}

/** Ids in drawing order after a command. */
function idsAfter(command: PlanCommand, of: PlacedPlan): string[] {
  const bench = new PlanWorkbench(of);
  for (const edit of editsOf(of, command)) expect(bench.apply(edit)).toBe(true);
  return [...bench.plan().features.keys()];
}

const reshaping = { do: 'reshape-features', label: 'split-feature', added: [], removed: [], scenario: 'a' } as const;

describe('what a command changes', () => {
  it('puts new features behind all others', () => {
    const [f3, f4] = [drawnFeature('f3', 'a'), drawnFeature('f4', 'a')];
    expect(edits({ do: 'add-features', features: [f3, f4], label: 'add-feature' })).toEqual([
      { edit: 'feature', id: 'f3', before: null, after: { feature: f3, order: '13' } },
      { edit: 'feature', id: 'f4', before: null, after: { feature: f4, order: '14' } },
    ]);
  });

  it('gives features other shapes, and says only what differs of a large one', () => {
    const ring = Array.from({ length: 50 }, (_, index) => [index / 100, index % 2]);
    const before = { type: 'LineString' as const, coordinates: ring };
    const after = { type: 'LineString' as const, coordinates: ring.with(7, [1, 1]) };
    const large = smallPlan([{ ...drawnFeature('f1', 'a'), geometry: before }, drawnFeature('f2', 'a')]);
    const shapes = [
      { id: 'f1', geometry: after },
      { id: 'f2', geometry: square(117.4, 40) },
    ];
    expect(edits({ ...reshaping, shapes }, large)).toEqual([
      {
        edit: 'geometry',
        id: 'f1',
        change: { splices: [{ path: [], at: 7, before: [[0.07, 1]], after: [[1, 1]] }] },
      },
    ]);
  });

  it('puts what a gesture makes right behind what it was made from, in the order given', () => {
    const of = placed(smallPlan(['f1', 'f2', 'f3'].map((id) => drawnFeature(id, 'a'))));
    const added = [
      { feature: drawnFeature('n2', 'a'), after: 'f1' },
      { feature: drawnFeature('n1', 'a'), after: 'f1' },
      { feature: drawnFeature('n3', 'a'), after: 'n2' },
      { feature: drawnFeature('n4', 'a'), after: 'f3' },
    ];
    const command = { ...reshaping, shapes: [], added };
    expect(idsAfter(command, of)).toEqual(['f1', 'n2', 'n3', 'n1', 'f2', 'f3', 'n4']);
    expect(idsAfter({ ...command, removed: ['f1', 'f3'] }, of)).toEqual(['n2', 'n3', 'n1', 'f2', 'n4']);
  });

  it('finds a place also between features that two planners put at the same one', () => {
    const of = placed(smallPlan(['f1', 'f2', 'f3', 'f4'].map((id) => drawnFeature(id, 'a'))), ['1a', '1a', '1a', '1b']);
    const added = [{ feature: drawnFeature('n1', 'a'), after: 'f1' }];
    expect(idsAfter({ ...reshaping, shapes: [], added }, of)).toEqual(['f1', 'n1', 'f2', 'f3', 'f4']);
    expect(idsAfter({ do: 'order-features', ids: ['f4'], before: 'f3' }, of)).toEqual(['f1', 'f2', 'f4', 'f3']);
  });

  it('uses up what was merged, together with the removals that name it', () => {
    const of = smallPlan([...plan.features.values(), drawnFeature('b-removes-f2', 'b', { removes: 'f2' })]);
    const shapes = [{ id: 'f1', geometry: square(117.5, 40) }];
    const made = edits({ ...reshaping, shapes, removed: ['f2'] }, of);
    expect(made.map(({ edit, ...one }) => [edit, 'id' in one ? one.id : ''])).toEqual([
      ['geometry', 'f1'],
      ['feature', 'f2'],
      ['feature', 'b-removes-f2'],
    ]);
  });

  it('sets only the properties that differ and takes away only those that are there, of every feature', () => {
    const command = {
      do: 'set-properties',
      ids: ['f2', 'f1', 'f2'],
      values: { species: '油松', canopyClosure: 0.6 },
      unset: ['stage', 'name'],
      label: 'set-field',
    } as const;
    const closure = { edit: 'property', property: 'canopyClosure', before: null, after: { value: 0.6 } };
    expect(edits(command)).toEqual([
      { ...closure, id: 'f2' },
      { edit: 'property', id: 'f2', property: 'name', before: { value: 'f2 号' }, after: null },
      { edit: 'property', id: 'f1', property: 'species', before: null, after: { value: '油松' } },
      { ...closure, id: 'f1' },
      { edit: 'property', id: 'f1', property: 'name', before: { value: 'f1 号' }, after: null },
    ]);
  });

  it('puts a dataset in the place of the one of its role and leaves the others', () => {
    const water = { role: 'water', href: 'water.fgb' } as const;
    const old = { role: 'land-cover', href: 'old.fgb' } as const;
    const dataset = { role: 'land-cover', href: 'new.fgb', classSystem: 'clcd', fields: { class: 'C' } } as const;
    const based = { ...plan, base: [old, water] };
    const change = { edit: 'setting', member: 'base' };
    expect(edits({ do: 'set-base', dataset }, based)).toEqual([
      { ...change, before: [old, water], after: [dataset, water] },
    ]);
    expect(edits({ do: 'set-base', dataset }, { ...plan, base: [water] })).toEqual([
      { ...change, before: [water], after: [dataset, water] },
    ]);
    expect(edits({ do: 'set-base', dataset: { ...old } }, based)).toEqual([]);
    expect(edits({ do: 'remove-base', role: 'land-cover' }, based)).toEqual([
      { ...change, before: [old, water], after: [water] },
    ]);
    expect(edits({ do: 'remove-base', role: 'elevation' }, based)).toEqual([]);
  });

  it('sets what carbon is worked out with as a whole; nothing chosen is no member', () => {
    const change = { edit: 'setting', member: 'carbon' };
    const choices = { climate: 'CTD', soilDepthCm: 30 } as const;
    expect(edits({ do: 'set-carbon', choices }, plan)).toEqual([{ ...change, before: undefined, after: choices }]);
    const chosen = { ...plan, carbon: choices };
    expect(edits({ do: 'set-carbon', choices: { ...choices } }, chosen)).toEqual([]);
    expect(edits({ do: 'set-carbon', choices: {} }, chosen)).toEqual([
      { ...change, before: choices, after: undefined },
    ]);
    expect(edits({ do: 'set-carbon', choices: {} }, plan)).toEqual([]);
  });

  it('keeps targets in their order, lets own ones stand in for those of the seed, and takes them away', () => {
    const [one, two] = ['a', 'b'].map((id) => target({ id, op: '>=', value: 1 }));
    if (one === undefined || two === undefined) throw new Error('no targets');
    const change = { edit: 'setting', member: 'targets' };
    const command = { do: 'set-targets', label: 'edit-target' } as const;
    const both = { ...plan, targets: [one, two] };
    const changed = { ...one, value: 2 };
    const added = target({ id: 'c', op: '<=', value: 3 });
    expect(edits({ ...command, targets: { a: changed, c: added } }, both)).toEqual([
      { ...change, before: [one, two], after: [changed, two, added] },
    ]);
    expect(edits({ ...command, targets: { a: null } }, both)).toEqual([
      { ...change, before: [one, two], after: [two] },
    ]);
    expect(edits({ ...command, targets: { b: { ...two }, z: null } }, both)).toEqual([]);
  });

  it('answers for findings in their order, changes answers and takes them back', () => {
    const [one, two] = ['r/f/a', 'r/f/b'].map((finding) => ({
      finding,
      reason: '已批复',
      by: '张工',
      at: '2026-11-22',
    }));
    if (one === undefined || two === undefined) throw new Error('no waivers');
    const change = { edit: 'setting', member: 'waivers' };
    const command = { do: 'set-waivers', label: 'waive-finding' } as const;
    const both = { ...plan, waivers: [one, two] };
    const answer = { reason: '不占基础', by: '李工', at: '2026-11-23' };
    expect(edits({ ...command, waivers: { 'r/f/a': answer, 'r/f/c': answer } }, both)).toEqual([
      { ...change, before: [one, two], after: [{ finding: 'r/f/a', ...answer }, two, { finding: 'r/f/c', ...answer }] },
    ]);
    expect(edits({ ...command, waivers: { 'r/f/a': null, 'r/f/z': null } }, both)).toEqual([
      { ...change, before: [one, two], after: [two] },
    ]);
    expect(
      edits({ ...command, waivers: { 'r/f/b': { reason: '已批复', by: '张工', at: '2026-11-22' } } }, both),
    ).toEqual([]);
  });

  it('says which classes are blue-green space, and goes back to none of its own', () => {
    const change = { edit: 'setting', member: 'blueGreen' };
    const own = { ...plan, blueGreen: ['0810'] };
    expect(edits({ do: 'set-blue-green', classes: ['0810'] }, plan)).toEqual([
      { ...change, before: undefined, after: ['0810'] },
    ]);
    expect(edits({ do: 'set-blue-green', classes: ['0810'] }, own)).toEqual([]);
    expect(edits({ do: 'set-blue-green', classes: null }, own)).toEqual([
      { ...change, before: ['0810'], after: undefined },
    ]);
  });

  it('says of each factor what it was and what it becomes, and nothing of those that stay', () => {
    const own = { value: 0.48, low: 0.45, high: 0.51, source: '县林业局实测 2025' };
    const changed = { ...plan, factors: { 'cf.a': own, 'cf.b': own } };
    const command = { do: 'set-factors', label: 'import-factors' } as const;
    const factors = { 'cf.a': { ...own, value: 0.5 }, 'cf.b': { ...own }, 'cf.c': own, 'cf.d': null };
    expect(edits({ ...command, factors }, changed)).toEqual([
      { edit: 'factor', id: 'cf.a', before: own, after: { ...own, value: 0.5 } },
      { edit: 'factor', id: 'cf.c', before: null, after: own },
    ]);
    expect(edits({ do: 'set-factors', label: 'reset-factor', factors: { 'cf.b': null } }, changed)).toEqual([
      { edit: 'factor', id: 'cf.b', before: own, after: null },
    ]);
  });

  it('changes nothing where the wanted state is there already', () => {
    const shapes = [{ id: 'f1', geometry: square(117.4, 40) }];
    expect(edits({ ...reshaping, shapes })).toEqual([]);
    expect(edits({ do: 'rename-plan', name: plan.name })).toEqual([]);
    expect(edits({ do: 'remove-features', ids: ['f1'], scenario: 'a' })).toEqual([]);
    expect(edits({ do: 'order-features', ids: ['a-removes-f1', 'f2'], before: null })).toEqual([]);
    expect(edits({ do: 'order-features', ids: ['f1'], before: 'f2' })).toEqual([]);
    expect(edits({ do: 'order-features', ids: ['f1', 'f2'], before: 'f1' })).toEqual([]);
  });

  it.each([
    [['f4'], 'f1', ['f4', 'f1', 'f2', 'f3', 'f5']],
    [['f4', 'f2'], 'f1', ['f2', 'f4', 'f1', 'f3', 'f5']],
    [['f1', 'f3'], null, ['f2', 'f4', 'f5', 'f1', 'f3']],
    [['f1'], 'f5', ['f2', 'f3', 'f4', 'f1', 'f5']],
    [['f2', 'f4'], 'f2', ['f1', 'f2', 'f4', 'f3', 'f5']],
    [['f5'], 'f4', ['f1', 'f2', 'f3', 'f5', 'f4']],
  ])('moves %j right before %s, in their own order', (ids, before, expected) => {
    const of = placed(smallPlan(['f1', 'f2', 'f3', 'f4', 'f5'].map((id) => drawnFeature(id, 'a'))));
    expect(idsAfter({ do: 'order-features', ids, before }, of)).toEqual(expected);
  });

  it('deletes a scheme’s own features together with the removals that name them', () => {
    const made = edits({ do: 'remove-features', ids: ['f1', 'f1'], scenario: 'base' });
    const [f1, , removal] = plan.features.values();
    expect(made).toEqual([
      { edit: 'feature', id: 'f1', before: { feature: f1, order: '10' }, after: null },
      { edit: 'feature', id: 'a-removes-f1', before: { feature: removal, order: '12' }, after: null },
    ]);
  });

  it('gives the scheme a removal for an inherited feature, which the parent keeps', () => {
    const made = edits({ do: 'remove-features', ids: ['f1', 'f2'], scenario: 'b' });
    expect(made.map((edit) => (edit.edit === 'feature' ? edit.after?.feature.properties : edit))).toEqual([
      { kind: 'forest', scenario: 'b', from: null, until: null, status: 'planned', name: 'f1 号', removes: 'f1' },
      { kind: 'forest', scenario: 'b', from: null, until: null, status: 'planned', name: 'f2 号', removes: 'f2' },
    ]);
  });

  it.each<[PlanCommand, string]>([
    [{ do: 'add-features', features: [drawnFeature('f1', 'a')], label: 'add-feature' }, 'f1 exists'],
    [
      { do: 'add-features', features: [drawnFeature('f9', 'a'), drawnFeature('f9', 'a')], label: 'add-feature' },
      'f9 exists',
    ],
    [{ do: 'remove-features', ids: ['x'], scenario: 'a' }, 'no feature x'],
    [{ do: 'order-features', ids: ['f1'], before: 'x' }, 'no feature x'],
    [{ do: 'add-scenario', scenario: { id: 'a', name: '' } }, 'a exists'],
    [{ ...reshaping, shapes: [{ id: 'x', geometry: square(117, 40) }] }, 'no feature x'],
    [{ ...reshaping, shapes: [], added: [{ feature: drawnFeature('n', 'a'), after: 'x' }] }, 'no feature x'],
    [{ ...reshaping, shapes: [], added: [{ feature: drawnFeature('f2', 'a'), after: 'f1' }] }, 'f2 exists'],
    [{ ...reshaping, shapes: [{ id: 'f2', geometry: square(117, 40) }], removed: ['f2'] }, 'f2 gets a shape twice'],
  ])('is a mistake of the caller when ids do not fit (case %#)', (command, message) => {
    expect(() => edits(command)).toThrow(message);
  });
});

describe('an edit on the workbench', () => {
  const f2 = plan.features.get('f2');
  const renaming = { edit: 'property', id: 'f2', property: 'name' } as const;

  it('is done only where the plan is still what the edit started from', () => {
    const bench = new PlanWorkbench(placed(plan));
    const refused: PlanEdit[] = [
      { ...renaming, before: { value: '别的' }, after: { value: '新' } },
      { ...renaming, before: null, after: { value: '新' } },
      { ...renaming, id: 'x', before: null, after: { value: '新' } },
      { edit: 'order', id: 'f2', before: '15', after: '16' },
      { edit: 'setting', member: 'name', before: '别的', after: '新' },
      { edit: 'scenario', id: 'a', before: null, after: null },
      { edit: 'feature', id: 'f1', before: null, after: null },
      { edit: 'geometry', id: 'f2', change: { before: square(1, 1), after: square(2, 2) } },
      {
        edit: 'feature',
        id: 'f2',
        before: { feature: { ...drawnFeature('f2', 'a'), extra: {} }, order: '11' },
        after: null,
      },
    ];
    expect(refused.filter((edit) => bench.apply(edit))).toEqual([]);
    expect(bench.outcome()).toEqual({ features: [], settings: [], scenarios: [] });
    expect(bench.plan()).toEqual(plan);
  });

  it('leaves no trace when the next one takes it back', () => {
    const bench = new PlanWorkbench(placed(plan));
    expect(bench.apply({ ...renaming, before: { value: 'f2 号' }, after: null })).toBe(true);
    expect(bench.outcome().features).toHaveLength(1);
    expect(bench.apply({ ...renaming, before: null, after: { value: 'f2 号' } })).toBe(true);
    expect(bench.outcome().features).toEqual([]);
    expect(bench.plan().features.get('f2')).toBe(f2);
  });
});
