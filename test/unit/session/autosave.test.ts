import { describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../../src/plan/document.ts';
import { DraftFailure } from '../../../src/platform/draft-failure.ts';
import { createMemoryDraftStore } from '../../../src/platform/draft-store-memory.ts';
import { type Autosave, startAutosave } from '../../../src/session/autosave.ts';
import type { SaveState } from '../../../src/session/desk.ts';
import type { DraftStore } from '../../../src/session/ports.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';
import { createTestTimers, type TestTimers } from '../../support/session-ports.ts';

const START = 1000;

interface Desk {
  readonly document: PlanDocument;
  readonly autosave: Autosave;
  readonly timers: TestTimers;
  readonly seen: SaveState[];
  readonly draw: (id: string) => void;
}

function open(store: DraftStore, storedAt: number | null = null, storedUpdates = 0): Desk {
  const document = createPlanDocument(wholePlan([]), { author: 'a', clientId: 1 });
  const timers = createTestTimers();
  let clock = START;
  const autosave = startAutosave({
    document,
    store,
    draftId: 'd',
    storedAt,
    storedUpdates,
    describe: () => ({ name: document.snapshot().name, seed: null, scenarioCount: 3, standing: null }),
    now: () => (clock += 1),
    after: (delayMs, action) => timers.after(delayMs, action),
  });
  const seen: SaveState[] = [];
  autosave.state.subscribe((state) => seen.push(state));
  const draw = (id: string): void =>
    document.run({ do: 'add-features', label: 'add-feature', features: [drawn(id, gridBox(0, 0, 1, 1))] }, { at: 1 });
  return { document, autosave, timers, seen, draw };
}

/** What somebody who comes back finds. */
async function reopened(store: DraftStore): Promise<string[]> {
  const updates = await store.read('d');
  if (updates === null) return [];
  const document = createPlanDocument({ updates }, { author: 'b' });
  return [...document.snapshot().features.keys()];
}

/** A store that refuses while `failure` is set. */
function refusing(): DraftStore & { failure: Error | null; appended: number } {
  const inner = createMemoryDraftStore();
  const store = {
    ...inner,
    failure: null as Error | null,
    appended: 0,
    append: async (...values: Parameters<DraftStore['append']>): Promise<void> => {
      if (store.failure !== null) throw store.failure;
      store.appended += 1;
      await inner.append(...values);
    },
  };
  return store;
}

describe('autosave', () => {
  it('leaves no draft behind when a plan is only looked at', async () => {
    const store = createMemoryDraftStore();
    const { autosave } = open(store);
    await autosave.settled();
    expect(await store.list()).toEqual([]);
    expect(autosave.state.get().state).toBe('saved');
  });

  it('writes the whole plan with the first step, then step by step', async () => {
    const store = refusing();
    const { autosave, draw, seen } = open(store);
    draw('f1');
    await autosave.settled();
    expect(await reopened(store)).toEqual(['f1']);
    draw('f2');
    draw('f3');
    await autosave.settled();
    expect(await reopened(store)).toEqual(['f1', 'f2', 'f3']);
    expect(store.appended).toBe(3);
    expect((await store.list())[0]).toMatchObject({ id: 'd', stepCount: 3, scenarioCount: 3, name: '试验方案' });
    expect(seen.map((one) => one.state)).toEqual(['saving', 'saved', 'saving', 'saved']);
  });

  it('says saved only after the store has confirmed', async () => {
    const inner = createMemoryDraftStore();
    let confirm: () => void = () => undefined;
    const { autosave, draw } = open({ ...inner, append: () => new Promise((resolve) => (confirm = resolve)) });
    draw('f1');
    await Promise.resolve();
    expect(autosave.state.get()).toEqual({ state: 'saving' });
    confirm();
    await autosave.settled();
    expect(autosave.state.get().state).toBe('saved');
  });

  it('counts what is only in memory, and since when', async () => {
    const store = refusing();
    const { autosave, draw, timers } = open(store, 500);
    expect(autosave.state.get()).toEqual({ state: 'saved', at: 500 });
    store.failure = new DraftFailure('storage-full');
    draw('f1');
    await autosave.settled();
    expect(autosave.state.get()).toEqual({ state: 'memory-only', code: 'storage-full', since: 500, steps: 1 });
    draw('f2');
    expect(autosave.state.get()).toMatchObject({ steps: 2 });
    await autosave.settled();
    expect(autosave.state.get()).toMatchObject({ state: 'memory-only', steps: 2 });
    expect(timers.delays).toHaveLength(1);
  });

  it.each([
    ['asked', async (desk: Desk) => desk.autosave.retry()],
    ['time has passed', async (desk: Desk) => (desk.timers.run(), desk.autosave.settled())],
    ['something else is drawn', async (desk: Desk) => (desk.draw('f9'), desk.autosave.settled())],
  ])('loses nothing: writes all of it when %s and the store takes it again', async (_, next) => {
    const store = refusing();
    const desk = open(store);
    desk.draw('f1');
    await desk.autosave.settled();
    store.failure = new DraftFailure('storage-lost');
    desk.draw('f2');
    desk.draw('f3');
    await desk.autosave.settled();
    expect(await reopened(store)).toEqual(['f1']);
    // The browser has thrown the draft away meanwhile: steps alone would not open.
    await store.remove('d');
    store.failure = null;
    await next(desk);
    expect((await reopened(store)).slice(0, 3)).toEqual(['f1', 'f2', 'f3']);
    expect(desk.autosave.state.get().state).toBe('saved');
    expect(desk.timers.delays).toEqual([]);
  });

  it('makes a long log one state before it adds anything', async () => {
    const store = createMemoryDraftStore();
    const before = open(store);
    before.draw('one');
    before.draw('two');
    await before.autosave.settled();
    const after = open(store, START, 201);
    after.draw('three');
    await after.autosave.settled();
    expect(await store.read('d')).toHaveLength(2);
    expect(await reopened(store)).toContain('three');
  });

  it('leaves a short log alone', async () => {
    const store = createMemoryDraftStore();
    const before = open(store);
    before.draw('one');
    await before.autosave.settled();
    before.draw('two');
    await before.autosave.settled();
    const after = open(store, START, 2);
    await after.autosave.settled();
    expect(await store.read('d')).toHaveLength(2);
  });

  it('writes what is drawn while it writes, in order', async () => {
    const inner = createMemoryDraftStore();
    const order: number[] = [];
    const store: DraftStore = {
      ...inner,
      append: async (id, update, summary, isWhole) => {
        await new Promise((resolve) => setTimeout(resolve, 1));
        order.push(summary.savedAt);
        await inner.append(id, update, summary, isWhole);
      },
    };
    const { autosave, draw } = open(store);
    for (let number = 0; number < 6; number += 1) {
      draw(`f${number}`);
      await Promise.resolve();
    }
    await autosave.settled();
    expect(await reopened(store)).toEqual(['f0', 'f1', 'f2', 'f3', 'f4', 'f5']);
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(autosave.state.get().state).toBe('saved');
  });

  it('shows the code of the store, and a code of its own for anything else', async () => {
    const store = refusing();
    const { autosave, draw } = open(store);
    store.failure = new DOMException('no', 'NotFoundError');
    draw('f1');
    await autosave.settled();
    expect(autosave.state.get()).toEqual({ state: 'memory-only', code: 'storage-failed', since: null, steps: 1 });
  });

  it('neither writes nor tries again after it has ended', async () => {
    const store = refusing();
    const { autosave, draw, timers } = open(store);
    store.failure = new DraftFailure('storage-full');
    draw('f1');
    await autosave.settled();
    autosave.dispose();
    store.failure = null;
    draw('f2');
    timers.run();
    await autosave.settled();
    expect(store.appended).toBe(0);
  });
});
