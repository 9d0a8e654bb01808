import type { ParcelInfo } from '../../workers/engine/contract/parcel-query.ts';
import type { Language } from '../i18n/language.ts';
import { translate } from '../i18n/translate.ts';
import type { Cell } from './cell.ts';
import { createCoverageDesk } from './coverage-desk.ts';
import type { LayerState } from './desk.ts';
import type { EditGround } from './edit-ground.ts';
import type { Editing } from './editing.ts';
import { createEligibleDesk } from './eligible-desk.ts';
import { createFindingDesk } from './finding-desk.ts';
import { watchLandShading } from './land-shading.ts';
import type { Pencil } from './pencil.ts';
import type { PointerPlace } from './pencil-state.ts';
import type { SessionPorts } from './ports.ts';
import type { FollowedWork } from './results-follower.ts';
import { createRuleDesk } from './rule-desk.ts';
import { createSitingDesk } from './siting-desk.ts';
import type { ToastLine } from './toast-line.ts';

/** What asking about the land needs. */
export interface LandDesksOptions extends FollowedWork {
  readonly ports: Pick<SessionPorts, 'files' | 'now'>;
  readonly language: Cell<Language>;
  readonly ground: EditGround;
  readonly editing: Editing;
  readonly pencil: Pencil;
  readonly layers: Cell<readonly LayerState[]>;
  readonly pointer: Cell<PointerPlace | null>;
  readonly parcel: Cell<ParcelInfo | null>;
  readonly say: ToastLine['say'];
}

/** What the land is asked about the plan: its colours, where kinds could go, what is served, what breaks a rule, what a field yields. */
export function createLandDesks(options: LandDesksOptions) {
  const { ports, language, ground, editing, pencil, layers, pointer, parcel, engine, results, say } = options;
  const { plan, scenario, year, kind, run } = ground;
  const landShading = watchLandShading({ engine, results, layers, pointer, parcel });
  const eligible = createEligibleDesk({ engine, results, pointer });
  const coverage = createCoverageDesk({
    engine,
    results,
    hand: { plan, tool: pencil.tool, kind, sketch: pencil.sketch, pointer },
    scope: () => ({ scenario: scenario.get(), year: year.get() }),
  });
  const findings = createFindingDesk({ engine, results, plan, ground, editing, now: () => ports.now(), say });
  const siting = createSitingDesk({ engine, results, ground, editing, say });
  const rules = createRuleDesk({
    ports,
    plan,
    run,
    say,
    text: (key, values) => translate(language.get(), key, values),
  });
  return {
    landShading,
    eligible,
    coverage,
    findings,
    siting,
    rules,
    dispose() {
      for (const one of [landShading, eligible, coverage, findings, siting, rules]) one.dispose();
    },
  };
}
