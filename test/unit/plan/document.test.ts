import { describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../../src/plan/document.ts';
import type { PlanChange, PlanFeature } from '../../../src/plan/plan.ts';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import { drawnFeature, smallPlan, square } from '../../support/small-plan.ts';

function open(features: readonly PlanFeature[] = [], author = '张三'): PlanDocument {
  return createPlanDocument(smallPlan(features), { author });
}

function idsOf(document: PlanDocument): string[] {
  return [...document.snapshot().features.keys()];
}

function moveVertex(document: PlanDocument, id: string, at = 0): void {
  document.run({ do: 'replace-geometry', id, geometry: square(117.5, 40.1), label: 'move-vertex' }, { at });
}

describe('plan document', () => {
  it('shows the plan it was opened with, at revision 1 and with nothing to undo', () => {
    const plan = smallPlan([drawnFeature('f1', 'a')], { seed: 'jizhou', landAreaM2: 1.59e9 });
    const document = createPlanDocument(plan, { author: '' });
    expect(document.snapshot()).toEqual(plan);
    expect(document.revision()).toBe(1);
    expect([document.undoStep(), document.redoStep(), document.steps()]).toEqual([null, null, []]);
    document.undo();
    document.redo();
    expect(document.revision()).toBe(1);
  });

  it('names the step that undo would take back and the one that redo would bring back', () => {
    const document = open([drawnFeature('f1', 'a')]);
    moveVertex(document, 'f1');
    document.run({ do: 'add-features', features: [drawnFeature('f2', 'a')] }, { at: 0 });
    const added = { label: 'add-feature', subject: 'f2 号' };
    const moved = { label: 'move-vertex', subject: 'f1 号' };
    expect([document.undoStep(), document.redoStep()]).toEqual([added, null]);
    document.undo();
    expect([document.undoStep(), document.redoStep()]).toEqual([moved, added]);
    document.undo();
    expect([document.undoStep(), document.redoStep()]).toEqual([null, moved]);
    document.redo();
    document.redo();
    expect([document.undoStep(), document.redoStep()]).toEqual([added, null]);
    document.undo();
    document.run({ do: 'rename-plan', name: '改名' }, { at: 0 });
    expect(document.redoStep()).toBeNull();
  });

  it('has the stacks up to date when listeners are called', () => {
    const document = open([drawnFeature('f1', 'a')]);
    const seen: unknown[] = [];
    document.subscribe(() => seen.push([document.undoStep()?.label, document.redoStep()?.label]));
    moveVertex(document, 'f1');
    document.undo();
    document.redo();
    expect(seen).toEqual([
      ['move-vertex', undefined],
      [undefined, 'move-vertex'],
      ['move-vertex', undefined],
    ]);
  });

  it('keeps a signed and timed record of the steps in force', () => {
    const document = open([drawnFeature('f1', 'a')]);
    moveVertex(document, 'f1', 1000);
    document.run({ do: 'rename-plan', name: '改名' }, { at: 2000 });
    const [first, second] = document.steps();
    expect(first).toEqual({ label: 'move-vertex', subject: 'f1 号', author: '张三', at: 1000 });
    expect(second).toEqual({ label: 'rename-plan', subject: '改名', author: '张三', at: 2000 });
    document.undo();
    expect(document.steps()).toEqual([first]);
    document.redo();
    expect(document.steps()).toEqual([first, second]);
  });

  it('makes no step of a command that changes nothing', () => {
    const document = open();
    const updates: Uint8Array[] = [];
    document.onUpdate((update) => updates.push(update));
    document.run({ do: 'rename-plan', name: document.snapshot().name }, { at: 0 });
    expect([document.undoStep(), document.revision(), updates.length]).toEqual([null, 1, 0]);
  });

  it('does nothing at all when a command cannot be done', () => {
    const document = open([drawnFeature('f1', 'a')]);
    const features = [drawnFeature('f2', 'a'), drawnFeature('f1', 'a')];
    expect(() => {
      document.run({ do: 'add-features', features }, { at: 0 });
    }).toThrow('f1');
    expect(idsOf(document)).toEqual(['f1']);
    expect(document.undoStep()).toBeNull();
  });

  it('draws new features last and puts a deleted one back at its place', () => {
    const document = open([drawnFeature('f1', 'a'), drawnFeature('f2', 'a'), drawnFeature('f3', 'a')]);
    document.run({ do: 'add-features', features: [drawnFeature('a9', 'a'), drawnFeature('a1', 'a')] }, { at: 0 });
    document.run({ do: 'remove-features', ids: ['f2', 'a9'], scenario: 'a' }, { at: 0 });
    expect(idsOf(document)).toEqual(['f1', 'f3', 'a1']);
    document.undo();
    expect(idsOf(document)).toEqual(['f1', 'f2', 'f3', 'a9', 'a1']);
  });

  it('tells listeners what changed, once per command, until they stop listening', () => {
    const document = open([drawnFeature('f1', 'a'), drawnFeature('f2', 'a')]);
    const changes: PlanChange[] = [];
    const stop = document.subscribe((change) => changes.push(change));
    moveVertex(document, 'f1');
    document.run({ do: 'rename-plan', name: '改名' }, { at: 0 });
    document.run({ do: 'remove-features', ids: ['f1', 'f2'], scenario: 'a' }, { at: 0 });
    document.undo();
    stop();
    document.undo();
    expect(changes).toEqual([
      { added: [], changed: ['f1'], removed: [], settings: false },
      { added: [], changed: [], removed: [], settings: true },
      { added: [], changed: [], removed: ['f1', 'f2'], settings: false },
      { added: ['f1', 'f2'], changed: [], removed: [], settings: false },
    ]);
    expect(document.revision()).toBe(6);
  });

  it('changes the land cover as one step, and undo gives back the very list it had', () => {
    const document = open([drawnFeature('f1', 'a')]);
    const { base, features } = document.snapshot();
    const dataset = { role: 'land-cover', href: 'new.fgb', classSystem: 'third-survey' } as const;
    document.run({ do: 'set-base', dataset }, { at: 5 });
    expect(document.snapshot().base).toEqual([dataset]);
    expect(document.snapshot().features).toBe(features);
    expect(document.undoStep()).toEqual({ label: 'set-base', subject: 'new.fgb' });
    document.undo();
    expect(document.snapshot().base).toEqual(base);
    document.redo();
    expect(document.snapshot().base).toEqual([dataset]);
  });

  it('touches one of 5 000 features and leaves the others the same objects', () => {
    const features = Array.from({ length: 5000 }, (_, index) => drawnFeature(`f${index}`, 'a'));
    const document = open(features);
    const before = document.snapshot();
    moveVertex(document, 'f2500');
    const after = document.snapshot();
    const same = [...after.features.values()].filter((feature) => feature === before.features.get(feature.id));
    expect(same).toHaveLength(4999);
    expect(after.scenarios).toBe(before.scenarios);
    expect(idsOf(document)).toEqual(features.map(({ id }) => id));
  });

  it('refuses updates that are no plan', () => {
    expect(() => createPlanDocument({ updates: [] }, { author: '' })).toThrow('not a plan');
  });
});

describe('two documents of one plan', () => {
  function pair(): [PlanDocument, PlanDocument] {
    const a = createPlanDocument(smallPlan([drawnFeature('f1', 'a'), drawnFeature('f2', 'a')]), {
      author: '甲',
      clientId: 1,
    });
    const b = createPlanDocument({ updates: [a.encode()] }, { author: '乙', clientId: 2 });
    a.onUpdate((update) => {
      b.applyUpdate(update);
    });
    b.onUpdate((update) => {
      a.applyUpdate(update);
    });
    return [a, b];
  }

  it('take each other’s steps in, and pass on only their own', () => {
    const [a, b] = pair();
    const passedOn: string[] = [];
    a.onUpdate(() => passedOn.push('甲'));
    b.onUpdate(() => passedOn.push('乙'));
    moveVertex(a, 'f1');
    b.run({ do: 'add-features', features: [drawnFeature('f3', 'a')] }, { at: 5 });
    b.undo();
    b.redo();
    expect(passedOn).toEqual(['甲', '乙', '乙', '乙']);
    expect(writePlanFile(a.snapshot())).toBe(writePlanFile(b.snapshot()));
    expect(a.steps().map(({ author }) => author)).toEqual(['甲', '乙']);
  });

  it('undo only their own author’s steps', () => {
    const [a, b] = pair();
    moveVertex(a, 'f1');
    b.run({ do: 'set-properties', id: 'f1', values: { name: '乙改' }, unset: [], label: 'rename-feature' }, { at: 0 });
    b.run({ do: 'remove-features', ids: ['f2'], scenario: 'a' }, { at: 0 });
    expect(a.undoStep()?.label).toBe('move-vertex');
    a.undo();
    expect(a.undoStep()).toBeNull();
    const feature = a.snapshot().features.get('f1');
    expect(feature?.geometry).toEqual(square(117.4, 40));
    expect(feature?.properties.name).toBe('乙改');
    expect(idsOf(a)).toEqual(['f1']);
    expect(writePlanFile(b.snapshot())).toBe(writePlanFile(a.snapshot()));
  });

  it('keep both changes when two planners change different parts of one feature at the same time', () => {
    const a = createPlanDocument(smallPlan([drawnFeature('f1', 'a')]), { author: '甲', clientId: 1 });
    const b = createPlanDocument({ updates: [a.encode()] }, { author: '乙', clientId: 2 });
    moveVertex(a, 'f1');
    b.run({ do: 'set-properties', id: 'f1', values: { species: '侧柏' }, unset: [], label: 'set-field' }, { at: 0 });
    a.applyUpdate(b.encode());
    b.applyUpdate(a.encode());
    for (const document of [a, b]) {
      expect(document.snapshot().features.get('f1')).toMatchObject({
        geometry: square(117.5, 40.1),
        properties: { species: '侧柏' },
      });
    }
  });
});
