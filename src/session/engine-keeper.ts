import type { DistrictSummary, EngineProgress, OpenDistrict } from '../../workers/engine/contract/open-district.ts';
import type { EngineApi } from '../../workers/engine/api.ts';
import { type Cell, createCell } from './cell.ts';
import type { OpeningState } from './desk.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { EngineHost } from './ports.ts';

/** Keeps an engine running: starts it, opens the district, and starts another one when it dies. */
export interface EngineKeeper {
  /** The engine once its district is open; null before and after a death. */
  readonly engine: Cell<EngineApi | null>;
  readonly opening: Cell<OpeningState>;
  /** The engine that runs, also while it opens its district; null after it was given up. */
  inspector(): EngineApi | null;
  /** The engine has done its work: deaths before this are forgotten. */
  trust(): void;
  /** Opens again from the start. */
  restart(): void;
  dispose(): void;
}

/** What the keeper needs. */
export interface EngineKeeperOptions {
  readonly startEngine: () => EngineHost;
  readonly district: () => OpenDistrict;
  /** What the engine does after opening: inspecting parcels, keeping the base, evaluating. */
  readonly onWork: (progress: EngineProgress) => void;
  /** Called when an engine died; it is being replaced unless `givenUp`. */
  readonly onDeath: (givenUp: boolean) => void;
}

/** Steps of work after opening; the others are part of it. */
const WORK_STEPS: ReadonlySet<EngineProgress['step']> = new Set([
  'inspect',
  'keep',
  'evaluate',
  'eligible',
  'simulate',
  'matrix',
  'weigh',
  'agreement',
]);

/**
 * After so many deaths in a row without work done between them the keeper waits to be asked: an engine that a plan kills each
 * time it is evaluated would be started for ever.
 */
const DEATHS_ALLOWED = 2;

/** Starts the first engine at once. */
export function keepEngine(options: EngineKeeperOptions): EngineKeeper {
  const engine = createCell<EngineApi | null>(null);
  const opening = createCell<OpeningState>({ state: 'opening', steps: [] });
  let host: EngineHost | null = null;
  let deaths = 0;
  let isDisposed = false;

  function start(): void {
    const current = options.startEngine();
    host = current;
    opening.set({ state: 'opening', steps: [] });
    current.onProgress((progress) => {
      if (host !== current) return;
      const state = opening.get();
      if (WORK_STEPS.has(progress.step)) options.onWork(progress);
      else if (state.state === 'opening') {
        opening.set({ state: 'opening', steps: mergeStep(state.steps, progress) });
      }
    });
    current.onDeath((reason) => {
      if (host === current && !isDisposed) replace(current, reason);
    });
    current.api.open(options.district()).then(
      (summary) => {
        if (host === current && !isDisposed) finish(current, summary);
      },
      (error: unknown) => {
        if (host === current && !isDisposed) fail(error);
      },
    );
  }

  function finish(current: EngineHost, summary: DistrictSummary): void {
    engine.set(current.api);
    opening.set({ state: 'open', summary });
  }

  function fail(error: unknown): void {
    engine.set(null);
    opening.set({ state: 'failed', code: errorCode(error, 'engine-failed'), details: detailsOf(error) });
  }

  function replace(dead: EngineHost, reason: string): void {
    dead.dispose();
    engine.set(null);
    deaths += 1;
    const givenUp = deaths > DEATHS_ALLOWED;
    if (givenUp) {
      // Its call to open, refused a moment later, must not cover up why.
      host = null;
      opening.set({ state: 'failed', code: 'engine-died', details: { reason } });
    } else start();
    options.onDeath(givenUp);
  }

  start();
  return {
    engine,
    opening,
    inspector: () => host?.api ?? null,
    trust() {
      deaths = 0;
    },
    restart() {
      deaths = 0;
      engine.set(null);
      host?.dispose();
      start();
    },
    dispose() {
      isDisposed = true;
      host?.dispose();
      host = null;
      engine.set(null);
    },
  };
}

/** The list of steps with this one brought up to date. */
function mergeStep(steps: readonly EngineProgress[], progress: EngineProgress): readonly EngineProgress[] {
  const isSame = (one: EngineProgress): boolean => one.step === progress.step && one.source === progress.source;
  return steps.some(isSame) ? steps.map((one) => (isSame(one) ? progress : one)) : [...steps, progress];
}

function detailsOf(error: unknown): Readonly<Record<string, string | number>> {
  const carried = error instanceof Error && 'details' in error ? error.details : null;
  const details = typeof carried === 'object' && carried !== null ? (carried as Record<string, string | number>) : {};
  return { message: errorMessage(error), ...details };
}
