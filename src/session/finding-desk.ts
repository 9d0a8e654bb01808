import type { Geometry } from 'geojson';
import type { Finding } from '../evaluate/rules/finding.ts';
import { type FixMethod, fixMethodsFor } from '../evaluate/rules/finding-fix.ts';
import { isAreaGeometry } from '../plan/area-geometry.ts';
import type { PlanFeature } from '../plan/plan.ts';
import type { ReshapeLabel } from '../plan/plan-command.ts';
import { createCell } from './cell.ts';
import type { EditGround } from './edit-ground.ts';
import { obstacleTo } from './edit-obstacles.ts';
import type { Editing } from './editing.ts';
import { type FindingWatchOptions, watchFindings } from './finding-watch.ts';
import type { FindingDesk } from './finding-state.ts';

/** What a desk of findings works with. */
export interface FindingDeskOptions extends FindingWatchOptions {
  readonly ground: EditGround;
  readonly editing: Pick<Editing, 'reshapeMany'>;
  /** ms since 1970. */
  readonly now: () => number;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>, isUndoable: boolean) => void;
}

const LABELS: Readonly<Record<FixMethod, ReshapeLabel>> = {
  clip: 'subtract-feature',
  shrink: 'scale-feature',
  move: 'move-feature',
};

/** Follows the plan from the first numbers on: the badge of the tab counts what nobody has looked at yet. */
export function createFindingDesk(options: FindingDeskOptions): FindingDesk & { dispose(): void } {
  const { engine, ground, editing, now, say } = options;
  const { plan, scenario, year } = ground;
  const watch = watchFindings(options);
  const { state } = watch;
  const land = createCell<Geometry | null>(null);
  const isFixing = createCell(false);
  /** Finding that the land is of, or that it is being asked for. */
  let shown: Finding | null = null;

  function findingOf(id: string): Finding | null {
    return state.get().findings.find((one) => one.id === id) ?? null;
  }

  /** The feature of a finding where the scheme on screen may change it. */
  function changeable(id: string): PlanFeature | null {
    const feature = plan.get().features.get(findingOf(id)?.feature ?? '');
    return feature !== undefined && obstacleTo(ground, 'transform', [feature]) === null ? feature : null;
  }

  /** What is left of an area without the land concerned says which land that is. */
  async function showLand(finding: Finding): Promise<void> {
    const current = engine.get();
    const geometry = plan.get().features.get(finding.feature)?.geometry;
    if (current === null || geometry === undefined || !isAreaGeometry(geometry)) return;
    const outcome = await current.fixFinding({
      scenario: scenario.get(),
      year: year.get(),
      finding: finding.id,
      method: 'clip',
    });
    let concerned: Geometry | null = null;
    if (outcome.ok) {
      const answer = await current.makeShape({ make: 'difference', of: geometry, without: [outcome.geometry] });
      concerned = answer.ok ? (answer.shapes[0] ?? null) : null;
    } else if (outcome.code === 'nothing-left') concerned = geometry;
    if (shown === finding) land.set(concerned);
  }

  function show(id: string | null): void {
    const finding = id === null ? null : findingOf(id);
    if (finding === shown) return;
    shown = finding;
    land.set(null);
    // Without the hatch the mark alone says where it is.
    if (finding !== null && finding.with !== '') showLand(finding).catch(() => undefined);
  }

  const stop = state.subscribe(() => {
    const { id } = shown ?? {};
    // Land of a shape that has changed is not left on the map.
    if (id !== undefined && findingOf(id) !== shown) show(id);
  });

  return {
    state,
    land,
    isFixing,
    show,
    waive(id, { reason, by }) {
      const answer = { reason: reason.trim(), by: by.trim(), at: new Date(now()).toISOString() };
      if (answer.reason === '' || answer.by === '') return;
      ground.run({ do: 'set-waivers', waivers: { [id]: answer }, label: 'waive-finding', name: subjectOf(id) });
      say('toast.finding-waived', {}, true);
    },
    unwaive(id) {
      ground.run({ do: 'set-waivers', waivers: { [id]: null }, label: 'withdraw-waiver', name: subjectOf(id) });
      say('toast.finding-unwaived', {}, true);
    },
    fixesFor(id) {
      const finding = findingOf(id);
      const feature = changeable(id);
      return finding === null || feature === null ? [] : fixMethodsFor(finding, feature.geometry);
    },
    async fix(id, method) {
      const current = engine.get();
      const feature = changeable(id);
      if (current === null || feature === null || isFixing.get()) return;
      isFixing.set(true);
      try {
        const asked = { scenario: scenario.get(), year: year.get() };
        const outcome = await current.fixFinding({ ...asked, finding: id, method });
        const isSame = scenario.get() === asked.scenario && plan.get().features.get(feature.id) === feature;
        if (!outcome.ok) say(`fix-failure.${outcome.code}`, {}, false);
        else if (!isSame) say('obstacle.changed-meanwhile', {}, false);
        else {
          editing.reshapeMany([{ id: feature.id, geometry: outcome.geometry }], LABELS[method]);
          say(`toast.finding-fixed.${method}`, { name: feature.properties.name }, true);
        }
      } catch {
        // Given up for a newer plan, or the engine died and the session says so.
        say('fix-failure.failed', {}, false);
      } finally {
        isFixing.set(false);
      }
    },
    async kindsInstead(id) {
      const feature = changeable(id);
      // An engine that died offers nothing; its successor can be asked again.
      const kinds =
        feature &&
        engine
          .get()
          ?.kindsInstead(scenario.get(), year.get(), feature.id)
          .catch(() => []);
      return (await kinds) ?? [];
    },
    dispose() {
      stop();
      watch.dispose();
    },
  };

  /** What the record calls a finding: its feature. */
  function subjectOf(id: string): string {
    return plan.get().features.get(findingOf(id)?.feature ?? '')?.properties.name ?? '';
  }
}
