import { describe, expect, it } from 'vitest';
import { createPlanDocument } from '../../../src/plan/document.ts';
import { readPlanFile } from '../../../src/plan/plan-file.ts';
import { createMemoryDraftStore } from '../../../src/platform/draft-store-memory.ts';
import { allDrafts, type DraftFile } from '../../../src/session/all-drafts.ts';
import { readDraft } from '../../../src/session/draft-recovery.ts';
import type { DraftStore, DraftSummary } from '../../../src/session/ports.ts';
import { drawnFeature, smallPlan } from '../../support/small-plan.ts';

/** A draft of ten steps, one feature each, and its log. */
function drawn(name = '方案'): Uint8Array[] {
  const document = createPlanDocument(smallPlan([], { name }), { author: '甲', clientId: 5 });
  const updates = [document.encode()];
  document.onUpdate((update) => updates.push(update));
  for (let step = 1; step <= 10; step++) {
    const features = [drawnFeature(`f${step}`, 'a')];
    document.run({ do: 'add-features', features, label: 'add-feature' }, { at: step });
  }
  return updates;
}

function summaryOf(id: string, name = '方案', savedAt = 5): DraftSummary {
  return { id, name, seed: null, savedAt, scenarioCount: 3, stepCount: 10, standing: null };
}

async function storeWith(updates: readonly Uint8Array[], id = 'd', store = createMemoryDraftStore(), name = '方案') {
  for (const update of updates) await store.append(id, update, summaryOf(id, name), true);
  return store;
}

function idsOf(updates: readonly Uint8Array[]): string[] {
  return [...createPlanDocument({ updates }, { author: '甲' }).snapshot().features.keys()];
}

describe('reading a draft', () => {
  it('gives a whole one as it is', async () => {
    const store = await storeWith(drawn());
    const draft = await readDraft(store, summaryOf('d'));
    expect(draft).toMatchObject({ draftId: 'd', storedAt: 5, loss: null });
    expect(draft?.updates).toEqual(await store.read('d'));
    expect(await readDraft(store, summaryOf('nobody'))).toBeNull();
  });

  it.each<[string, (updates: Uint8Array[]) => Uint8Array[]]>([
    ['cut off', (updates) => updates.with(6, (updates[6] ?? Uint8Array.of()).slice(0, 9))],
    ['empty', (updates) => updates.with(6, Uint8Array.of())],
    [
      'overwritten',
      (updates) =>
        updates.with(
          6,
          Uint8Array.from({ length: 300 }, (_, index) => (index * 97) % 256),
        ),
    ],
    ['missing', (updates) => updates.toSpliced(6, 1)],
  ])('opens a damaged one up to the update that is %s, under an id of its own', async (_, damage) => {
    const damaged = damage(drawn());
    const store = await storeWith(damaged);
    const draft = await readDraft(store, summaryOf('d'));
    expect(draft).toMatchObject({ draftId: 'd-recovered', loss: { keptSteps: 5, lostSteps: 5 } });
    expect(idsOf(draft?.updates ?? [])).toEqual(['f1', 'f2', 'f3', 'f4', 'f5']);
    expect(await store.read('d')).toEqual(damaged);
    expect((await store.list()).map(({ id, stepCount }) => [id, stepCount])).toEqual([
      ['d', 10],
      ['d-recovered', 5],
    ]);
  });

  it('goes on with the recovered draft when the damaged one is opened again', async () => {
    const store = await storeWith(drawn().with(6, Uint8Array.of(1, 2, 3)));
    const first = await readDraft(store, summaryOf('d'));
    const document = createPlanDocument({ updates: first?.updates ?? [] }, { author: '甲' });
    const written: Uint8Array[] = [];
    document.onUpdate((update) => written.push(update));
    document.run({ do: 'rename-plan', name: '接着画' }, { at: 9 });
    for (const update of written) await store.append('d-recovered', update, summaryOf('d-recovered'), false);
    const second = await readDraft(store, summaryOf('d'));
    const opened = createPlanDocument({ updates: second?.updates ?? [] }, { author: '甲' });
    expect(opened.snapshot().name).toBe('接着画');
    expect(opened.snapshot().features.size).toBe(5);
  });

  it('has nothing of a draft whose beginning is damaged', async () => {
    const store = await storeWith(drawn().with(0, Uint8Array.of(200, 1)));
    expect(await readDraft(store, summaryOf('d'))).toBeNull();
    expect((await store.list()).map(({ id }) => id)).toEqual(['d']);
  });
});

describe('all drafts as files', () => {
  async function filesOf(store: DraftStore): Promise<DraftFile[]> {
    const files: DraftFile[] = [];
    for await (const file of allDrafts(store, () => Promise.reject(new Error('no seeds here')))) files.push(file);
    return files;
  }

  it('are plan files that open again, under names that any file system takes, damaged ones as far as they go', async () => {
    const store = createMemoryDraftStore();
    await storeWith(drawn('蓟州: 方案/一?'), 'a', store, '蓟州: 方案/一?');
    await storeWith(drawn('x').with(6, Uint8Array.of(9)), 'b', store, 'CON. ');
    await storeWith(drawn('y'), 'c', store, 'con');
    await storeWith([Uint8Array.of(1)], 'd', store, '读不出来');
    await storeWith(drawn('z'), 'e', store, '长'.repeat(300));
    const files = await filesOf(store);
    expect(files.map(({ name }) => name)).toEqual([
      '蓟州_ 方案_一_.plan.json',
      '_CON.plan.json',
      '_con (2).plan.json',
      `${'长'.repeat(80)}.plan.json`,
    ]);
    expect(files.map(({ text }) => readPlanFile(text).value?.features.size)).toEqual([10, 5, 10, 10]);
  });

  it('are none where there is no draft', async () => {
    expect(await filesOf(createMemoryDraftStore())).toEqual([]);
  });
});
