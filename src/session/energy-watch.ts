import { type Cell, createCell } from './cell.ts';
import type { EnergyState } from './energy-state.ts';
import { type FollowedWork, followResults } from './results-follower.ts';

/** Asks the engine for energy year by year while somebody looks at it. */
export interface EnergyWatch {
  readonly energy: Cell<EnergyState>;
  watch(isWatched: boolean): void;
  dispose(): void;
}

/** What a watch follows. */
export interface EnergyWatchOptions extends FollowedWork {
  /** Years of the plan; the one on screen is asked for beside them. */
  readonly years: () => readonly number[];
}

/** Starts a watch that nobody looks at. Energy is asked for when the numbers of the plan are up to date. */
export function watchEnergy({ years, ...work }: EnergyWatchOptions): EnergyWatch {
  const energy = createCell<EnergyState>({ state: 'none', series: null, isOld: false });
  const follower = followResults({
    ...work,
    state: energy,
    code: 'energy',
    hasAnswer: ({ series }) => series !== null,
    ask: async (engine, { scenario, year }) => ({
      series: await engine.energy(scenario, [...new Set([...years(), year])]),
    }),
  });
  return { energy, watch: follower.watch, dispose: follower.dispose };
}
