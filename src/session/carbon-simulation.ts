import type { EngineApi } from '../../workers/engine/api.ts';
import type { SimulatedCarbon } from '../evaluate/carbon/carbon-simulation.ts';
import { type Cell, createCell } from './cell.ts';
import type { Results } from './results.ts';
import { errorCode } from './error-code.ts';
import type { CarbonSimulation, SimulationState } from './simulation-state.ts';

/** What a simulation follows. */
export interface CarbonSimulationOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  readonly scenario: Cell<string>;
  readonly year: Cell<number>;
}

const DRAWS = 10_000;
const SEED = 2060;
const NOTHING: SimulationState = { state: 'none', share: null, result: null, isOld: false };

/** Starts without a result; only the user asks for one. */
export function createCarbonSimulation({ engine, results, scenario, year }: CarbonSimulationOptions): CarbonSimulation {
  const state = createCell<SimulationState>(NOTHING);

  function isOld(result: SimulatedCarbon | null): boolean {
    const { planRevision } = results.get();
    return (
      result !== null &&
      (result.revision !== planRevision || result.scenario !== scenario.get() || result.year !== year.get())
    );
  }

  function mark(): void {
    const known = state.get();
    if (known.isOld !== isOld(known.result)) state.set({ ...known, isOld: !known.isOld });
  }

  async function run(current: EngineApi): Promise<void> {
    const before = state.get();
    state.set({ ...before, state: 'working', share: null });
    try {
      const result = await current.simulateCarbon(scenario.get(), year.get(), { draws: DRAWS, seed: SEED });
      state.set({ state: result === null ? 'none' : 'ready', share: null, result, isOld: isOld(result) });
    } catch (error) {
      const isDropped = ['simulation-outdated', 'simulation-cancelled', 'engine-gone'].includes(errorCode(error, ''));
      const { result } = before;
      const left = result === null ? 'none' : 'ready';
      state.set({ state: isDropped ? left : 'failed', share: null, result, isOld: isOld(result) });
    }
  }

  const stops = [results.subscribe(mark), scenario.subscribe(mark), year.subscribe(mark)];
  return {
    state,
    draws: DRAWS,
    seed: SEED,
    start() {
      const current = engine.get();
      if (current !== null && state.get().state !== 'working') void run(current);
    },
    stop() {
      if (state.get().state !== 'working') return;
      // An engine that dies meanwhile has given up too.
      engine
        .get()
        ?.cancel()
        .catch(() => undefined);
    },
    follow({ done, total }) {
      const known = state.get();
      if (known.state !== 'working' || total === null || total === 0) return;
      state.set({ ...known, share: Math.min(1, done / total) });
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
