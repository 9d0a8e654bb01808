import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { createCell, type WritableCell } from '../../../src/session/cell.ts';
import type { Results } from '../../../src/session/results.ts';
import { type EnergyWatch, watchEnergy } from '../../../src/session/energy-watch.ts';

type Answer = (outcome: { readonly value?: unknown; readonly code?: string }) => void;

/** An engine that answers when the test says so, and what it was asked. */
function heldEngine(): {
  readonly api: EngineApi;
  readonly asked: [string, readonly number[]][];
  readonly answers: Answer[];
} {
  const asked: [string, readonly number[]][] = [];
  const answers: Answer[] = [];
  const api = {
    energy: (scheme: string, years: readonly number[]) => {
      asked.push([scheme, years]);
      return new Promise<never>((resolve, reject) => {
        answers.push(({ value = null, code }) => {
          if (code === undefined) resolve(value as never);
          else reject(Object.assign(new Error(code), { code }));
        });
      });
    },
  } as unknown as EngineApi;
  return { api, asked, answers };
}

function resultsOf(revision: number, stale = false, year = 2030): Results {
  const evaluation = { scenario: 'a', year, revision } as NonNullable<Results['evaluation']>;
  return { evaluation, baseline: null, planRevision: revision, stale };
}

interface Scene extends ReturnType<typeof heldEngine> {
  readonly watch: EnergyWatch;
  readonly results: WritableCell<Results>;
  readonly engine: WritableCell<EngineApi | null>;
}

function scene(year = 2030): Scene {
  const held = heldEngine();
  const results = createCell<Results>(resultsOf(1, false, year));
  const engine = createCell<EngineApi | null>(held.api);
  return { ...held, results, engine, watch: watchEnergy({ engine, results, years: () => [2025, 2030] }) };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

const SERIES = { scenario: 'a', revision: 1, years: [] };

describe('energy on screen', () => {
  it('is not asked for while nobody looks, nor any more when nobody does', async () => {
    const { asked, answers, results, watch } = scene();
    expect(asked).toEqual([]);
    expect(watch.energy.get().state).toBe('none');
    watch.watch(true);
    watch.watch(false);
    answers.shift()?.({ value: SERIES });
    await settle();
    results.set(resultsOf(2));
    expect(asked).toHaveLength(1);
    expect(watch.energy.get()).toMatchObject({ series: SERIES, isOld: true });
  });

  it('is that of the years of the plan and the one on screen, each once', async () => {
    const open = scene(2027);
    open.watch.watch(true);
    open.answers.shift()?.({ value: SERIES });
    await settle();
    open.results.set(resultsOf(1));
    expect(open.asked).toEqual([
      ['a', [2025, 2030, 2027]],
      ['a', [2025, 2030]],
    ]);
  });

  it('is old while the plan goes on, and asked for again with the next numbers', async () => {
    const open = scene();
    open.watch.watch(true);
    open.answers.shift()?.({ value: SERIES });
    await settle();
    expect(open.watch.energy.get()).toMatchObject({ state: 'ready', isOld: false });
    open.results.set(resultsOf(2, true));
    expect(open.watch.energy.get()).toMatchObject({ series: SERIES, isOld: true });
    expect(open.asked).toHaveLength(1);
    open.results.set(resultsOf(2));
    expect(open.asked).toHaveLength(2);
  });

  it('is old at once when the plan went on before the answer came', async () => {
    const open = scene();
    open.watch.watch(true);
    open.results.set(resultsOf(2, true));
    open.answers.shift()?.({ value: SERIES });
    await settle();
    expect(open.watch.energy.get()).toMatchObject({ series: SERIES, isOld: true });
  });

  it('is asked for again when the engine gave it up for a newer plan', async () => {
    const open = scene();
    open.watch.watch(true);
    open.answers.shift()?.({ code: 'energy-outdated' });
    open.results.set(resultsOf(2));
    await settle();
    expect(open.asked).toHaveLength(2);
    expect(open.watch.energy.get().state).toBe('working');
  });

  it('says that it failed, and is asked for again of another engine', async () => {
    const open = scene();
    open.watch.watch(true);
    open.answers.shift()?.({ code: 'out-of-memory' });
    await settle();
    expect(open.watch.energy.get().state).toBe('failed');
    open.engine.set(heldEngine().api);
    expect(open.watch.energy.get().state).toBe('working');
  });

  it('tells nothing where there is nothing to tell', async () => {
    const open = scene();
    open.watch.watch(true);
    open.answers.shift()?.({});
    await settle();
    expect(open.watch.energy.get()).toEqual({ state: 'none', series: null, isOld: false });
  });
});
