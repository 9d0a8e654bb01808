import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { createPlanDocument, type PlanDocument } from '../../../src/plan/document.ts';
import { entriesOfFeature } from '../../../src/plan/feature-entries.ts';
import { orderKey } from '../../../src/plan/order-key.ts';
import type { PlanFeature } from '../../../src/plan/plan.ts';
import { writePlanFile } from '../../../src/plan/plan-file.ts';
import { drawnFeature, smallPlan, square } from '../../support/small-plan.ts';

function reshape(document: PlanDocument, id: string, geometry: Geometry): void {
  const shapes = [{ id, geometry }];
  document.run(
    { do: 'reshape-features', label: 'move-vertex', shapes, added: [], removed: [], scenario: 'a' },
    { at: 0 },
  );
}

function setValues(document: PlanDocument, id: string, values: Record<string, unknown>): void {
  document.run({ do: 'set-properties', ids: [id], values, unset: [], label: 'set-field' }, { at: 0 });
}

function fileOf(document: PlanDocument): string {
  return writePlanFile(document.snapshot());
}

/** Two planners on one plan who see each other's steps at once. */
function pair(features: readonly PlanFeature[], authors = ['甲', '乙']): [PlanDocument, PlanDocument] {
  const a = createPlanDocument(smallPlan(features), { author: authors[0] ?? '', clientId: 1 });
  const b = createPlanDocument({ updates: [a.encode()] }, { author: authors[1] ?? '', clientId: 2 });
  a.onUpdate((update) => b.applyUpdate(update));
  b.onUpdate((update) => a.applyUpdate(update));
  return [a, b];
}

/** A red line of so many vertices. */
function redLine(count: number): Position[] {
  const open = Array.from({ length: count }, (_, index) => {
    const angle = (2 * Math.PI * index) / count;
    return [117 + Math.cos(angle) / 10, 40 + Math.sin(angle) / 10];
  });
  return [...open, open[0] ?? []];
}

function ringOf(document: PlanDocument, id = 'f1'): Position[] {
  const geometry = document.snapshot().features.get(id)?.geometry;
  return geometry?.type === 'Polygon' ? (geometry.coordinates[0] ?? []) : [];
}

function moveVertex(document: PlanDocument, vertex: number, to: Position): void {
  reshape(document, 'f1', { type: 'Polygon', coordinates: [ringOf(document).with(vertex, to)] });
}

const large: PlanFeature = {
  ...drawnFeature('f1', 'a'),
  geometry: { type: 'Polygon', coordinates: [redLine(20_000)] },
};

describe('undo', () => {
  it('outlives the page, and goes on after it', () => {
    const before = createPlanDocument(smallPlan([drawnFeature('f1', 'a'), drawnFeature('f2', 'a')]), { author: '甲' });
    const first = fileOf(before);
    before.run({ do: 'remove-features', ids: ['f1'], scenario: 'a' }, { at: 0 });
    before.run({ do: 'order-features', ids: ['f2'], before: null }, { at: 0 });
    setValues(before, 'f2', { name: '新', species: '侧柏' });
    before.undo();
    const after = createPlanDocument({ updates: [before.encode()] }, { author: '甲' });
    expect([after.undoStep()?.label, after.redoStep()?.label]).toEqual(['remove-feature', 'set-field']);
    after.redo();
    setValues(after, 'f2', { name: '更新' });
    for (let steps = 0; steps < 3; steps++) after.undo();
    expect(fileOf(after)).toBe(first);
  });

  it('leaves what somebody else made of the same thing later', () => {
    const [a, b] = pair([drawnFeature('f1', 'a'), drawnFeature('f2', 'a')]);
    setValues(a, 'f1', { name: '甲改', species: '侧柏' });
    setValues(b, 'f1', { name: '乙改' });
    a.undo();
    expect(a.snapshot().features.get('f1')?.properties.name).toBe('乙改');
    expect(a.snapshot().features.get('f1')?.properties).not.toHaveProperty('species');
    // Redone, it does not push away what came between either.
    a.redo();
    expect(a.snapshot().features.get('f1')?.properties).toMatchObject({ name: '乙改', species: '侧柏' });

    reshape(a, 'f2', square(118, 40));
    b.run({ do: 'remove-features', ids: ['f2'], scenario: 'a' }, { at: 0 });
    a.undo();
    expect([...a.snapshot().features.keys()]).toEqual(['f1']);
    expect(fileOf(b)).toBe(fileOf(a));
  });

  it('takes back one planner’s vertex and leaves the other’s on the same outline', () => {
    const [a, b] = pair([large]);
    moveVertex(a, 5, [1, 1]);
    moveVertex(b, 900, [2, 2]);
    a.undo();
    expect(ringOf(b)).toEqual(redLine(20_000).with(900, [2, 2]));
    b.undo();
    expect(ringOf(a)).toEqual(redLine(20_000));
  });

  it('puts everything back at its very place, also where two planners had drawn at the same one', () => {
    const a = createPlanDocument(smallPlan([drawnFeature('f1', 'a')]), { author: '甲', clientId: 1 });
    const b = createPlanDocument({ updates: [a.encode()] }, { author: '乙', clientId: 2 });
    const add = (document: PlanDocument, id: string): void =>
      document.run({ do: 'add-features', features: [drawnFeature(id, 'a')], label: 'add-feature' }, { at: 0 });
    add(a, 'n1');
    add(b, 'n2');
    add(b, 'n3');
    a.applyUpdate(b.encode());
    const first = fileOf(a);
    // n2 has to make room behind n1 before it is used up.
    a.run(
      {
        do: 'reshape-features',
        label: 'split-feature',
        shapes: [],
        added: [{ feature: drawnFeature('x', 'a'), after: 'n1' }],
        removed: ['n2'],
        scenario: 'a',
      },
      { at: 0 },
    );
    const last = fileOf(a);
    expect([...a.snapshot().features.keys()]).toEqual(['f1', 'n1', 'x', 'n3']);
    a.undo();
    expect(fileOf(a)).toBe(first);
    a.redo();
    expect(fileOf(a)).toBe(last);
  });

  it('is shared by two tabs of one planner', () => {
    const [a, b] = pair([drawnFeature('f1', 'a')], ['甲', '甲']);
    const first = fileOf(a);
    setValues(a, 'f1', { name: '一' });
    setValues(b, 'f1', { name: '二' });
    expect(a.undoStep()?.id).toBe(b.history()[1]?.id);
    a.undo();
    b.undo();
    expect([fileOf(a), fileOf(b)]).toEqual([first, first]);
    expect(b.history()).toEqual(a.history());
  });

  it('drops a step taken back in one tab while the other went on', () => {
    const a = createPlanDocument(smallPlan([drawnFeature('f1', 'a')]), { author: '甲', clientId: 1 });
    setValues(a, 'f1', { name: '一' });
    const b = createPlanDocument({ updates: [a.encode()] }, { author: '甲', clientId: 2 });
    a.undo();
    setValues(b, 'f1', { species: '侧柏' });
    a.applyUpdate(b.encode());
    b.applyUpdate(a.encode());
    expect(a.history().map(({ state }) => state)).toEqual(['dropped', 'done']);
    expect(a.redoStep()).toBeNull();
    b.undo();
    expect(b.history().map(({ state }) => state)).toEqual(['dropped', 'undone']);
    expect(b.redoStep()?.id).toBe(b.history()[1]?.id);
  });

  it('tells listeners also when only the record changes', () => {
    const [a, b] = pair([drawnFeature('f1', 'a')]);
    setValues(a, 'f1', { name: '甲改' });
    setValues(b, 'f1', { name: '乙改' });
    const changes: unknown[] = [];
    b.subscribe((change) => changes.push(change));
    a.undo();
    expect(changes).toEqual([{ added: [], changed: [], removed: [], settings: false }]);
    expect(b.history()[0]?.state).toBe('undone');
  });
});

