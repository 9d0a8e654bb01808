import { withWaivers } from '../evaluate/rules/finding.ts';
import type { Plan } from '../plan/plan.ts';
import { type Cell, createCell } from './cell.ts';
import type { FindingState } from './finding-state.ts';
import { type FollowedWork, followResults } from './results-follower.ts';

/** Keeps the findings of the scheme and year on screen. */
export interface FindingWatch {
  readonly state: Cell<FindingState>;
  dispose(): void;
}

/** What a watch follows. */
export interface FindingWatchOptions extends FollowedWork {
  readonly plan: Cell<Plan>;
}

/** Findings are always asked for: the badge counts them. */
export function watchFindings({ plan, ...work }: FindingWatchOptions): FindingWatch {
  const state = createCell<FindingState>({ state: 'none', report: null, findings: [], isOld: false });
  let { waivers } = plan.get();
  const follower = followResults({
    ...work,
    state,
    code: 'findings',
    hasAnswer: ({ report }) => report !== null,
    async ask(engine, { scenario, year }) {
      const report = await engine.findings(scenario, year);
      return { report, findings: withWaivers(report.findings, waivers) };
    },
  });
  const stop = plan.subscribe(() => {
    if (plan.get().waivers === waivers) return;
    ({ waivers } = plan.get());
    const { report, ...known } = state.get();
    if (report !== null) state.set({ ...known, report, findings: withWaivers(report.findings, waivers) });
  });
  follower.watch(true);
  return {
    state,
    dispose() {
      stop();
      follower.dispose();
    },
  };
}
