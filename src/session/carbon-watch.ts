import type { CarbonSeries } from '../evaluate/carbon/carbon-report.ts';
import type { CarbonState } from './carbon-state.ts';
import { type Cell, createCell } from './cell.ts';
import { type FollowedWork, followResults } from './results-follower.ts';

/** Asks the engine for carbon while somebody looks at it. */
export interface CarbonWatch {
  readonly carbon: Cell<CarbonState>;
  watch(isWatched: boolean): void;
  dispose(): void;
}

/** What a watch follows. */
export interface CarbonWatchOptions extends FollowedWork {
  /** All schemes of the plan. */
  readonly schemes: () => readonly string[];
}

/** Last year that plans speak of: carbon neutrality. */
const LAST_YEAR = 2060;
const NOTHING: CarbonState = { state: 'none', report: null, series: [], isOld: false };

/** Starts a watch that nobody looks at. Carbon is asked for when the numbers of the plan are up to date. */
export function watchCarbon({ schemes, ...work }: CarbonWatchOptions): CarbonWatch {
  const carbon = createCell<CarbonState>(NOTHING);
  const follower = followResults({
    ...work,
    state: carbon,
    code: 'carbon',
    hasAnswer: ({ report }) => report !== null,
    async ask(engine, { scenario, year }) {
      const report = await engine.carbon(scenario, year);
      carbon.set({ ...carbon.get(), report });
      const series: (CarbonSeries | null)[] = [];
      for (const scheme of [scenario, ...schemes().filter((one) => one !== scenario)]) {
        series.push(await engine.carbonSeries(scheme, LAST_YEAR));
      }
      return { report, series: series.filter((one) => one !== null) };
    },
  });
  return { carbon, watch: follower.watch, dispose: follower.dispose };
}
