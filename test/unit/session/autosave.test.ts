import { describe, expect, it } from 'vitest';
import { createPlanDocument, type PlanDocument } from '../../../src/plan/document.ts';
import { DraftFailure } from '../../../src/platform/draft-failure.ts';
import { createMemoryDraftStore } from '../../../src/platform/draft-store-memory.ts';
import { type Autosave, startAutosave } from '../../../src/session/autosave.ts';
import type { SaveState } from '../../../src/session/desk.ts';
import type { DraftStore, TabChannel } from '../../../src/session/ports.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';
import { createTestTimers, type TestTimers } from '../../support/session-ports.ts';
import { createTabHub } from '../../support/tab-hub.ts';

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
  return watch(document, store, createTabHub().open(), storedAt, storedUpdates);
}

function watch(
  document: PlanDocument,
  store: DraftStore,
  channel: TabChannel,
  storedAt: number | null,
  storedUpdates = 0,
): Desk {
  const timers = createTestTimers();
  let clock = START;
  const autosave = startAutosave({
    document,
    store,
    channel,
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

describe('the space that the browser gives', () => {
  it('is asked for once there is something to keep, and told before it is used up', async () => {
    let usedBytes = 89;
    let asked = 0;
    const inner = createMemoryDraftStore();
    const { autosave, draw } = open({
      ...inner,
      estimate: () => Promise.resolve({ usedBytes, quotaBytes: 100 }),
      askToKeep: () => Promise.resolve((asked += 1) > 0),
    });
    await autosave.settled();
    expect(asked).toBe(0);
    for (let step = 0; step < 60; step++) {
      if (step === 30) usedBytes = 91;
      draw(`f${step}`);
      await autosave.settled();
      if (step === 29) expect(autosave.nearlyFull.get()).toBe(false);
    }
    expect(autosave.nearlyFull.get()).toBe(true);
    expect(asked).toBe(1);
    expect(autosave.state.get().state).toBe('saved');
  });

  it('is no news where the browser tells nothing, or fails', async () => {
    const { autosave, draw } = open({
      ...createMemoryDraftStore(),
      estimate: () => Promise.reject(new Error('no')),
      askToKeep: () => Promise.reject(new Error('no')),
    });
    draw('f1');
    await autosave.settled();
    await Promise.resolve();
    expect([autosave.nearlyFull.get(), autosave.state.get().state]).toEqual([false, 'saved']);
  });
});

describe('autosave in several tabs of one draft', () => {
  /** A store whose writes by one tab can be held up or refused. */
  function storeOf(inner: DraftStore): DraftStore & { gate: Promise<void> | null; appended: number } {
    const store = {
      ...inner,
      gate: null as Promise<void> | null,
      appended: 0,
      append: async (...values: Parameters<DraftStore['append']>): Promise<void> => {
        store.appended += 1;
        if (store.gate !== null) await store.gate;
        await inner.append(...values);
      },
    };
    return store;
  }

  const NEVER = new Promise<void>(() => undefined);

  /** One tab that has drawn f1 and another that opened the draft then. */
  async function twoTabs() {
    const inner = createMemoryDraftStore();
    const hub = createTabHub();
    const [storeA, storeB] = [storeOf(inner), storeOf(inner)];
    const channelA = hub.open();
    const first = createPlanDocument(wholePlan([]), { author: 'a', clientId: 1 });
    const a = watch(first, storeA, channelA, null);
    a.draw('f1');
    await a.autosave.settled();
    const updates = (await inner.read('d')) ?? [];
    const second = createPlanDocument({ updates }, { author: 'a', clientId: 2 });
    const b = watch(second, storeB, hub.open(), START, updates.length);
    hub.deliver();
    const idsOf = ({ document }: Desk): string[] => [...document.snapshot().features.keys()];
    return { inner, hub, storeA, storeB, channelA, a, b, idsOf };
  }

  it('shows in one what is drawn in the other, and writes it once', async () => {
    const { inner, hub, a, b, storeA, storeB, idsOf } = await twoTabs();
    a.draw('f2');
    await a.autosave.settled();
    hub.deliver();
    expect(idsOf(b)).toEqual(['f1', 'f2']);
    b.document.undo();
    await b.autosave.settled();
    hub.deliver();
    expect(idsOf(a)).toEqual(['f1']);
    expect(a.document.history()).toEqual(b.document.history());
    expect([storeA.appended, storeB.appended]).toEqual([2, 1]);
    expect([a.autosave.state.get().state, b.autosave.state.get().state]).toEqual(['saved', 'saved']);
    expect(await reopened(inner)).toEqual(['f1']);
    // A word that came in time leaves nobody waiting.
    expect([a.timers.delays, b.timers.delays]).toEqual([[], []]);
  });

  it('does not say saved before the other tab has written what is shown', async () => {
    const { hub, a, b, storeA } = await twoTabs();
    let confirm: () => void = () => undefined;
    storeA.gate = new Promise((resolve) => (confirm = resolve));
    a.draw('f2');
    hub.deliver();
    expect(b.autosave.state.get()).toEqual({ state: 'saving' });
    confirm();
    await a.autosave.settled();
    hub.deliver();
    expect(b.autosave.state.get().state).toBe('saved');
  });

  it.each([
    ['after a while', async ({ timers, autosave }: Desk) => (timers.run(), autosave.settled())],
    ['before it is closed itself', async ({ autosave }: Desk) => autosave.retry()],
  ])('writes what a tab that died had only shown: %s', async (_, next) => {
    const { inner, hub, a, b, storeA, channelA } = await twoTabs();
    storeA.gate = NEVER;
    a.draw('f2');
    hub.deliver();
    hub.kill(channelA);
    expect(await reopened(inner)).toEqual(['f1']);
    b.draw('f3');
    await b.autosave.settled();
    expect(b.autosave.state.get()).toEqual({ state: 'saving' });
    await next(b);
    expect(b.autosave.state.get().state).toBe('saved');
    expect(await reopened(inner)).toEqual(['f1', 'f2', 'f3']);
  });

  it('gives a tab that opens the draft what is not written yet', async () => {
    const { inner, hub, a, b, storeA, idsOf } = await twoTabs();
    storeA.gate = NEVER;
    a.draw('f2');
    const updates = (await inner.read('d')) ?? [];
    const third = watch(
      createPlanDocument({ updates }, { author: 'a', clientId: 3 }),
      storeOf(inner),
      hub.open(),
      START,
    );
    expect(idsOf(third)).toEqual(['f1']);
    hub.deliver();
    for (const tab of [a, b, third]) expect(idsOf(tab)).toEqual(['f1', 'f2']);
    expect(third.autosave.state.get()).toEqual({ state: 'saving' });
    third.timers.run();
    await third.autosave.settled();
    expect(await reopened(inner)).toEqual(['f1', 'f2']);
  });

  it('gets from a tab that opens what only that one had: a draft changed while nobody heard', async () => {
    const { inner, hub, a, idsOf } = await twoTabs();
    const updates = (await inner.read('d')) ?? [];
    const offline = createPlanDocument({ updates }, { author: 'a', clientId: 4 });
    offline.run({ do: 'rename-plan', name: '改名' }, { at: 1 });
    watch(offline, storeOf(inner), hub.open(), START);
    hub.deliver();
    expect(a.document.snapshot().name).toBe('改名');
    expect(idsOf(a)).toEqual(['f1']);
  });

  it('is quiet after it has ended', async () => {
    const { hub, a, b, storeA } = await twoTabs();
    storeA.gate = NEVER;
    a.draw('f2');
    hub.deliver();
    b.autosave.dispose();
    expect(b.timers.delays).toEqual([]);
    a.draw('f3');
    expect(hub.posted.length).toBeGreaterThan(0);
    hub.deliver();
    expect(b.document.snapshot().features.size).toBe(2);
  });
});
