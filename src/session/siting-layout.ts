import type { EngineApi } from '../../workers/engine/api.ts';
import type { PlanFeature } from '../plan/plan.ts';
import { type Cell, createCell } from './cell.ts';
import type { EditGround } from './edit-ground.ts';
import { obstacleTo } from './edit-obstacles.ts';
import { numberedNames } from './numbered-names.ts';
import type { LayoutState, SitingDesk } from './siting-state.ts';

/** The part of siting that stands turbines in a farm. */
export type TurbineLayouts = Pick<SitingDesk, 'layout' | 'layOut' | 'keepTurbines' | 'dropTurbines'>;

/** What it works with. */
export interface LayoutOptions {
  readonly engine: Cell<EngineApi | null>;
  readonly ground: EditGround;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>, isUndoable: boolean) => void;
}

const NOTHING: LayoutState = { isWorking: false, proposal: null };

/** Starts without a proposal. */
export function createTurbineLayouts({ engine, ground, say }: LayoutOptions): TurbineLayouts {
  const layout = createCell<LayoutState>(NOTHING);
  /** Goes up with each question: an answer to an older one is dropped. */
  let asked = 0;

  return {
    layout,
    async layOut(request) {
      asked += 1;
      const own = asked;
      const current = engine.get();
      if (current === null) return;
      layout.set({ ...layout.get(), isWorking: true });
      const scope = { scenario: ground.scenario.get(), year: ground.year.get() };
      const proposal = await current
        .layOutTurbines({ ...scope, ...request })
        // An engine that died is started again; the card can be asked once more.
        .catch(() => ({ ok: false, code: 'failed', places: 0 }) as const);
      if (own === asked) layout.set({ isWorking: false, proposal });
    },
    keepTurbines(fields) {
      const { proposal } = layout.get();
      const obstacle = obstacleTo(ground, 'paste', []);
      if (obstacle !== null) ground.refuse(obstacle);
      if (obstacle !== null || proposal?.ok !== true) return;
      const names = numberedNames(ground.plan.get(), ground.kindName('wind-turbine'));
      const stated = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
      const features = proposal.turbines.map((coordinates): PlanFeature => ({
        id: ground.newId(),
        geometry: { type: 'Point', coordinates },
        properties: {
          kind: 'wind-turbine',
          scenario: ground.scenario.get(),
          from: ground.year.get(),
          until: null,
          status: 'planned',
          name: names(),
          ...stated,
        },
      }));
      ground.run({ do: 'add-features', features, label: 'lay-out-turbines' });
      say('toast.turbines-added', { count: features.length }, true);
      asked += 1;
      layout.set(NOTHING);
    },
    dropTurbines() {
      asked += 1;
      if (layout.get() !== NOTHING) layout.set(NOTHING);
    },
  };
}
