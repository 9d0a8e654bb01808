import type { EngineProgress, OpenDistrict } from '../../workers/engine/contract/open-district.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Target } from '../plan/target.ts';
import { type CarbonWatch, watchCarbon } from './carbon-watch.ts';
import { createCarbonSimulation } from './carbon-simulation.ts';
import type { Cell } from './cell.ts';
import { type EngineKeeper, keepEngine } from './engine-keeper.ts';
import { type EnergyWatch, watchEnergy } from './energy-watch.ts';
import { errorCode, errorMessage } from './error-code.ts';
import { type EvaluationLoop, startEvaluationLoop } from './evaluation-loop.ts';
import { type QualityWatch, watchQuality } from './land-quality.ts';
import { createMethodDesk } from './method-desk.ts';
import type { MethodDesk } from './method-state.ts';
import { createPieceWeighing, type PieceWeighing } from './piece-weighing.ts';
import type { SessionPorts } from './ports.ts';
import type { ProblemList } from './problem-list.ts';
import { warmSchemes } from './scheme-warming.ts';
import type { CarbonSimulation } from './simulation-state.ts';
import type { ToastLine } from './toast-line.ts';

/** The engine of an open plan, and everything that is worked out with it. */
export interface EngineWork {
  readonly keeper: EngineKeeper;
  readonly loop: EvaluationLoop;
  readonly carbon: CarbonWatch;
  readonly energy: EnergyWatch;
  readonly simulation: CarbonSimulation;
  readonly methods: MethodDesk;
  readonly weighing: PieceWeighing;
  readonly watch: QualityWatch;
  dispose(): void;
}

/** What an engine works on, and whom it tells. */
export interface EngineWorkOptions {
  readonly ports: Pick<SessionPorts, 'startEngine' | 'after'>;
  readonly document: PlanDocument;
  readonly district: () => OpenDistrict;
  readonly targets: () => readonly Target[];
  readonly scenario: Cell<string>;
  readonly year: Cell<number>;
  readonly problems: ProblemList;
  readonly toast: ToastLine;
  /** Progress of eligible land, and of the land that schemes are compared by. */
  readonly onLand: (progress: EngineProgress) => void;
}

/** Starts the engine at once, and the numbers as soon as its district is open. */
export function startEngineWork(options: EngineWorkOptions): EngineWork {
  const { ports, document, scenario, year, problems, toast } = options;

  const keeper = keepEngine({
    startEngine: () => ports.startEngine(),
    district: options.district,
    onWork: (progress) => {
      if (progress.step === 'inspect') watch.follow(progress);
      else if (progress.step === 'evaluate') loop.follow(progress);
      else if (progress.step === 'simulate') simulation.follow(progress);
      else if (progress.step === 'eligible' || progress.step === 'agreement') options.onLand(progress);
      else if (progress.step === 'weigh') weighing.follow(progress.done, progress.total);
      else if (progress.step === 'matrix') return;
      else if (progress.done === 0) toast.say('toast.base-not-kept', { name: progress.source });
    },
    onDeath: (givenUp) => {
      if (!givenUp) toast.say('toast.engine-restarted');
    },
  });
  const loop = startEvaluationLoop({
    document,
    engine: keeper.engine,
    scenario,
    year,
    targets: options.targets,
    landAreaM2: () => document.snapshot().landAreaM2 ?? null,
    onFailure: (error) => {
      const code = errorCode(error, '') === 'out-of-memory' ? 'out-of-memory' : 'evaluation-failed';
      problems.raise(code, { message: errorMessage(error) }, [{ id: 'restart', run: () => keeper.restart() }]);
    },
    after: (delayMs, action) => ports.after(delayMs, action),
  });
  const carbon = watchCarbon({
    engine: keeper.engine,
    results: loop.results,
    schemes: () => document.snapshot().scenarios.map(({ id }) => id),
  });
  const energy = watchEnergy({
    engine: keeper.engine,
    results: loop.results,
    years: () => document.snapshot().years,
  });
  const simulation = createCarbonSimulation({ engine: keeper.engine, results: loop.results, scenario, year });
  const weighing = createPieceWeighing(keeper.engine, loop.results);
  const stopWarming = warmSchemes({
    engine: keeper.engine,
    results: loop.results,
    plan: () => document.snapshot(),
    after: (delayMs, action) => ports.after(delayMs, action),
  });
  const methods = createMethodDesk({ engine: keeper.engine, results: loop.results });
  const watch = watchQuality(keeper.engine, () => loop.again());

  const stop = loop.results.subscribe(({ stale }) => {
    if (stale) return;
    keeper.trust();
    problems.settle(({ code }) => code === 'evaluation-failed' || code === 'out-of-memory');
  });

  return {
    keeper,
    loop,
    carbon,
    energy,
    simulation,
    methods,
    weighing,
    watch,
    dispose() {
      stop();
      watch.dispose();
      carbon.dispose();
      energy.dispose();
      simulation.dispose();
      methods.dispose();
      weighing.dispose();
      stopWarming();
      loop.dispose();
      keeper.dispose();
    },
  };
}
