import type { MethodPair } from '../evaluate/carbon/method-comparison.ts';
import { createCell } from './cell.ts';
import type { MethodDesk, MethodState } from './method-state.ts';
import { type FollowedWork, followResults } from './results-follower.ts';

/** The ledger's own numbers beside those that need no data but land class and climate. */
const FIRST_PAIR: MethodPair = { first: 'chosen', second: 'ipcc' };

/** Starts with nobody looking. Methods are asked for when the numbers of the plan are up to date. */
export function createMethodDesk(work: FollowedWork): MethodDesk {
  const state = createCell<MethodState>({ state: 'none', pair: FIRST_PAIR, report: null, isOld: false });
  const follower = followResults({
    ...work,
    state,
    code: 'carbon',
    hasAnswer: ({ report }) => report !== null,
    subject: () => state.get().pair,
    ask: async (engine, { scenario, year }) => ({
      report: await engine.compareMethods(scenario, year, state.get().pair),
    }),
  });
  return {
    state,
    choose(pair) {
      // Another object, so that the same pair is asked for again, too.
      state.set({ ...state.get(), pair: { ...pair } });
      follower.follow();
    },
    watch: follower.watch,
    dispose: follower.dispose,
  };
}
