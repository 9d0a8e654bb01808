import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { createCell } from '../../../src/session/cell.ts';
import { createCoverageDesk } from '../../../src/session/coverage-desk.ts';
import type { Results } from '../../../src/session/desk.ts';

function resultsOf(revision: number, stale = false): Results {
  const evaluation = { scenario: 'a', year: 2030, revision } as NonNullable<Results['evaluation']>;
  return { evaluation, baseline: null, planRevision: revision, stale };
}

interface Asked {
  readonly asked: readonly [scenario: string, year: number];
  readonly answer: (account: unknown) => void;
  readonly fail: (code: string) => void;
}

/** A desk whose engine answers when the test says so. */
function scene() {
  const calls: Asked[] = [];
  const api = {
    coverage: (scenario: string, year: number) =>
      new Promise<never>((resolve, reject) => {
        calls.push({
          asked: [scenario, year],
          answer: (account) => resolve(account as never),
          fail: (code) => reject(Object.assign(new Error(code), { code })),
        });
      }),
  } as unknown as EngineApi;
  const results = createCell<Results>(resultsOf(1));
  const engine = createCell<EngineApi | null>(api);
  return { calls, api, results, engine, desk: createCoverageDesk({ engine, results }) };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

const ACCOUNT = { sites: [] };

describe('coverage on screen', () => {
  it('is asked for once somebody looks, of the scheme and year on screen', async () => {
    const { calls, desk } = scene();
    expect(calls).toHaveLength(0);
    desk.watch(true);
    expect(calls.map(({ asked }) => asked)).toEqual([['a', 2030]]);
    expect(desk.coverage.get().state).toBe('working');
    calls[0]?.answer(ACCOUNT);
    await settle();
    expect(desk.coverage.get()).toEqual({ state: 'ready', account: ACCOUNT, isOld: false });
  });

  it('keeps the old details, marked as old, until those of the new numbers are there', async () => {
    const { calls, results, desk } = scene();
    desk.watch(true);
    calls[0]?.answer(ACCOUNT);
    await settle();
    results.set(resultsOf(1, true));
    expect(desk.coverage.get()).toMatchObject({ account: ACCOUNT, isOld: true });
    expect(calls).toHaveLength(1);
    results.set(resultsOf(2));
    expect(calls).toHaveLength(2);
    calls[1]?.answer({ sites: ['new'] });
    await settle();
    expect(desk.coverage.get()).toEqual({ state: 'ready', account: { sites: ['new'] }, isOld: false });
  });

  it('asks again when the numbers changed while it was asking', async () => {
    const { calls, results, desk } = scene();
    desk.watch(true);
    results.set(resultsOf(2));
    expect(calls).toHaveLength(1);
    calls[0]?.answer(ACCOUNT);
    await settle();
    expect(calls).toHaveLength(2);
    expect(desk.coverage.get().isOld).toBe(true);
  });

  it('lets go of the details when nobody looks any more, also of those under way', async () => {
    const { calls, results, desk } = scene();
    desk.watch(true);
    desk.watch(false);
    calls[0]?.answer(ACCOUNT);
    await settle();
    results.set(resultsOf(2));
    expect(calls).toHaveLength(1);
    expect(desk.coverage.get()).toEqual({ state: 'none', account: null, isOld: false });
    desk.watch(true);
    expect(calls).toHaveLength(2);
  });

  it('says when it failed, and asks the engine that comes after one that died', async () => {
    const { calls, api, engine, desk } = scene();
    desk.watch(true);
    calls[0]?.fail('broken');
    await settle();
    expect(desk.coverage.get().state).toBe('failed');
    engine.set(null);
    engine.set({ ...api });
    calls[1]?.fail('engine-gone');
    await settle();
    expect(desk.coverage.get().state).toBe('working');
    engine.set({ ...api });
    calls[2]?.answer(ACCOUNT);
    await settle();
    expect(desk.coverage.get().state).toBe('ready');
  });

  it('has nothing to tell where the engine has no factors', async () => {
    const { calls, desk } = scene();
    desk.watch(true);
    calls[0]?.answer(null);
    await settle();
    expect(desk.coverage.get()).toEqual({ state: 'none', account: null, isOld: false });
  });
});
