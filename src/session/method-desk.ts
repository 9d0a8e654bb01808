import type { EngineApi } from '../../workers/engine/api.ts';
import type { MethodPair } from '../evaluate/carbon/method-comparison.ts';
import { type Cell, createCell } from './cell.ts';
import type { Results } from './desk.ts';
import { errorCode } from './error-code.ts';
import type { MethodDesk, MethodState } from './method-state.ts';

/** What a comparison follows. */
export interface MethodDeskOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
}

/** The ledger's own numbers beside those that need no data but land class and climate. */
const FIRST_PAIR: MethodPair = { first: 'chosen', second: 'ipcc' };

/** Starts with nobody looking. Methods are asked for when the numbers of the plan are up to date. */
export function createMethodDesk({ engine, results }: MethodDeskOptions): MethodDesk {
  const state = createCell<MethodState>({ state: 'none', pair: FIRST_PAIR, report: null, isOld: false });
  let isWatched = false;
  let isAsking = false;
  /** What the report is of, or is being asked for. */
  let asked: { readonly evaluation: Results['evaluation']; readonly pair: MethodPair } | null = null;

  function isAsked(): boolean {
    return asked !== null && asked.evaluation === results.get().evaluation && asked.pair === state.get().pair;
  }

  function follow(): void {
    const { evaluation, stale } = results.get();
    const known = state.get();
    if (known.report !== null && !known.isOld && (stale || !isAsked())) state.set({ ...known, isOld: true });
    if (!isWatched || isAsking || stale || evaluation === null || isAsked()) return;
    void ask(evaluation);
  }

  async function ask(evaluation: NonNullable<Results['evaluation']>): Promise<void> {
    const current = engine.get();
    if (current === null) return;
    const { pair } = state.get();
    isAsking = true;
    asked = { evaluation, pair };
    state.set({ ...state.get(), state: 'working' });
    try {
      const report = await current.compareMethods(evaluation.scenario, evaluation.year, pair);
      const isOld = report !== null && !isAsked();
      state.set({ ...state.get(), state: report === null ? 'none' : 'ready', report, isOld });
    } catch (error) {
      const code = errorCode(error, '');
      const isGivenUp = code === 'carbon-outdated' || code === 'carbon-cancelled';
      if (isGivenUp) asked = null;
      // The engine that comes after one that died is asked anew.
      state.set({ ...state.get(), state: isGivenUp || code === 'engine-gone' ? 'working' : 'failed' });
    } finally {
      isAsking = false;
    }
    follow();
  }

  const stops = [
    results.subscribe(follow),
    engine.subscribe(() => {
      asked = null;
      follow();
    }),
  ];
  return {
    state,
    choose(pair) {
      // Another object, so that the same pair is asked for again, too.
      state.set({ ...state.get(), pair: { ...pair } });
      follow();
    },
    watch(next) {
      isWatched = next;
      follow();
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
