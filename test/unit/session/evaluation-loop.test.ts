import { describe, expect, it, vi } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { PlanUpdate } from '../../../workers/engine/contract/plan-update.ts';
import { createPlanDocument } from '../../../src/plan/document.ts';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Results } from '../../../src/session/results.ts';
import { startEvaluationLoop } from '../../../src/session/evaluation-loop.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';
import { createTestTimers } from '../../support/session-ports.ts';

/** An engine whose answers wait until a test gives them. */
function scriptedEngine(): {
  readonly api: EngineApi;
  readonly updates: PlanUpdate[];
  readonly asked: string[];
  /** How often it was told to give up. */
  readonly cancelled: () => number;
  answer(): Promise<void>;
  refuse(error: Error): Promise<void>;
} {
  const updates: PlanUpdate[] = [];
  const asked: string[] = [];
  let cancelled = 0;
  const open: { resolve: (evaluation: Evaluation) => void; reject: (error: Error) => void; evaluation: Evaluation }[] =
    [];
  const api = {
    cancel: () => {
      cancelled += 1;
      open.shift()?.reject(coded('evaluation-cancelled'));
      return Promise.resolve();
    },
    update: (update: PlanUpdate) => {
      updates.push(update);
      return Promise.resolve();
    },
    evaluate: (scenario: string, year: number) =>
      new Promise<Evaluation>((resolve, reject) => {
        asked.push(`${scenario} ${String(year)}`);
        const revision = updates.at(-1)?.revision ?? 0;
        const evaluation: Evaluation = {
          scenario,
          year,
          revision,
          measures: [],
          targets: [],
          contributions: [],
          drawnM2: {},
          balance: null,
          notes: [],
          elapsedMs: 0,
        };
        open.push({ resolve, reject, evaluation });
      }),
  } as unknown as EngineApi;
  return {
    api,
    updates,
    asked,
    cancelled: () => cancelled,
    async answer() {
      await vi.waitFor(() => expect(open.length).toBeGreaterThan(0));
      const next = open.shift();
      next?.resolve(next.evaluation);
      await settle();
    },
    async refuse(error) {
      await vi.waitFor(() => expect(open.length).toBeGreaterThan(0));
      open.shift()?.reject(error);
      await settle();
    },
  };
}

function coded(code: string): Error {
  return Object.assign(new Error(code), { code });
}

async function settle(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
}

function start(first: EngineApi | null = null) {
  const document = createPlanDocument(wholePlan([drawn('f1', gridBox(0, 0, 1, 1)), drawn('f2', gridBox(1, 0, 2, 1))]), {
    author: 'a',
    clientId: 1,
  });
  const engine = createCell<EngineApi | null>(first);
  const scenario = createCell('a');
  const year = createCell(2025);
  const failures: unknown[] = [];
  const timers = createTestTimers();
  const loop = startEvaluationLoop({
    document,
    engine,
    scenario,
    year,
    targets: () => [],
    landAreaM2: () => null,
    onFailure: (error) => failures.push(error),
    after: (delayMs, action) => timers.after(delayMs, action),
  });
  const seen: Results[] = [];
  loop.results.subscribe((results) => seen.push(results));
  const draw = (id: string): void =>
    document.run({ do: 'add-features', label: 'add-feature', features: [drawn(id, gridBox(0, 0, 1, 1))] }, { at: 1 });
  return { document, engine, scenario, year, loop, seen, failures, timers, draw };
}

