import { expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { createCarbonSimulation } from '../../../src/session/carbon-simulation.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Results } from '../../../src/session/results.ts';

type Answer = (outcome: { readonly value?: unknown; readonly code?: string }) => void;

function scene() {
  const asked: unknown[][] = [];
  const answers: Answer[] = [];
  let cancelled = 0;
  const api = {
    simulateCarbon: (...question: unknown[]) => {
      asked.push(question);
      return new Promise((resolve, reject) => {
        answers.push(({ value = null, code }) => {
          if (code === undefined) resolve(value);
          else reject(Object.assign(new Error(code), { code }));
        });
      });
    },
    cancel: () => {
      cancelled += 1;
      return Promise.resolve();
    },
  } as unknown as EngineApi;
  const evaluation = { scenario: 'a', year: 2030, revision: 1 } as Results['evaluation'];
  const results = createCell<Results>({ evaluation, baseline: null, planRevision: 1, stale: false });
  const scenario = createCell('a');
  const year = createCell(2030);
  const simulation = createCarbonSimulation({ engine: createCell<EngineApi | null>(api), results, scenario, year });
  const answer = async (outcome: Parameters<Answer>[0]): Promise<void> => {
    answers.shift()?.(outcome);
    await Promise.resolve();
    await Promise.resolve();
  };
  return { asked, answer, cancelled: () => cancelled, results, scenario, year, simulation };
}
const RESULT = { scenario: 'a', year: 2030, revision: 1 };
const progress = (done: number) => ({ step: 'simulate' as const, source: '', done, total: 30_000 });

it('asks once at a time for ten thousand draws with its seed, and tells how far they are', async () => {
  const { simulation, asked, answer } = scene();
  expect(simulation.state.get().state).toBe('none');
  simulation.follow(progress(1));
  simulation.start();
  simulation.start();
  expect(asked).toEqual([['a', 2030, { draws: 10_000, seed: simulation.seed }]]);
  expect(simulation.state.get()).toMatchObject({ state: 'working', share: null });
  simulation.follow(progress(15_000));
  expect(simulation.state.get().share).toBe(0.5);
  await answer({ value: RESULT });
  expect(simulation.state.get()).toEqual({ state: 'ready', share: null, result: RESULT, isOld: false });
});

it('is old after an edit, in another year and under another scheme, and no longer when they are back', async () => {
  const { simulation, answer, results, year, scenario } = scene();
  simulation.start();
  await answer({ value: RESULT });
  year.set(2035);
  expect(simulation.state.get().isOld).toBe(true);
  year.set(2030);
  expect(simulation.state.get().isOld).toBe(false);
  scenario.set('b');
  expect(simulation.state.get().isOld).toBe(true);
  scenario.set('a');
  results.set({ ...results.get(), planRevision: 2, stale: true });
  expect(simulation.state.get()).toMatchObject({ isOld: true, result: RESULT });
});

it('can be stopped and keeps what it had; a failure says so', async () => {
  const { simulation, answer, cancelled } = scene();
  simulation.stop();
  simulation.start();
  simulation.stop();
  expect(cancelled()).toBe(1);
  await answer({ code: 'simulation-cancelled' });
  expect(simulation.state.get().state).toBe('none');
  simulation.start();
  await answer({ value: RESULT });
  simulation.start();
  await answer({ code: 'simulation-outdated' });
  expect(simulation.state.get()).toMatchObject({ state: 'ready', result: RESULT });
  simulation.start();
  await answer({ code: 'out-of-memory' });
  expect(simulation.state.get()).toMatchObject({ state: 'failed', result: RESULT });
});

it('has nothing where the engine has nothing to simulate', async () => {
  const { simulation, answer } = scene();
  simulation.start();
  await answer({ value: null });
  expect(simulation.state.get()).toMatchObject({ state: 'none', result: null });
});
