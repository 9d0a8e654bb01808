import type { Geometry } from 'geojson';
import { describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../../src/plan/document.ts';
import type { PlanChange, PlanFeature } from '../../../src/plan/plan.ts';
import { readPlanFile, writePlanFile } from '../../../src/plan/plan-file.ts';
import { drawnFeature, smallPlan, square } from '../../support/small-plan.ts';

function open(features: readonly PlanFeature[] = [], author = '张三'): PlanDocument {
  return createPlanDocument(smallPlan(features), { author });
}

function idsOf(document: PlanDocument): string[] {
  return [...document.snapshot().features.keys()];
}

function moveVertex(document: PlanDocument, id: string, at = 0, geometry: Geometry = square(117.5, 40.1)): void {
  const shapes = [{ id, geometry }];
  document.run({ do: 'reshape-features', label: 'move-vertex', shapes, added: [], removed: [], scenario: 'a' }, { at });
}

function draw(document: PlanDocument, ...ids: string[]): void {
  const features = ids.map((id) => drawnFeature(id, 'a'));
  document.run({ do: 'add-features', features, label: 'add-feature' }, { at: 0 });
}

function setValues(document: PlanDocument, id: string, values: Record<string, unknown>): void {
  document.run({ do: 'set-properties', ids: [id], values, unset: [], label: 'set-field' }, { at: 0 });
}

function states(document: PlanDocument): string[] {
  return document.history().map(({ subject, state }) => `${subject} ${state}`);
}

describe('plan document', () => {
  it('shows the plan it was opened with, at revision 1 and with nothing to undo', () => {
    const plan = smallPlan([drawnFeature('f1', 'a')], { seed: 'jizhou', landAreaM2: 1.59e9 });
    const document = createPlanDocument(plan, { author: '' });
    expect(document.snapshot()).toEqual(plan);
    expect(document.revision()).toBe(1);
    expect([document.undoStep(), document.redoStep(), document.history()]).toEqual([null, null, []]);
    document.undo();
    document.redo();
    expect(document.revision()).toBe(1);
  });

  it('names the step that undo would take back and the one that redo would bring back', () => {
    const document = open([drawnFeature('f1', 'a')]);
    moveVertex(document, 'f1');
    draw(document, 'f2');
    const added = { label: 'add-feature', subject: 'f2 号', count: 1 };
    const moved = { label: 'move-vertex', subject: 'f1 号', count: 1 };
    expect([document.undoStep(), document.redoStep()]).toMatchObject([added, null]);
    document.undo();
    expect([document.undoStep(), document.redoStep()]).toMatchObject([moved, added]);
    document.undo();
    expect([document.undoStep(), document.redoStep()]).toMatchObject([null, moved]);
    document.redo();
    document.redo();
    expect([document.undoStep(), document.redoStep()]).toMatchObject([added, null]);
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

  it('keeps a signed and timed record of every step, also of those taken back', () => {
    const document = open([drawnFeature('f1', 'a')]);
    moveVertex(document, 'f1', 1000);
    document.run({ do: 'rename-plan', name: '改名' }, { at: 2000 });
    const [first, second] = document.history();
    const step = { author: '张三', state: 'done', reversible: true };
    expect(first).toMatchObject({ ...step, label: 'move-vertex', subject: 'f1 号', count: 1, at: 1000 });
    expect(second).toMatchObject({ ...step, label: 'rename-plan', subject: '改名', count: 0, at: 2000 });
    expect(first?.id).not.toBe(second?.id);
    document.undo();
    expect(document.history()).toEqual([first, { ...second, state: 'undone' }]);
    document.redo();
    expect(document.history()).toEqual([first, second]);
    expect(document.history()).toBe(document.history());
  });

  it('drops what was taken back once something else is done, and keeps it on record', () => {
    const document = open();
    for (const id of ['一', '二', '三']) draw(document, id);
    document.undo();
    document.undo();
    draw(document, '四');
    expect(states(document)).toEqual(['一 号 done', '二 号 dropped', '三 号 dropped', '四 号 done']);
    expect(document.redoStep()).toBeNull();
    document.goTo(document.history()[1]?.id ?? '');
    document.goTo('nobody knows');
    expect(idsOf(document)).toEqual(['一', '四']);
    document.undo();
    expect(document.redoStep()?.subject).toBe('四 号');
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
      document.run({ do: 'add-features', features, label: 'add-feature' }, { at: 0 });
    }).toThrow('f1');
    expect(idsOf(document)).toEqual(['f1']);
    expect(document.undoStep()).toBeNull();
  });

  it('draws new features last and puts a deleted one back at its place', () => {
    const document = open([drawnFeature('f1', 'a'), drawnFeature('f2', 'a'), drawnFeature('f3', 'a')]);
    draw(document, 'a9', 'a1');
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
      { added: ['f2', 'f1'], changed: [], removed: [], settings: false },
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
    expect(document.undoStep()).toMatchObject({ label: 'set-base', subject: 'new.fgb' });
    document.undo();
    expect(document.snapshot().base).toEqual(base);
    document.redo();
    expect(document.snapshot().base).toEqual([dataset]);
  });

  it('sets what carbon is worked out with as one step; undo takes the member out of the plan again', () => {
    const document = open([drawnFeature('f1', 'a')]);
    document.run({ do: 'set-carbon', choices: { volumeSet: 'guo' } }, { at: 1 });
    expect(document.snapshot().carbon).toEqual({ volumeSet: 'guo' });
    expect(document.undoStep()).toMatchObject({ label: 'set-carbon', subject: '', count: 0 });
    document.undo();
    expect(document.snapshot()).not.toHaveProperty('carbon');
    document.redo();
    expect(document.snapshot().carbon).toEqual({ volumeSet: 'guo' });
  });

  it('sets factors and takes them away as steps, and undo leaves what was done to another factor since', () => {
    const document = open([drawnFeature('f1', 'a')]);
    const own = { value: 0.48, source: '县林业局实测 2025' };
    document.run({ do: 'set-factors', factors: { 'b.x': own }, label: 'set-factor' }, { at: 1 });
    expect(document.snapshot().factors).toEqual({ 'b.x': own });
    expect(document.undoStep()).toMatchObject({ label: 'set-factor', subject: 'b.x', count: 1 });
    document.run({ do: 'set-factors', factors: { 'c.x': own, 'a.x': own }, label: 'import-factors' }, { at: 2 });
    expect(Object.keys(document.snapshot().factors)).toEqual(['a.x', 'b.x', 'c.x']);
    document.run({ do: 'set-factors', factors: { 'b.x': null }, label: 'reset-factor' }, { at: 3 });
    expect(Object.keys(document.snapshot().factors)).toEqual(['a.x', 'c.x']);
    document.undo();
    document.undo();
    expect(document.snapshot().factors).toEqual({ 'b.x': own });
    expect(writePlanFile(document.snapshot())).toContain('"factors": {"b.x":{"value":0.48');
    document.undo();
    expect(document.snapshot().factors).toEqual({});
    document.redo();
    document.redo();
    expect(Object.keys(document.snapshot().factors)).toEqual(['a.x', 'b.x', 'c.x']);
  });

  it('keeps what was decided about rows of an estimate, and undo leaves what was decided about other rows since', () => {
    const document = open([drawnFeature('f1', 'a')]);
    const check = {
      status: 'accepted',
      theirsT: 412,
      oursT: 386.5,
      note: '',
      by: '王',
      at: '2026-11-21T15:30:00.000Z',
    } as const;
    document.run({ do: 'set-carbon-checks', checks: { '113-2': check } }, { at: 1 });
    document.run({ do: 'set-carbon-checks', checks: { '113-1': { ...check, status: 'to-correct' } } }, { at: 2 });
    expect(Object.keys(document.snapshot().carbonChecks ?? {})).toEqual(['113-1', '113-2']);
    expect(writePlanFile(document.snapshot())).toContain('"carbonChecks": {"113-1":{"status":"to-correct"');
    expect(readPlanFile(writePlanFile(document.snapshot())).value?.carbonChecks).toEqual(
      document.snapshot().carbonChecks,
    );
    document.run({ do: 'set-carbon-checks', checks: { '113-2': null } }, { at: 3 });
    document.undo();
    expect(document.snapshot().carbonChecks?.['113-2']).toEqual(check);
    document.undo();
    document.undo();
    expect(document.snapshot().carbonChecks).toBeUndefined();
    expect(writePlanFile(document.snapshot())).not.toContain('carbonChecks');
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
    draw(b, 'f3');
    b.undo();
    b.redo();
    expect(passedOn).toEqual(['甲', '乙', '乙', '乙']);
    expect(writePlanFile(a.snapshot())).toBe(writePlanFile(b.snapshot()));
    expect(a.history().map(({ author }) => author)).toEqual(['甲', '乙']);
  });

  it('undo only their own author’s steps', () => {
    const [a, b] = pair();
    moveVertex(a, 'f1');
    setValues(b, 'f1', { name: '乙改' });
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
    setValues(b, 'f1', { species: '侧柏' });
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