describe('evaluation loop', () => {
  it('waits for an engine, then sends the whole plan and asks for the scheme and its baseline', async () => {
    const { engine, loop } = start();
    expect(loop.results.get()).toMatchObject({ evaluation: null, baseline: null, stale: true });
    const scripted = scriptedEngine();
    engine.set(scripted.api);
    await scripted.answer();
    await scripted.answer();
    expect(scripted.asked).toEqual(['a 2025', 'base 2025']);
    expect(scripted.updates).toMatchObject([{ order: ['f1', 'f2'], upserts: [{ id: 'f1' }, { id: 'f2' }] }]);
    expect(loop.results.get()).toMatchObject({
      stale: false,
      evaluation: { scenario: 'a' },
      baseline: { scenario: 'base' },
    });
  });

  it('sends only what changed', async () => {
    const scripted = scriptedEngine();
    const { document, draw } = start(scripted.api);
    await scripted.answer();
    await scripted.answer();
    draw('f3');
    await scripted.answer();
    await scripted.answer();
    expect(scripted.updates.map(({ zones }) => zones)).toEqual([[], null]);
    expect(scripted.updates.at(-1)).toMatchObject({ upserts: [{ id: 'f3' }], removed: [], order: ['f1', 'f2', 'f3'] });
    document.run({ do: 'remove-features', ids: ['f1'], scenario: 'a' }, { at: 2 });
    await scripted.answer();
    await scripted.answer();
    expect(scripted.updates.at(-1)).toMatchObject({ upserts: [], removed: ['f1'], order: ['f2', 'f3'] });
  });

  it('marks numbers as outdated while the plan is newer, and gathers what was drawn meanwhile into one question', async () => {
    const scripted = scriptedEngine();
    const { loop, draw } = start(scripted.api);
    await scripted.answer();
    draw('f3');
    draw('f4');
    draw('f5');
    await scripted.answer();
    expect(loop.results.get()).toMatchObject({ stale: true, evaluation: { revision: 1 }, planRevision: 4 });
    await scripted.answer();
    await scripted.answer();
    expect(loop.results.get()).toMatchObject({ stale: false, evaluation: { revision: 4 } });
    expect(scripted.updates.map((update) => update.upserts.map((one) => one.id))).toEqual([
      ['f1', 'f2'],
      ['f3', 'f4', 'f5'],
    ]);
  });

  it('drops the answer for a scheme or year that is no longer on screen', async () => {
    const scripted = scriptedEngine();
    const { scenario, year, loop, seen } = start(scripted.api);
    await vi.waitFor(() => expect(scripted.asked).toEqual(['a 2025']));
    scenario.set('b');
    year.set(2035);
    await scripted.answer();
    await scripted.answer();
    expect(seen.map((one) => one.evaluation)).toEqual(seen.map(() => null));
    await scripted.answer();
    await scripted.answer();
    expect(loop.results.get().evaluation).toMatchObject({ scenario: 'b', year: 2035 });
    expect(loop.results.get()).toMatchObject({ stale: false, baseline: { scenario: 'base', year: 2035 } });
  });

  it('asks for the baseline again whenever the plan changed, a removal included', async () => {
    const scripted = scriptedEngine();
    const { document, scenario } = start(scripted.api);
    await scripted.answer();
    await scripted.answer();
    scenario.set('b');
    await scripted.answer();
    expect(scripted.asked).toEqual(['a 2025', 'base 2025', 'b 2025']);
    document.run({ do: 'remove-features', ids: ['f1'], scenario: 'a' }, { at: 2 });
    await scripted.answer();
    await scripted.answer();
    expect(scripted.asked.slice(3)).toEqual(['b 2025', 'base 2025']);
  });

  it('sends everything to the engine that replaces a dead one', async () => {
    const dying = scriptedEngine();
    const { engine, loop, failures, draw } = start(dying.api);
    await dying.answer();
    await dying.answer();
    draw('f3');
    await vi.waitFor(() => expect(dying.asked).toHaveLength(3));
    engine.set(null);
    await dying.refuse(new Error('engine gone'));
    expect(failures).toEqual([]);
    expect(loop.results.get()).toMatchObject({ stale: true, evaluation: { revision: 1 } });
    const fresh = scriptedEngine();
    engine.set(fresh.api);
    await fresh.answer();
    await fresh.answer();
    expect(fresh.updates).toMatchObject([{ upserts: [{ id: 'f1' }, { id: 'f2' }, { id: 'f3' }] }]);
    expect(loop.results.get()).toMatchObject({ stale: false, evaluation: { revision: 2 } });
  });

  it('goes on with the new engine even when the old one refuses late', async () => {
    const dying = scriptedEngine();
    const { engine, loop, failures } = start(dying.api);
    await vi.waitFor(() => expect(dying.asked).toHaveLength(1));
    const fresh = scriptedEngine();
    engine.set(null);
    engine.set(fresh.api);
    await dying.refuse(new Error('engine gone'));
    await fresh.answer();
    await fresh.answer();
    expect(loop.results.get()).toMatchObject({ stale: false });
    expect(failures).toEqual([]);
  });

  it('says that a living engine failed, and sends everything with the next edit', async () => {
    const scripted = scriptedEngine();
    const { failures, loop, draw } = start(scripted.api);
    const broken = new Error('out of bounds');
    await scripted.refuse(broken);
    expect(failures).toEqual([broken]);
    expect(loop.results.get().stale).toBe(true);
    draw('f3');
    await scripted.answer();
    await scripted.answer();
    expect(scripted.updates.at(-1)?.upserts.map((one) => one.id)).toEqual(['f1', 'f2', 'f3']);
    expect(loop.results.get().stale).toBe(false);
  });

  it('asks again in silence when the engine dropped its work for being outdated', async () => {
    const scripted = scriptedEngine();
    const { loop, failures, draw } = start(scripted.api);
    draw('f3');
    await scripted.refuse(coded('evaluation-outdated'));
    await scripted.answer();
    await scripted.answer();
    expect(failures).toEqual([]);
    expect(scripted.updates.map((update) => update.upserts.map((one) => one.id))).toEqual([['f1', 'f2'], ['f3']]);
    expect(loop.results.get()).toMatchObject({ stale: false, evaluation: { revision: 2 } });
  });

  it('shows work only when it is long, with the share that the engine tells', async () => {
    const scripted = scriptedEngine();
    const { loop, timers } = start(scripted.api);
    await vi.waitFor(() => expect(scripted.asked).toHaveLength(1));
    const progress = { step: 'evaluate', source: '', done: 3, total: 4 } as const;
    loop.follow(progress);
    expect(loop.work.get()).toEqual({ state: 'idle' });
    expect(timers.delays).toEqual([500]);
    timers.run();
    expect(loop.work.get()).toEqual({ state: 'working', share: null });
    loop.follow(progress);
    expect(loop.work.get()).toEqual({ state: 'working', share: 0.75 });
    await scripted.answer();
    await scripted.answer();
    expect(loop.work.get()).toEqual({ state: 'idle' });
    loop.follow(progress);
    expect(loop.work.get()).toEqual({ state: 'idle' });
    expect(timers.delays).toEqual([]);
  });

  it('keeps old numbers as old when long work is stopped, until it is asked again or something is drawn', async () => {
    const scripted = scriptedEngine();
    const { loop, timers, failures, draw } = start(scripted.api);
    await scripted.answer();
    await scripted.answer();
    draw('f3');
    await vi.waitFor(() => expect(scripted.asked).toHaveLength(3));
    loop.stop();
    expect(scripted.cancelled()).toBe(0);
    timers.run();
    loop.stop();
    await settle();
    expect([scripted.cancelled(), failures]).toEqual([1, []]);
    expect(loop.work.get()).toEqual({ state: 'stopped' });
    expect(loop.results.get()).toMatchObject({ stale: true, evaluation: { revision: 1 } });
    loop.again();
    expect(loop.work.get()).toEqual({ state: 'idle' });
    await scripted.answer();
    await scripted.answer();
    expect(loop.results.get()).toMatchObject({ stale: false, evaluation: { revision: 2 } });
  });

  it('gives up long work that an edit has made useless, and goes on with the edit', async () => {
    const scripted = scriptedEngine();
    const { loop, timers, failures, draw } = start(scripted.api);
    await vi.waitFor(() => expect(scripted.asked).toHaveLength(1));
    timers.run();
    draw('f3');
    await scripted.answer();
    await scripted.answer();
    expect([scripted.cancelled(), failures]).toEqual([1, []]);
    expect(loop.work.get()).toEqual({ state: 'idle' });
    expect(loop.results.get()).toMatchObject({ stale: false, evaluation: { revision: 2 } });
  });

  it('asks for scheme and baseline again when the base has changed under an unchanged plan', async () => {
    const scripted = scriptedEngine();
    const { loop } = start(scripted.api);
    await scripted.answer();
    await scripted.answer();
    loop.again();
    expect(loop.results.get().stale).toBe(true);
    await scripted.answer();
    await scripted.answer();
    expect(scripted.asked).toEqual(['a 2025', 'base 2025', 'a 2025', 'base 2025']);
    // The engine has this plan already.
    expect(scripted.updates).toHaveLength(1);
    expect(loop.results.get().stale).toBe(false);
  });

  it('asks nothing more after it has ended', async () => {
    const scripted = scriptedEngine();
    const { loop, draw, year } = start(scripted.api);
    await scripted.answer();
    await scripted.answer();
    loop.dispose();
    draw('f3');
    year.set(2035);
    await settle();
    expect(scripted.asked).toHaveLength(2);
  });
});
