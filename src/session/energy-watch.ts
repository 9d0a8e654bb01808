import type { EngineApi } from '../../workers/engine/api.ts';
import { type Cell, createCell } from './cell.ts';
import type { Results } from './desk.ts';
import type { EnergyState } from './energy-state.ts';
import { errorCode } from './error-code.ts';

/** Asks the engine for energy year by year while somebody looks at it. */
export interface EnergyWatch {
  readonly energy: Cell<EnergyState>;
  watch(isWatched: boolean): void;
  dispose(): void;
}

/** What a watch follows. */
export interface EnergyWatchOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  /** Years of the plan; the one on screen is asked for beside them. */
  readonly years: () => readonly number[];
}

/** Starts a watch that nobody looks at. Energy is asked for when the numbers of the plan are up to date. */
export function watchEnergy({ engine, results, years }: EnergyWatchOptions): EnergyWatch {
  const energy = createCell<EnergyState>({ state: 'none', series: null, isOld: false });
  let isWatched = false;
  let isAsking = false;
  /** Evaluation that the series is of, or that it is being asked for. */
  let asked: Results['evaluation'] = null;

  function follow(): void {
    const { evaluation, stale } = results.get();
    const known = energy.get();
    if (known.series !== null && (stale || evaluation !== asked) && !known.isOld) energy.set({ ...known, isOld: true });
    if (!isWatched || isAsking || stale || evaluation === null || evaluation === asked) return;
    void ask(evaluation);
  }

  async function ask(evaluation: NonNullable<Results['evaluation']>): Promise<void> {
    const current = engine.get();
    if (current === null) return;
    isAsking = true;
    asked = evaluation;
    energy.set({ ...energy.get(), state: 'working' });
    try {
      const { scenario, year } = evaluation;
      const series = await current.energy(scenario, [...new Set([...years(), year])]);
      const { evaluation: shown, stale } = results.get();
      energy.set({
        state: series === null ? 'none' : 'ready',
        series,
        isOld: series !== null && (stale || shown !== evaluation),
      });
    } catch (error) {
      const code = errorCode(error, '');
      const isGivenUp = code === 'energy-outdated' || code === 'energy-cancelled';
      if (isGivenUp) asked = null;
      // The engine that comes after one that died is asked anew.
      energy.set({ ...energy.get(), state: isGivenUp || code === 'engine-gone' ? 'working' : 'failed' });
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
    energy,
    watch(next) {
      isWatched = next;
      follow();
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
