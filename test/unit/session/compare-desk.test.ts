import { describe, expect, it } from 'vitest';
import type { EngineApi } from '../../../workers/engine/api.ts';
import type { ComparedScope } from '../../../workers/engine/contract/land-agreement.ts';
import type { PlanUpdate } from '../../../workers/engine/contract/plan-update.ts';
import type { Evaluation } from '../../../src/evaluate/evaluation.ts';
import type { MatrixRequest } from '../../../src/evaluate/scheme-matrix.ts';
import { createCell } from '../../../src/session/cell.ts';
import { createCompareDesk } from '../../../src/session/compare-desk.ts';
import { type CompareRequest, sideId } from '../../../src/session/compare-state.ts';
import type { Results } from '../../../src/session/results.ts';
import { gridBox } from '../../support/grid-base.ts';
import { drawn, wholePlan } from '../../support/plan-pieces.ts';

const now = wholePlan([drawn('f1', gridBox(0, 0, 1, 1)), drawn('f2', gridBox(1, 0, 2, 1))]);
const [first] = now.features.values();
/** As it was before f2 was drawn and when f1 stood elsewhere. */
const before = wholePlan([{ ...drawn('f1', gridBox(3, 0, 4, 1)) }, drawn('f0', gridBox(2, 2, 3, 3))]);

function evaluation(revision: number): Evaluation {
  const empty = { measures: [], targets: [], contributions: [], notes: [], balance: null, elapsedMs: 0 };
  return { scenario: 'a', year: 2025, revision, drawnM2: { f1: 7 }, ...empty };
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });
const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));
const now2 = (scenario: string): CompareRequest['sides'][number] => ({ scenario, isEarlier: false });
const REQUEST: CompareRequest = { sides: [now2('a'), now2('b')], year: 2025, step: null, years: [2025, 2035] };

/** A desk on an engine that answers by hand. */
function setUp(over: Partial<EngineApi> = {}) {
  const asked: MatrixRequest[] = [];
  const updates: (PlanUpdate | null)[] = [];
  const scopes: (readonly ComparedScope[])[] = [];
  let cancelled = 0;
  const api = {
    agreement: (of: readonly ComparedScope[], update: PlanUpdate | null) => {
      scopes.push(of);
      updates.push(update);
      return Promise.resolve({ sides: of.length, land: [], unassignedM2: 0, regionM2: 1, failure: null });
    },
    evaluateMatrix: (request: MatrixRequest) => {
      asked.push(request);
      const [scenario = '', year = 0] = [request.scenarios[0], request.years[0]];
      const conflicts = [
        { id: 'x', severity: 'forbidden' as const, areaM2: 5 },
        { id: 'waived', severity: 'forbidden' as const, areaM2: 9 },
        { id: 'y', severity: 'conditional' as const, areaM2: 2 },
      ];
      return Promise.resolve({ revision: 1, cells: [{ scenario, year, measures: [], targets: [], conflicts }] });
    },
    evaluateEarlier: () => Promise.resolve(evaluation(1)),
    cancelAgreement: () => Promise.resolve(),
    cancelMatrix: () => {
      cancelled += 1;
      return Promise.resolve();
    },
    ...over,
  };
  const engine = createCell<EngineApi | null>(api as unknown as EngineApi);
  const results = createCell<Results>({ evaluation: evaluation(1), baseline: null, planRevision: 1, stale: false });
  const plan = createCell({ ...now, waivers: [{ finding: 'waived', reason: '已批', by: '张', at: '2025-01-01' }] });
  const desk = createCompareDesk({ engine, results, plan, targets: () => [], planAfter: () => before });
  return { desk, results, asked, updates, scopes, cancelled: () => cancelled };
}

