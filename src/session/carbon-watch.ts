import type { EngineApi } from '../../workers/engine/api.ts';
import type { CarbonSeries } from '../evaluate/carbon/carbon-report.ts';
import type { CarbonState } from './carbon-state.ts';
import { type Cell, createCell } from './cell.ts';
import type { Results } from './desk.ts';
import { errorCode } from './error-code.ts';

/** Asks the engine for carbon while somebody looks at it. */
export interface CarbonWatch {
  readonly carbon: Cell<CarbonState>;
  watch(isWatched: boolean): void;
  dispose(): void;
}

/** What a watch follows. */
export interface CarbonWatchOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  /** All schemes of the plan. */
  readonly schemes: () => readonly string[];
}

/** Last year that plans speak of: carbon neutrality. */
const LAST_YEAR = 2060;
const NOTHING: CarbonState = { state: 'none', report: null, series: [], isOld: false };

/** Starts a watch that nobody looks at. Carbon is asked for when the numbers of the plan are up to date. */
export function watchCarbon({ engine, results, schemes }: CarbonWatchOptions): CarbonWatch {
  const carbon = createCell<CarbonState>(NOTHING);
  let isWatched = false;
  let isAsking = false;
  /** Evaluation that the report is of, or that it is being asked for. */
  let asked: Results['evaluation'] = null;

  function follow(): void {
    const { evaluation, stale } = results.get();
    const known = carbon.get();
    if (known.report !== null && (stale || evaluation !== asked) && !known.isOld) carbon.set({ ...known, isOld: true });
    if (!isWatched || isAsking || stale || evaluation === null || evaluation === asked) return;
    void ask(evaluation);
  }

  async function ask(evaluation: NonNullable<Results['evaluation']>): Promise<void> {
    const current = engine.get();
    if (current === null) return;
    isAsking = true;
    asked = evaluation;
    carbon.set({ ...carbon.get(), state: 'working' });
    try {
      const { scenario, year } = evaluation;
      const report = await current.carbon(scenario, year);
      carbon.set({ ...carbon.get(), report });
      const series: (CarbonSeries | null)[] = [];
      for (const scheme of [scenario, ...schemes().filter((one) => one !== scenario)]) {
        series.push(await current.carbonSeries(scheme, LAST_YEAR));
      }
      const isNew = results.get().evaluation === evaluation;
      carbon.set({
        state: report === null ? 'none' : 'ready',
        report,
        series: series.filter((one) => one !== null),
        isOld: report !== null && !isNew,
      });
    } catch (error) {
      const code = errorCode(error, '');
      const isGivenUp = code === 'carbon-outdated' || code === 'carbon-cancelled';
      if (isGivenUp) asked = null;
      // The engine that comes after one that died is asked anew.
      carbon.set({ ...carbon.get(), state: isGivenUp || code === 'engine-gone' ? 'working' : 'failed' });
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
    carbon,
    watch(next) {
      isWatched = next;
      follow();
    },
    dispose() {
      for (const stop of stops) stop();
    },
  };
}
