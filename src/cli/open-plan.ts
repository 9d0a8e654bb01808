import type { EngineApi } from '../../workers/engine/api.ts';
import type { DistrictSummary } from '../../workers/engine/contract/open-district.ts';
import { createEngine } from '../../workers/engine/engine.ts';
import { carbonPlaceOf, carbonSettingsOf } from '../evaluate/carbon/default-settings.ts';
import { targetsInForce } from '../session/district-sources.ts';
import { describeBaseNote } from './base-note.ts';
import type { CommandPorts } from './command-ports.ts';
import { enginePortsOf } from './engine-ports.ts';
import { type PlanInput, readPlanInput, UNUSABLE_BASE } from './plan-input.ts';

/** A plan file with its district open in an engine of the command line. */
export interface OpenedPlan extends Omit<PlanInput, 'district'> {
  readonly engine: EngineApi;
  readonly summary: DistrictSummary;
}

/**
 * Reads a plan file, opens its district and hands the engine the plan, as revision 1.
 *
 * @returns with the remarks on plan and base data as warnings; the line that says what is wrong, where no number can be given
 */
export async function openPlan(
  path: string,
  values: ReadonlyMap<string, string>,
  ports: CommandPorts,
): Promise<OpenedPlan | { readonly ok: false; readonly problem: string }> {
  const input = await readPlanInput(path, values, ports);
  if (!input.ok) return input;
  const { district, ...read } = input;
  const { plan, seed } = read;
  const engine = createEngine(enginePortsOf(ports));
  const summary = await engine.open(district);
  const missing = summary.notes.find((note) => UNUSABLE_BASE.has(note.code));
  if (missing !== undefined) return { ok: false, problem: `${path}: ${describeBaseNote(missing)}` };
  await engine.update({
    revision: 1,
    upserts: [...plan.features.values()],
    removed: [],
    order: [...plan.features.keys()],
    scenarios: plan.scenarios,
    zones: plan.zones,
    targets: targetsInForce(plan, seed),
    ...(plan.blueGreen === undefined ? {} : { blueGreen: plan.blueGreen }),
    ...(plan.coverage === undefined ? {} : { coverage: plan.coverage }),
    ...(plan.rules === undefined ? {} : { rules: plan.rules }),
    landAreaM2: plan.landAreaM2 ?? null,
    carbon: { ...carbonPlaceOf(plan), settings: carbonSettingsOf(plan), factors: plan.factors },
  });
  const warnings = [...read.warnings, ...summary.notes.map((note) => `${path}: ${describeBaseNote(note)}\n`)];
  return { ...read, engine, summary, warnings };
}
