import type { MultiPolygon, Polygon } from 'geojson';
import type { Language } from '../i18n/language.ts';
import type { PlanDocument } from '../plan/document.ts';
import type { Target } from '../plan/target.ts';
import type { Cell, WritableCell } from './cell.ts';
import { createCompareDesk } from './compare-desk.ts';
import type { LayerState } from './desk.ts';
import type { EditGround } from './edit-ground.ts';
import type { Pencil } from './pencil.ts';
import type { SessionPorts } from './ports.ts';
import { createPresentation } from './presentation.ts';
import type { FollowedWork } from './results-follower.ts';
import { createSchemeDesk } from './scheme-desk.ts';
import { createScopeChoice } from './scope-choice.ts';
import type { ToastLine } from './toast-line.ts';
import { createYearDesk } from './year-desk.ts';
import { createYearPlayer } from './year-player.ts';

/** What work with schemes needs. */
interface SchemeWorkOptions extends FollowedWork {
  readonly ports: SessionPorts;
  readonly draftId: string;
  readonly document: PlanDocument;
  readonly language: Cell<Language>;
  readonly ground: EditGround;
  readonly scenario: WritableCell<string>;
  readonly year: WritableCell<number>;
  readonly selection: WritableCell<ReadonlySet<string>>;
  readonly layers: WritableCell<readonly LayerState[]>;
  readonly pencil: Pencil;
  readonly targets: () => readonly Target[];
  readonly boundary: () => Polygon | MultiPolygon | null;
  readonly say: ToastLine['say'];
}

/** Schemes and years of the plan: choosing and changing them, holding them against each other, reporting on them. */
export function createSchemeWork(options: SchemeWorkOptions) {
  const { ports, document, language, ground, scenario, year, pencil, engine, results, targets, say } = options;
  const { plan, run } = ground;
  const put = (): void => pencil.put();
  const choice = createScopeChoice({ scenario, year, language, ground, put });
  const player = createYearPlayer({
    plan,
    year,
    chooseYear: choice.chooseYear,
    after: (delayMs, action) => ports.after(delayMs, action),
  });
  const compare = createCompareDesk({
    ...{ engine, results, plan, targets },
    planAfter: (step) => document.planAfter(step),
  });
  const presentation = createPresentation({ ...options, ...choice, plan, run, chooseTool: pencil.chooseTool, put });
  return {
    choice,
    player,
    compare,
    chapters: presentation.chapters,
    present: presentation.present,
    schemes: createSchemeDesk({
      ...{ plan, scenario, language, run, say },
      newId: () => ports.newId(),
      choose: choice.chooseScenario,
    }),
    years: createYearDesk({ plan, year, run }),
    dispose() {
      player.dispose();
      compare.dispose();
      presentation.dispose();
    },
  };
}
