import type { EngineProgress } from '../../workers/engine/contract/open-district.ts';
import type { SimulatedCarbon } from '../evaluate/carbon/carbon-simulation.ts';
import type { Cell } from './cell.ts';

/** What is known of carbon by simulation. */
export interface SimulationState {
  /** `none`: nobody has asked, or there is nothing to simulate. */
  readonly state: 'none' | 'working' | 'ready' | 'failed';
  /** Draws that are done, 0…1; null while that is not known. */
  readonly share: number | null;
  /** Of the scheme and year it names; kept while the next one runs. */
  readonly result: SimulatedCarbon | null;
  /** True while the result is older than the plan, or of another scheme or year. */
  readonly isOld: boolean;
}

/** Carbon by simulation, when somebody asks (蒙特卡洛模拟). */
export interface CarbonSimulation {
  readonly state: Cell<SimulationState>;
  /** Draws of a run, and the seed that makes it come out the same again. */
  readonly draws: number;
  readonly seed: number;
  /** Simulates the scheme and year on screen, once at a time. */
  start(): void;
  stop(): void;
  /** Progress as the engine tells it. */
  follow(progress: EngineProgress): void;
  dispose(): void;
}
