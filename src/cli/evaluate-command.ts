import { carbonPlaceOf, carbonSettingsOf } from '../evaluate/carbon/default-settings.ts';
import { createEngine } from '../../workers/engine/engine.ts';
import type { EngineNote } from '../../workers/engine/contract/base-source.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { type Finding, withWaivers } from '../evaluate/rules/finding.ts';
import { dataNotesOf } from '../plan/data-notes.ts';
import { targetsInForce } from '../session/district-sources.ts';
import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { describeBaseNote } from './base-note.ts';
import { enginePortsOf } from './engine-ports.ts';
import { formatEvaluation, isEvaluationFormat } from './evaluation-format.ts';
import { type PlanInput, readPlanInput, UNUSABLE_BASE } from './plan-input.ts';

/** Version of the answer's form; goes up when a member changes its meaning. */
const ENGINE = 'tantu 0.1.0';

/** `tantu evaluate PLAN [--scenario ID] [--year Y] [--format json|table|csv] [--strict]`. */
export async function runEvaluate(words: readonly string[], ports: CommandPorts): Promise<CommandOutcome> {
  const parsed = parseArguments(words, { values: ['scenario', 'year', 'format'], flags: ['strict'] });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const { positions, values, flags } = parsed.value;
  const [path, ...others] = positions;
  if (path === undefined || others.length > 0) return refuseCommand('evaluate takes one plan file.');
  const format = values.get('format') ?? 'json';
  if (!isEvaluationFormat(format)) return refuseCommand(`--format is json, table or csv, not "${format}".`);

  const input = await readPlanInput(path, values, ports);
  if (!input.ok) return refuseCommand(input.problem);
  const { plan, seed } = input;
  const { evaluation, findings, baseNotes } = await evaluatePlan(input, ports);
  const missing = baseNotes.find((note) => UNUSABLE_BASE.has(note.code));
  if (missing !== undefined) return refuseCommand(`${path}: ${describeBaseNote(missing)}`);
  const warnings = [...input.warnings, ...baseNotes.map((note) => `${path}: ${describeBaseNote(note)}\n`)];

  const dataNotes = dataNotesOf(plan, seed?.seed ?? null);
  // JSON carries them inside; rows alone have no place for a sentence.
  if (dataNotes !== null && format !== 'json') warnings.push(`${path}: ${dataNotes.illustrative.en}\n`);
  const outcome = finishCommand(
    formatEvaluation(format, path, ENGINE, evaluation, findings, dataNotes),
    warnings.join(''),
  );
  const isUnmet = evaluation.targets.some((target) => target.status === 'short' || target.status === 'over');
  return flags.has('strict') && isUnmet ? { ...outcome, exitCode: 1 } : outcome;
}

async function evaluatePlan(
  { plan, seed, scope, district }: PlanInput,
  ports: CommandPorts,
): Promise<{
  readonly evaluation: Evaluation;
  readonly findings: readonly Finding[];
  readonly baseNotes: readonly EngineNote[];
}> {
  const engine = createEngine(enginePortsOf(ports));
  const { notes } = await engine.open(district);
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
  const evaluation = await engine.evaluate(scope.scenario, scope.year);
  const report = await engine.findings(scope.scenario, scope.year);
  return { evaluation, findings: withWaivers(report.findings, plan.waivers), baseNotes: notes };
}
