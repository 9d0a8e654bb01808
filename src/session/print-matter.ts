import type { MultiPolygon, Polygon } from 'geojson';
import type { EngineApi } from '../../workers/engine/api.ts';
import { formatDay } from '../i18n/format-date.ts';
import type { Language } from '../i18n/language.ts';
import type { Plan } from '../plan/plan.ts';
import type { Seed } from '../plan/seed.ts';
import type { Target } from '../plan/target.ts';
import type { PlanFacts } from '../report/plan-facts.ts';
import type { SheetGroundwork } from '../report/sheet/content-of-facts.ts';
import type { Cell } from './cell.ts';
import { collectFacts } from './collect-facts.ts';
import type { LayerState, OpeningState } from './desk.ts';
import type { Results } from './results.ts';
import type { SessionPorts } from './ports.ts';
import { collectGroundwork } from './sheet-groundwork.ts';

/** What printing works with. */
export interface PrintOptions {
  readonly ports: Pick<SessionPorts, 'startSheets' | 'files' | 'now'>;
  readonly engine: Cell<EngineApi | null>;
  readonly results: Cell<Results>;
  readonly opening: Cell<OpeningState>;
  readonly plan: Cell<Plan>;
  readonly layers: Cell<readonly LayerState[]>;
  readonly language: Cell<Language>;
  readonly seed: Seed | null;
  readonly targets: () => readonly Target[];
  readonly boundary: () => Polygon | MultiPolygon | null;
  readonly say: (key: string, details: Readonly<Record<string, string | number>>) => void;
}

/** Everything that is printed of the scheme and year on screen. */
export interface PrintMatter {
  readonly engine: EngineApi;
  readonly facts: PlanFacts;
  readonly groundwork: SheetGroundwork;
}

/** Today by the local clock. */
export function todayOf(now: number): string {
  return formatDay(now, -new Date(now).getTimezoneOffset());
}

/**
 * Waits for numbers that belong to the plan as it is, and collects what is printed of them.
 *
 * @param isMeant asked between the steps
 * @returns null when nobody wants it any more
 * @throws with the code `engine-gone` while the engine is being replaced
 */
export async function collectPrintMatter(
  options: PrintOptions,
  withSeries: boolean,
  isMeant: () => boolean,
): Promise<PrintMatter | null> {
  const { results, layers, language, plan, ports, seed, opening } = options;
  for (;;) {
    const { evaluation, baseline, stale } = results.get();
    if (evaluation !== null && !stale) {
      const engine = options.engine.get();
      if (engine === null) throw new EngineGone();
      const { scenario, year } = evaluation;
      const visible = new Map(layers.get().map((layer) => [layer.id, layer.visible]));
      const state = opening.get();
      const facts = await collectFacts(
        engine,
        {
          plan: plan.get(),
          scenario,
          year,
          language: language.get(),
          targets: options.targets(),
          seed,
          classSystem: state.state === 'open' ? state.summary.classSystem : null,
          evaluation,
          baseline,
        },
        withSeries,
      );
      if (!isMeant()) return null;
      const groundwork = await collectGroundwork(engine, {
        plan: facts.plan,
        scenario,
        year,
        boundary: options.boundary(),
        isVisible: (layer) => visible.get(layer) !== false,
        printedOn: todayOf(ports.now()),
      });
      return isMeant() ? { engine, facts, groundwork } : null;
    }
    await new Promise<void>((resolve) => {
      const stop = results.subscribe(() => {
        stop();
        resolve();
      });
    });
    if (!isMeant()) return null;
  }
}

/** The engine is being replaced. */
class EngineGone extends Error {
  override readonly name = 'EngineGone';
  readonly code = 'engine-gone';
}
