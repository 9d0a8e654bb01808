import type { EngineApi } from '../../workers/engine/api.ts';
import { type Cell, createCell } from './cell.ts';
import type { CoverageState } from './coverage-state.ts';
import type { Results } from './desk.ts';
import { errorCode } from './error-code.ts';

/** Asks the engine for coverage in detail while somebody looks at it. */
export interface CoverageDesk {
  readonly coverage: Cell<CoverageState>;
  watch(isWatched: boolean): void;
  dispose(): void;
}

/** What it follows. */
export interface CoverageDeskOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
}

const NOTHING: CoverageState = { state: 'none', account: null, isOld: false };

/** Starts with nobody looking. Coverage is asked for when the numbers of the plan are up to date; put away, it is let go. */
export function createCoverageDesk({ engine, results }: CoverageDeskOptions): CoverageDesk {
  const coverage = createCell<CoverageState>(NOTHING);
  let isWatched = false;
  let isAsking = false;
  /** Evaluation that the account is of, or that it is being asked for. */
  let asked: Results['evaluation'] = null;

  function follow(): void {
    const { evaluation, stale } = results.get();
    const known = coverage.get();
    if (known.account !== null && (stale || evaluation !== asked) && !known.isOld) {
      coverage.set({ ...known, isOld: true });
    }
    if (!isWatched || isAsking || stale || evaluation === null || evaluation === asked) return;
    void ask(evaluation);
  }

  async function ask(evaluation: NonNullable<Results['evaluation']>): Promise<void> {
    const current = engine.get();
    if (current === null) return;
    isAsking = true;
    asked = evaluation;
    coverage.set({ ...coverage.get(), state: 'working' });
    try {
      const account = await current.coverage(evaluation.scenario, evaluation.year);
      const { evaluation: shown, stale } = results.get();
      const isOld = account !== null && (stale || shown !== evaluation);
      coverage.set(isWatched ? { state: account === null ? 'none' : 'ready', account, isOld } : NOTHING);
    } catch (error) {
      // The engine that comes after one that died is asked anew.
      const isGone = errorCode(error, '') === 'engine-gone';
      coverage.set({ ...coverage.get(), state: isGone ? 'working' : 'failed' });
    } finally {
      isAsking = false;
      if (!isWatched) asked = null;
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
    coverage,
    watch(next) {
      isWatched = next;
      if (!next && !isAsking) {
        asked = null;
        coverage.set(NOTHING);
      }
      follow();
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
