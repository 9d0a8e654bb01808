import type { CarbonInputs, PlanUpdate } from '../../workers/engine/contract/plan-update.ts';
import type { EngineApi } from '../../workers/engine/api.ts';
import type { EngineProgress } from '../../workers/engine/contract/open-district.ts';
import type { CarbonSettings } from '../evaluate/carbon/carbon-settings.ts';
import { carbonPlaceOf, carbonSettingsOf } from '../evaluate/carbon/default-settings.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { baselineScenario } from '../plan/default-scope.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Plan, PlanFeature } from '../plan/plan.ts';
import type { Target } from '../plan/target.ts';
import { type Cell, createCell } from './cell.ts';
import type { EvaluationWork } from './desk.ts';
import type { Results } from './results.ts';
import { errorCode } from './error-code.ts';

/** Keeps the numbers in step with the plan: tells the engine what changed, asks, and drops outdated answers. */
export interface EvaluationLoop {
  readonly results: Cell<Results>;
  /** Whether an evaluation has been under way for longer than anybody waits without a word. */
  readonly work: Cell<EvaluationWork>;
  /** Progress of an evaluation as the engine tells it. */
  follow(progress: EngineProgress): void;
  /** Gives up the evaluation under way; the numbers stay as they are, marked as old. */
  stop(): void;
  /** Evaluates again though the plan has not changed, because the base has. */
  again(): void;
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
  readonly after: (delayMs: number, action: () => void) => () => void;
}

/** Work that takes longer than this is shown and can be stopped. */
const LONG_MS = 500;

/** Starts the loop; it evaluates as soon as there is an engine. */
export function startEvaluationLoop(options: EvaluationLoopOptions): EvaluationLoop {
  const { document, engine, scenario, year } = options;
  const results = createCell<Results>({
    evaluation: null,
    baseline: null,
    planRevision: document.revision(),
    stale: true,
  });
  const work = createCell<EvaluationWork>({ state: 'idle' });
  /** Whether the baseline has to be asked for though it is of this revision. */
  let isBaselineOld = false;
  /** Zones as the engine has them. */
  let sentZones: Plan['zones'] | null = null;
  /** What carbon is worked out with as the engine has it. */
  let sentCarbon: CarbonInputs | null = null;
  /** Ids to send; null = the engine knows nothing yet. */
  let unsent: Set<string> | null = null;
  /** Revision that the engine has. */
  let sentRevision: number | null = null;
  let isRunning = false;
  let isWanted = false;

  function want(): void {
    isWanted = true;
    results.set({ ...results.get(), planRevision: document.revision(), stale: true });
    if (!isRunning) void run();
    // Nobody waits for the answer any more; work that is nearly done may end.
    else if (work.get().state === 'working') giveUp();
  }

  function giveUp(): void {
    // An engine that dies meanwhile has given up too.
    engine
      .get()
      ?.cancel()
      .catch(() => undefined);
  }

  async function run(): Promise<void> {
    isRunning = true;
    while (isWanted) {
      isWanted = false;
      const current = engine.get();
      if (current === null) break;
      work.set({ state: 'idle' });
      const showsWork = options.after(LONG_MS, () => work.set({ state: 'working', share: null }));
      try {
        await evaluateOnce(current);
        work.set({ state: 'idle' });
      } catch (error) {
        work.set({ state: 'idle' });
        // An engine that died was replaced, or will be; then the next one is wanted.
        if (engine.get() !== current) continue;
        if (!isDropped(error)) break;
      } finally {
        showsWork();
      }
    }
    isRunning = false;
  }

  /** Whether the loop goes on after an evaluation without an answer. */
  function isDropped(error: unknown): boolean {
    const code = errorCode(error, '');
    if (code === 'evaluation-outdated') isWanted = true;
    else if (code !== 'evaluation-cancelled') {
      unsent = null;
      options.onFailure(error);
      return false;
    } else if (!isWanted) work.set({ state: 'stopped' });
    return true;
  }

  async function evaluateOnce(current: EngineApi): Promise<void> {
    const revision = document.revision();
    // Another scheme or year of the same plan: the engine has it all.
    if (unsent === null || sentRevision !== revision) {
      const update = nextUpdate();
      unsent = new Set();
      sentZones = update.zones ?? sentZones;
      sentCarbon = update.carbon ?? sentCarbon;
      await current.update(update);
      sentRevision = revision;
    }
    const scope = { scenario: scenario.get(), year: year.get() };
    const evaluation = await current.evaluate(scope.scenario, scope.year);
    const root = baselineScenario(document.snapshot());
    const before = results.get().baseline;
    const baseline: Evaluation | null =
      root === null
        ? null
        : !isBaselineOld &&
            before !== null &&
            before.scenario === root.id &&
            before.year === scope.year &&
            before.revision === revision
          ? before
          : await current.evaluate(root.id, scope.year);
    if (engine.get() !== current || scenario.get() !== scope.scenario || year.get() !== scope.year) return;
    isBaselineOld = false;
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
      zones: unsent !== null && plan.zones === sentZones ? null : plan.zones,
      targets: options.targets(),
      ...(plan.blueGreen === undefined ? {} : { blueGreen: plan.blueGreen }),
      ...(plan.coverage === undefined ? {} : { coverage: plan.coverage }),
      ...(plan.rules === undefined ? {} : { rules: plan.rules }),
      landAreaM2: options.landAreaM2(),
      carbon: changedCarbon(plan),
    };
  }

  function changedCarbon(plan: Plan): CarbonInputs | null {
    const settings = carbonSettingsOf(plan);
    const isSent = unsent !== null && sentCarbon !== null && sentCarbon.factors === plan.factors;
    return isSent && isSameSettings(sentCarbon?.settings ?? null, settings)
      ? null
      : { ...carbonPlaceOf(plan), settings, factors: plan.factors };
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
    work,
    follow({ done, total }) {
      if (work.get().state !== 'working') return;
      work.set({ state: 'working', share: total === null || total === 0 ? null : Math.min(1, done / total) });
    },
    stop() {
      if (work.get().state === 'working') giveUp();
    },
    again() {
      isBaselineOld = true;
      want();
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}

function isSameSettings(one: CarbonSettings | null, other: CarbonSettings): boolean {
  return one !== null && (Object.keys(other) as (keyof CarbonSettings)[]).every((key) => one[key] === other[key]);
}
