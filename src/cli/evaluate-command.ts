import { withWaivers } from '../evaluate/rules/finding.ts';
import { dataNotesOf } from '../plan/data-notes.ts';
import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { formatEvaluation, isEvaluationFormat } from './evaluation-format.ts';
import { openPlan } from './open-plan.ts';

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

  const opened = await openPlan(path, values, ports);
  if (!opened.ok) return refuseCommand(opened.problem);
  const { plan, seed, scope, engine } = opened;
  const evaluation = await engine.evaluate(scope.scenario, scope.year);
  const found = await engine.findings(scope.scenario, scope.year);
  const findings = withWaivers(found.findings, plan.waivers);

  const warnings = [...opened.warnings];
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
