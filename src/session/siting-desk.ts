import type { Geometry } from 'geojson';
import type { GridCalibre } from '../evaluate/energy/grid-factor.ts';
import type { SiteReport } from '../evaluate/energy/siting.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { createCell } from './cell.ts';
import { obstacleTo } from './edit-obstacles.ts';
import type { Editing } from './editing.ts';
import { type FollowedWork, followResults } from './results-follower.ts';
import { createTurbineLayouts, type LayoutOptions } from './siting-layout.ts';
import type { ScreeningState, SiteState, SitingDesk, SitingMarks } from './siting-state.ts';

/** What a desk of siting works with. */
export interface SitingDeskOptions extends FollowedWork, LayoutOptions {
  readonly editing: Pick<Editing, 'reshapeMany'>;
}

const NO_SITE: SiteState = { state: 'none', answer: null, isOld: false };
const NO_SCREENING: ScreeningState = { state: 'none', report: null, isOld: false };
const NO_MARKS: SitingMarks = { land: null, turbines: [] };

/** Starts with nobody looking; what nobody looks at is not worked out. */
export function createSitingDesk(options: SitingDeskOptions): SitingDesk & { dispose(): void } {
  const { engine, results, ground, editing, say } = options;
  const { plan, scenario, year } = ground;
  const site = createCell<SiteState>(NO_SITE);
  const screening = createCell<ScreeningState>(NO_SCREENING);
  const calibre = createCell<GridCalibre>('province');
  const marks = createCell<SitingMarks>(NO_MARKS);
  const isClipping = createCell(false);
  const layouts = createTurbineLayouts(options);
  let watched: string | null = null;
  let shownRule: string | null = null;
  /** Land that was shown of a report, by rule: pointing at a row again asks nobody. */
  let lands: { readonly of: SiteReport; readonly byRule: Map<string, Geometry | null> } | null = null;

  const siteFollower = followResults({
    engine,
    results,
    state: site,
    code: 'site',
    hasAnswer: ({ answer }) => answer !== null,
    subject: () => `${watched ?? ''} ${calibre.get()}`,
    async ask(current, evaluation) {
      if (watched === null) return { answer: null };
      const request = { scenario: evaluation.scenario, year: evaluation.year, feature: watched };
      return { answer: await current.analyseSite(request, calibre.get()) };
    },
    unwatched: NO_SITE,
  });
  const screeningFollower = followResults({
    engine,
    results,
    state: screening,
    code: 'screening',
    hasAnswer: ({ report }) => report !== null,
    ask: async (current, evaluation) => ({
      report: await current.screenTurbines(evaluation.scenario, evaluation.year),
    }),
    unwatched: NO_SCREENING,
  });

  function mark(change: Partial<SitingMarks>): void {
    marks.set({ ...marks.get(), ...change });
  }

  function reportNow(): SiteReport | null {
    const { answer, isOld } = site.get();
    return answer?.ok === true && !isOld ? answer.report : null;
  }

  async function showLand(rule: string | null): Promise<void> {
    shownRule = rule;
    const report = reportNow();
    const current = engine.get();
    if (rule === null || report === null || current === null) {
      if (marks.get().land !== null) mark({ land: null });
      return;
    }
    if (lands?.of !== report) lands = { of: report, byRule: new Map() };
    const { byRule } = lands;
    if (!byRule.has(rule)) {
      const { scenario: scheme, year: of, feature } = report;
      byRule.set(rule, await current.siteLand({ scenario: scheme, year: of, feature }, rule));
    }
    if (shownRule === rule && reportNow() === report) mark({ land: byRule.get(rule) ?? null });
  }

  function mayChange(id: string): PlanFeature | null {
    const feature = plan.get().features.get(id);
    return feature !== undefined && obstacleTo(ground, 'transform', [feature]) === null ? feature : null;
  }

  const stops = [
    layouts.layout.subscribe(() => {
      const { proposal } = layouts.layout.get();
      mark({ turbines: proposal?.ok === true ? proposal.turbines : [] });
    }),
    site.subscribe(() => {
      // Land of a field that has changed is not left on the map.
      if (shownRule !== null && lands?.of !== reportNow()) void showLand(shownRule).catch(() => undefined);
    }),
  ];

  return {
    site,
    calibre,
    screening,
    marks,
    isClipping,
    ...layouts,
    watchSite(feature) {
      watched = feature;
      siteFollower.watch(feature !== null);
      if (feature === null) void showLand(null);
    },
    chooseCalibre(next) {
      calibre.set(next);
      siteFollower.follow();
    },
    showLand(rule) {
      // Without the hatch the list says how much it is.
      showLand(rule).catch(() => undefined);
    },
    mayChange: (id) => mayChange(id) !== null,
    async clip(id) {
      const current = engine.get();
      const feature = mayChange(id);
      if (current === null || feature === null || isClipping.get()) return;
      isClipping.set(true);
      try {
        const asked = { scenario: scenario.get(), year: year.get(), feature: id };
        const outcome = await current.clipSite(asked);
        const isSame = scenario.get() === asked.scenario && plan.get().features.get(id) === feature;
        if (!outcome.ok) say(`fix-failure.${outcome.code}`, {}, false);
        else if (!isSame) say('obstacle.changed-meanwhile', {}, false);
        else {
          editing.reshapeMany([{ id, geometry: outcome.geometry }], 'clip-to-net');
          say('toast.site-clipped', { name: feature.properties.name }, true);
        }
      } catch {
        // The engine died; the session says so and starts it again.
        say('fix-failure.failed', {}, false);
      } finally {
        isClipping.set(false);
      }
    },
    watchScreening: (isWatched) => screeningFollower.watch(isWatched),
    dispose() {
      for (const stop of stops) stop();
      siteFollower.dispose();
      screeningFollower.dispose();
    },
  };
}
