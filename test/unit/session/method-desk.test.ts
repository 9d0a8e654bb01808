import { expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import { createCell } from '../../../src/session/cell.ts';
import type { Results } from '../../../src/session/results.ts';
import { createMethodDesk } from '../../../src/session/method-desk.ts';

type Outcome = { readonly value?: unknown; readonly code?: string };

function engineOf(asked: unknown[][], answers: ((outcome: Outcome) => void)[]): EngineApi {
  return {
    compareMethods: (...question: unknown[]) => {
      asked.push(question);
      return new Promise((resolve, reject) => {
        answers.push(({ value = null, code }) => {
          if (code === undefined) resolve(value);
          else reject(Object.assign(new Error(code), { code }));
        });
      });
    },
  } as unknown as EngineApi;
}

function resultsOf(revision: number, stale = false): Results {
  const evaluation = { scenario: 'a', year: 2030, revision } as NonNullable<Results['evaluation']>;
  return { evaluation, baseline: null, planRevision: revision, stale };
}

function scene() {
  const asked: unknown[][] = [];
  const answers: ((outcome: Outcome) => void)[] = [];
  const results = createCell<Results>(resultsOf(1));
  const engine = createCell<EngineApi | null>(engineOf(asked, answers));
  const desk = createMethodDesk({ engine, results });
  const answer = async (outcome: Outcome): Promise<void> => {
    answers.shift()?.(outcome);
    for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
  };
  return { asked, answer, desk, results, engine, another: () => engine.set(engineOf(asked, answers)) };
}

const LEDGER_AND_IPCC = { first: 'chosen', second: 'ipcc' } as const;
const REPORT = { scenario: 'a', year: 2030, ...LEDGER_AND_IPCC };

it('is asked for while somebody looks, first the ledger beside IPCC', async () => {
  const { asked, answer, desk } = scene();
  expect(asked).toEqual([]);
  desk.watch(true);
  expect(asked).toEqual([['a', 2030, LEDGER_AND_IPCC]]);
  expect(desk.state.get()).toMatchObject({ state: 'working', report: null });
  await answer({ value: REPORT });
  expect(desk.state.get()).toMatchObject({ state: 'ready', report: REPORT, isOld: false });
});

it('compares the pair chosen last; the report stays until then and is old', async () => {
  const { asked, answer, desk } = scene();
  desk.watch(true);
  await answer({ value: REPORT });
  const [one, other] = [
    { first: 'regional', second: 'ipcc' },
    { first: 'regional', second: 'national' },
  ] as const;
  desk.choose(one);
  expect(desk.state.get()).toMatchObject({ state: 'working', pair: one, report: REPORT, isOld: true });
  desk.choose(other);
  await answer({ value: { ...REPORT, ...one } });
  expect(desk.state.get()).toMatchObject({ state: 'working', isOld: true });
  expect(asked.slice(1)).toEqual([
    ['a', 2030, one],
    ['a', 2030, other],
  ]);
  await answer({ value: { ...REPORT, ...other } });
  expect(desk.state.get()).toMatchObject({ state: 'ready', report: { second: 'national' }, isOld: false });
});

it('is old while the plan goes on, and asked for again with the next numbers if somebody looks', async () => {
  const { asked, answer, desk, results } = scene();
  desk.watch(true);
  await answer({ value: REPORT });
  results.set(resultsOf(2, true));
  expect(desk.state.get()).toMatchObject({ state: 'ready', isOld: true });
  expect(asked).toHaveLength(1);
  desk.watch(false);
  results.set(resultsOf(2));
  expect(asked).toHaveLength(1);
  desk.watch(true);
  expect(asked).toHaveLength(2);
});

it('says that it failed; the same pair can be asked for again', async () => {
  const { asked, answer, desk } = scene();
  desk.watch(true);
  await answer({ code: 'out-of-memory' });
  expect(desk.state.get().state).toBe('failed');
  desk.choose(desk.state.get().pair);
  expect(asked).toHaveLength(2);
  await answer({ value: REPORT });
  expect(desk.state.get().state).toBe('ready');
});

it('is asked for again where the work was outdated, and of another engine', async () => {
  const { asked, answer, desk, another } = scene();
  desk.watch(true);
  await answer({ code: 'carbon-outdated' });
  expect(asked).toHaveLength(2);
  await answer({ code: 'engine-gone' });
  expect(desk.state.get().state).toBe('working');
  another();
  expect(asked).toHaveLength(3);
});

it('has nothing to tell where there is no carbon', async () => {
  const { answer, desk } = scene();
  desk.watch(true);
  await answer({ value: null });
  expect(desk.state.get()).toMatchObject({ state: 'none', report: null, isOld: false });
});
