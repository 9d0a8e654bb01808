import type { EngineApi, PlanUpdate } from '../../workers/engine/api.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { baselineScenario } from '../plan/default-scope.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { Target } from '../plan/target.ts';
import { type Cell, createCell } from './cell.ts';
import type { Results } from './desk.ts';

/** Keeps the numbers in step with the plan: tells the engine what changed, asks, and drops outdated answers. */
export interface EvaluationLoop {
  readonly results: Cell<Results>;
  dispose(): void;
}

/** What the loop watches. */
export interface EvaluationLoopOptions {
  readonly document: PlanDocument;
  readonly engine: Cell<EngineApi | null>;
  readonly scenario: Cell<string>;
  readonly year: Cell<number>;
  readonly targets: () => readonly Target[];
  readonly landAreaM2: () => number | null;
  readonly onFailure: (error: unknown) => void;
}

/** Starts the loop; it evaluates as soon as there is an engine. */
export function startEvaluationLoop(options: EvaluationLoopOptions): EvaluationLoop {
  const { document, engine, scenario, year } = options;
  const results = createCell<Results>({
    evaluation: null,
    baseline: null,
    planRevision: document.revision(),
    stale: true,
  });
  /** Ids to send; null = the engine knows nothing yet. */
  let unsent: Set<string> | null = null;
  let isRunning = false;
  let isWanted = false;

  function want(): void {
    isWanted = true;
    results.set({ ...results.get(), planRevision: document.revision(), stale: true });
    if (!isRunning) void run();
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      const current = engine.get();
      if (current === null) break;
      try {
        await evaluateOnce(current);
      } catch (error) {
        // An engine that died was replaced, or will be; then the next one is wanted.
        if (engine.get() !== current) continue;
        unsent = null;
        options.onFailure(error);
        break;
      }
    }
    isRunning = false;
  }

  async function evaluateOnce(current: EngineApi): Promise<void> {
    const update = nextUpdate();
    unsent = new Set();
    await current.update(update);
    const scope = { scenario: scenario.get(), year: year.get() };
    const evaluation = await current.evaluate(scope.scenario, scope.year);
    const root = baselineScenario(document.snapshot());
    const before = results.get().baseline;
    const baseline: Evaluation | null =
      root === null
        ? null
        : before !== null &&
            before.scenario === root.id &&
            before.year === scope.year &&
            before.revision === update.revision
          ? before
          : await current.evaluate(root.id, scope.year);
    if (engine.get() !== current || scenario.get() !== scope.scenario || year.get() !== scope.year) return;
    const planRevision = document.revision();
    results.set({ evaluation, baseline, planRevision, stale: evaluation.revision !== planRevision });
  }

  function nextUpdate(): PlanUpdate {
    const plan = document.snapshot();
    const upserts: PlanFeature[] = [];
    const removed: string[] = [];
    for (const id of unsent ?? plan.features.keys()) {
      const feature = plan.features.get(id);
      if (feature === undefined) removed.push(id);
      else upserts.push(feature);
    }
    return {
      revision: document.revision(),
      upserts,
      removed,
      order: [...plan.features.keys()],
      scenarios: plan.scenarios,
      targets: options.targets(),
      landAreaM2: options.landAreaM2(),
    };
  }

  const stops = [
    document.subscribe((change) => {
      for (const id of [...change.added, ...change.changed, ...change.removed]) unsent?.add(id);
      want();
    }),
    engine.subscribe(() => {
      unsent = null;
      want();
    }),
    scenario.subscribe(want),
    year.subscribe(want),
  ];
  want();
  return {
    results,
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