describe('a large outline', () => {
  it('costs little for every vertex moved, in what is stored and in the history', () => {
    const document = createPlanDocument(smallPlan([large]), { author: '甲' });
    const first = fileOf(document);
    const whole = document.encode().length;
    let written = 0;
    document.onUpdate((update) => (written += update.length));
    const moves = 300; // more than fit into one run of patches
    for (let move = 0; move < moves; move++) moveVertex(document, 1 + move * 60, [117 + move / 1e6, 41.000000123]);
    expect(written).toBeLessThan(2 * whole);
    const reopened = createPlanDocument({ updates: [document.encode()] }, { author: '甲' });
    expect(reopened.encode().length - whole).toBeLessThan(moves * 400);
    expect(fileOf(reopened)).toBe(fileOf(document));
    reopened.goTo(null);
    expect(fileOf(reopened)).toBe(first);
  });
});

describe('a draft from before steps kept what they changed', () => {
  /** As the first layout was written. */
  function oldDraft(): Uint8Array {
    const doc = new Y.Doc();
    const { features, scenarios, ...settings } = smallPlan([drawnFeature('f1', 'a'), drawnFeature('f2', 'a')]);
    doc.getMap('settings').set('layout', 1);
    for (const [member, value] of Object.entries(settings)) doc.getMap('settings').set(member, value);
    for (const [index, scenario] of scenarios.entries()) {
      doc.getMap('scenarios').set(scenario.id, { order: orderKey(index), scenario });
    }
    for (const [index, feature] of [...features.values()].entries()) {
      doc.getMap('features').set(feature.id, new Y.Map(entriesOfFeature(feature, orderKey(index))));
    }
    doc.getArray('log').push([{ label: 'add-feature', subject: 'f2 号', author: '甲', at: 5 }]);
    return Y.encodeStateAsUpdate(doc);
  }

  it('opens as it was, with steps on record that cannot be taken back', () => {
    const document = createPlanDocument({ updates: [oldDraft()] }, { author: '甲' });
    const first = fileOf(document);
    expect(first).toBe(writePlanFile(smallPlan([drawnFeature('f1', 'a'), drawnFeature('f2', 'a')])));
    expect(document.history()).toEqual([
      {
        id: 'old-0',
        label: 'add-feature',
        subject: 'f2 号',
        count: 1,
        author: '甲',
        at: 5,
        state: 'done',
        reversible: false,
      },
    ]);
    expect(document.undoStep()).toBeNull();
    document.undo();
    document.goTo(null);
    expect(document.revision()).toBe(1);
    setValues(document, 'f1', { name: '新' });
    setValues(document, 'f1', { name: '更新' });
    expect(document.changesSince(null)).toMatchObject({ changed: [{ properties: ['name'] }] });
    document.goTo(null);
    expect(fileOf(document)).toBe(first);
    document.goTo(document.history()[2]?.id ?? '');
    expect(document.snapshot().features.get('f1')?.properties.name).toBe('更新');
    expect(fileOf(createPlanDocument({ updates: [document.encode()] }, { author: '乙' }))).toBe(fileOf(document));
  });
});

describe('what another document lacks', () => {
  it('is all that is sent', () => {
    const [a] = pair([large]);
    const c = createPlanDocument({ updates: [a.encode()] }, { author: '丙' });
    moveVertex(a, 5, [1, 1]);
    const missing = a.encode(c.stateVector());
    expect(missing.length).toBeLessThan(1000);
    c.applyUpdate(missing);
    expect(fileOf(c)).toBe(fileOf(a));
    expect(a.encode(c.stateVector()).length).toBeLessThan(10);
  });
});
