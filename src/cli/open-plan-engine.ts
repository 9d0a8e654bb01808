import type { EngineApi } from '../../workers/engine/api.ts';
import type { DistrictSummary } from '../../workers/engine/contract/open-district.ts';
import { createEngine } from '../../workers/engine/engine.ts';
import { carbonPlaceOf, carbonSettingsOf } from '../evaluate/carbon/default-settings.ts';
import { targetsInForce } from '../session/district-sources.ts';
import type { CommandPorts } from './command-ports.ts';
import { enginePortsOf } from './engine-ports.ts';
import type { PlanInput } from './plan-input.ts';

/** Opens the district of a plan in an engine of the command line and hands it the plan, as revision 1. */
export async function openPlanEngine(
  { plan, seed, district }: PlanInput,
  ports: CommandPorts,
): Promise<{ readonly engine: EngineApi; readonly summary: DistrictSummary }> {
  const engine = createEngine(enginePortsOf(ports));
  const summary = await engine.open(district);
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
  return { engine, summary };
}
