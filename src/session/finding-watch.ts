import type { EngineApi } from '../../workers/engine/api.ts';
import { withWaivers } from '../evaluate/rules/finding.ts';
import type { Plan } from '../plan/plan.ts';
import { type Cell, createCell } from './cell.ts';
import type { Results } from './desk.ts';
import { errorCode } from './error-code.ts';
import type { FindingState } from './finding-state.ts';

/** Keeps the findings of the scheme and year on screen. */
export interface FindingWatch {
  readonly state: Cell<FindingState>;
  dispose(): void;
}

/** What a watch follows. */
export interface FindingWatchOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  readonly plan: Cell<Plan>;
}

/** Asks the engine each time the numbers of the plan are up to date, so that drawing never waits for it. */
export function watchFindings({ engine, results, plan }: FindingWatchOptions): FindingWatch {
  const state = createCell<FindingState>({ state: 'none', report: null, findings: [], isOld: false });
  let isAsking = false;
  /** Evaluation that the report is of, or that it is being asked for. */
  let asked: Results['evaluation'] = null;
  let waivers = plan.get().waivers;

  function follow(): void {
    const { evaluation, stale } = results.get();
    const known = state.get();
    if (known.report !== null && (stale || evaluation !== asked) && !known.isOld) state.set({ ...known, isOld: true });
    if (isAsking || stale || evaluation === null || evaluation === asked) return;
    void ask(evaluation);
  }

  async function ask(evaluation: NonNullable<Results['evaluation']>): Promise<void> {
    const current = engine.get();
    if (current === null) return;
    isAsking = true;
    asked = evaluation;
    state.set({ ...state.get(), state: 'working' });
    try {
      const report = await current.findings(evaluation.scenario, evaluation.year);
      const { evaluation: shown, stale } = results.get();
      const findings = withWaivers(report.findings, waivers);
      state.set({ state: 'ready', report, findings, isOld: stale || shown !== evaluation });
    } catch (error) {
      const code = errorCode(error, '');
      const isGivenUp = code === 'findings-outdated' || code === 'findings-cancelled';
      if (isGivenUp) asked = null;
      // The engine that comes after one that died is asked anew.
      state.set({ ...state.get(), state: isGivenUp || code === 'engine-gone' ? 'working' : 'failed' });
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
    plan.subscribe(() => {
      if (plan.get().waivers === waivers) return;
      ({ waivers } = plan.get());
      const { report, ...known } = state.get();
      if (report !== null) state.set({ ...known, report, findings: withWaivers(report.findings, waivers) });
    }),
  ];
  follow();
  return {
    state,
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
