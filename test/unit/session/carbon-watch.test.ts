import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { type CarbonWatch, watchCarbon } from '../../../src/session/carbon-watch.ts';
import { createCell, type WritableCell } from '../../../src/session/cell.ts';
import type { Results } from '../../../src/session/results.ts';

type Answer = (outcome: { readonly value?: unknown; readonly code?: string }) => void;

/** An engine that answers when the test says so, and what it was asked. */
function heldEngine(): { readonly api: EngineApi; readonly asked: [string, string][]; readonly answers: Answer[] } {
  const asked: [string, string][] = [];
  const answers: Answer[] = [];
  const ask = (what: string, scheme: string): Promise<never> => {
    asked.push([what, scheme]);
    return new Promise<never>((resolve, reject) => {
      answers.push(({ value = null, code }) => {
        if (code === undefined) resolve(value as never);
        else reject(Object.assign(new Error(code), { code }));
      });
    });
  };
  const api = {
    carbon: (scheme: string) => ask('carbon', scheme),
    carbonSeries: (scheme: string) => ask('series', scheme),
  } as unknown as EngineApi;
  return { api, asked, answers };
}

function resultsOf(revision: number, stale = false): Results {
  const evaluation = { scenario: 'a', year: 2030, revision } as NonNullable<Results['evaluation']>;
  return { evaluation, baseline: null, planRevision: revision, stale };
}

interface Scene extends ReturnType<typeof heldEngine> {
  readonly watch: CarbonWatch;
  readonly results: WritableCell<Results>;
  readonly engine: WritableCell<EngineApi | null>;
}

function scene(): Scene {
  const held = heldEngine();
  const results = createCell<Results>(resultsOf(1));
  const engine = createCell<EngineApi | null>(held.api);
  return { ...held, results, engine, watch: watchCarbon({ engine, results, schemes: () => ['base', 'a'] }) };
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
}

async function answerAll({ answers }: Scene, values: readonly unknown[]): Promise<void> {
  for (const value of values) {
    answers.shift()?.({ value });
    await settle();
  }
}

const REPORT = { scenario: 'a', year: 2030 };

describe('carbon on screen', () => {
  it('is not asked for while nobody looks', () => {
    const { asked, watch } = scene();
    expect(asked).toEqual([]);
    expect(watch.carbon.get().state).toBe('none');
  });

  it('is the report of the scheme on screen, then the years of every scheme, that one first', async () => {
    const open = scene();
    open.watch.watch(true);
    await answerAll(open, [REPORT, { scenario: 'a' }, { scenario: 'base' }]);
    expect(open.asked).toEqual([
      ['carbon', 'a'],
      ['series', 'a'],
      ['series', 'base'],
    ]);
    expect(open.watch.carbon.get()).toMatchObject({ state: 'ready', report: REPORT, isOld: false });
    expect(open.watch.carbon.get().series.map(({ scenario }) => scenario)).toEqual(['a', 'base']);
  });

  it('is old while the plan goes on, and asked for again with the next numbers', async () => {
    const open = scene();
    open.watch.watch(true);
    await answerAll(open, [REPORT, null, null]);
    open.results.set(resultsOf(2, true));
    expect(open.watch.carbon.get()).toMatchObject({ report: REPORT, isOld: true });
    expect(open.asked).toHaveLength(3);
    open.results.set(resultsOf(2));
    expect(open.asked).toHaveLength(4);
  });

  it('is asked for again when the engine gave it up for a newer plan', async () => {
    const open = scene();
    open.watch.watch(true);
    open.answers.shift()?.({ code: 'carbon-outdated' });
    open.results.set(resultsOf(2));
    await settle();
    expect(open.asked).toHaveLength(2);
    expect(open.watch.carbon.get().state).toBe('working');
  });

  it('says that it failed, and is asked for again of another engine', async () => {
    const open = scene();
    open.watch.watch(true);
    open.answers.shift()?.({ code: 'out-of-memory' });
    await settle();
    expect(open.watch.carbon.get().state).toBe('failed');
    open.engine.set(heldEngine().api);
    expect(open.watch.carbon.get().state).toBe('working');
  });

  it('tells nothing where there is nothing to tell', async () => {
    const open = scene();
    open.watch.watch(true);
    await answerAll(open, [null, null, null]);
    expect(open.watch.carbon.get()).toMatchObject({ state: 'none', report: null, series: [] });
  });
});