describe('schemes held against each other', () => {
  it('asks nothing while nobody looks, then for the land and for every scheme and year', async () => {
    const { desk, asked, scopes } = setUp();
    await settle();
    expect(asked).toEqual([]);
    desk.watch(REQUEST);
    await settle();
    await settle();
    expect(scopes).toEqual([
      [
        { scenario: 'a', year: 2025, isEarlier: false },
        { scenario: 'b', year: 2025, isEarlier: false },
      ],
    ]);
    const state = desk.state.get();
    expect(state).toMatchObject({ state: 'ready', done: 4, total: 4, isOld: false, isStopped: false });
    expect(state.cells.map(({ side, year }) => `${side} ${String(year)}`)).toEqual([
      'a 2025',
      'a 2035',
      'b 2025',
      'b 2035',
    ]);
    // What was answered for is not counted.
    expect(state.cells[0]?.conflicts).toEqual({
      forbidden: { count: 1, areaM2: 5 },
      conditional: { count: 1, areaM2: 2 },
    });
  });

  it('follows an edit: numbers are old, then asked for anew', async () => {
    const { desk, results, scopes } = setUp();
    desk.watch(REQUEST);
    await settle();
    await settle();
    results.set({ ...results.get(), stale: true });
    expect(desk.state.get().isOld).toBe(true);
    results.set({ evaluation: evaluation(2), baseline: null, planRevision: 2, stale: false });
    await settle();
    await settle();
    expect(scopes).toHaveLength(2);
    expect(desk.state.get()).toMatchObject({ state: 'ready', isOld: false });
  });

  it('sends of an earlier state only what differs, and has no conflicts of it', async () => {
    const { desk, updates } = setUp();
    const earlier = { scenario: 'a', isEarlier: true };
    desk.watch({ ...REQUEST, sides: [now2('a'), earlier], years: [2025] });
    await settle();
    await settle();
    const [update] = updates;
    expect(update?.upserts.map(({ id }) => id)).toEqual(['f1', 'f0']);
    expect(update?.removed).toEqual(['f2']);
    expect(update?.order).toEqual(['f1', 'f0']);
    expect(update?.upserts).not.toContain(first);
    const { cells, drawnM2 } = desk.state.get();
    expect(cells[1]).toMatchObject({ side: sideId(earlier), conflicts: null });
    expect(drawnM2).toEqual({ f1: 7 });
  });

  it('stops when told to, keeps what is there, and goes on when asked', async () => {
    let refuse: (error: Error) => void = () => undefined;
    let isHeld = true;
    const { desk, cancelled } = setUp({
      evaluateMatrix: ({ scenarios: [scenario = ''], years: [year = 0] }) =>
        scenario === 'b' && isHeld
          ? new Promise((_, reject) => (refuse = reject))
          : Promise.resolve({
              revision: 1,
              cells: [{ scenario, year, measures: [], targets: [], conflicts: [] }],
            }),
    });
    desk.watch(REQUEST);
    await settle();
    await settle();
    desk.stop();
    expect(cancelled()).toBe(1);
    refuse(coded('matrix-cancelled'));
    await settle();
    expect(desk.state.get()).toMatchObject({ isStopped: true, done: 2, total: 4 });
    expect(desk.state.get().cells).toHaveLength(2);
    isHeld = false;
    desk.again();
    await settle();
    await settle();
    expect(desk.state.get()).toMatchObject({ isStopped: false, done: 4, state: 'ready' });
  });

  it('tells how far the land is, gives it up when told to, and begins anew when asked', async () => {
    let refuse: (error: Error) => void = () => undefined;
    let isHeld = true;
    let given = 0;
    const { desk, asked } = setUp({
      agreement: (of) =>
        isHeld
          ? new Promise((_, reject) => (refuse = reject))
          : Promise.resolve({ sides: of.length, land: [], unassignedM2: 0, regionM2: 1, failure: null }),
      cancelAgreement: () => {
        given += 1;
        return Promise.resolve();
      },
    });
    desk.watch(REQUEST);
    await settle();
    expect(desk.state.get().landShare).toBeNull();
    desk.follow({ done: 3, total: 12 });
    expect(desk.state.get().landShare).toBe(0.25);
    desk.stop();
    expect(given).toBe(1);
    refuse(coded('agreement-cancelled'));
    await settle();
    expect(desk.state.get()).toMatchObject({ isStopped: true, landShare: null });
    expect(asked).toEqual([]);
    isHeld = false;
    desk.again();
    await settle();
    await settle();
    desk.follow({ done: 12, total: 12 });
    expect(desk.state.get()).toMatchObject({ isStopped: false, landShare: null, state: 'ready', done: 4 });
  });

  it('asks again when the plan changed meanwhile, and says when the engine fails', async () => {
    let answer: 'outdated' | 'broken' | 'good' = 'outdated';
    const { desk, scopes, results } = setUp({
      agreement: (of) => {
        scopes.push(of);
        if (answer === 'good')
          return Promise.resolve({ sides: 2, land: [], unassignedM2: 0, regionM2: 1, failure: null });
        const code = answer === 'outdated' ? 'agreement-outdated' : 'out-of-memory';
        answer = 'good';
        return Promise.reject(coded(code));
      },
    });
    desk.watch(REQUEST);
    await settle();
    await settle();
    expect(scopes).toHaveLength(2);
    expect(desk.state.get().state).toBe('ready');
    answer = 'broken';
    results.set({ evaluation: evaluation(3), baseline: null, planRevision: 3, stale: false });
    await settle();
    await settle();
    expect(desk.state.get().state).toBe('failed');
  });
});
