import { type Cell, createCell } from './cell.ts';
import type { CoverageState } from './coverage-state.ts';
import { type FollowedWork, followResults } from './results-follower.ts';

/** Asks the engine for coverage in detail while somebody looks at it. */
export interface CoverageDesk {
  readonly coverage: Cell<CoverageState>;
  watch(isWatched: boolean): void;
  dispose(): void;
}

const NOTHING: CoverageState = { state: 'none', account: null, isOld: false };

/** Starts with nobody looking. Coverage is asked for when the numbers of the plan are up to date; put away, it is let go. */
export function createCoverageDesk(work: FollowedWork): CoverageDesk {
  const coverage = createCell<CoverageState>(NOTHING);
  const follower = followResults({
    ...work,
    state: coverage,
    code: 'coverage',
    hasAnswer: ({ account }) => account !== null,
    ask: async (engine, { scenario, year }) => ({ account: await engine.coverage(scenario, year) }),
    unwatched: NOTHING,
  });
  return { coverage, watch: follower.watch, dispose: follower.dispose };
}
