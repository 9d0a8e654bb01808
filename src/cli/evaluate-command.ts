import { createEngine } from '../../workers/engine/engine.ts';
import type { EngineNote, OpenDistrict } from '../../workers/engine/api.ts';
import type { Evaluation } from '../evaluate/evaluation.ts';
import { translateCode } from '../i18n/translate.ts';
import { dataNotesOf } from '../plan/data-notes.ts';
import { defaultScope } from '../plan/default-scope.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlanFile } from '../plan/plan-file.ts';
import { districtSources, type OpenSeed, targetsInForce } from '../session/district-sources.ts';
import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { describeBaseNote } from './base-note.ts';
import { enginePortsOf } from './engine-ports.ts';
import { formatEvaluation, isEvaluationFormat } from './evaluation-format.ts';

/** Version of the answer's form; goes up when a member changes its meaning. */
const ENGINE = 'tantu 0.1.0';

/** What opening finds that leaves numbers out; the command line gives all of them or none. */
const UNUSABLE_BASE: ReadonlySet<EngineNote['code']> = new Set([
  'base-missing',
  'base-unreadable',
  'base-class-field',
  'class-system-missing',
  'class-system-unknown',
  'class-mapping-missing',
  'class-mapping-target',
]);

/** `tantu evaluate PLAN [--scenario ID] [--year Y] [--format json|table|csv] [--strict]`. */
export async function runEvaluate(words: readonly string[], ports: CommandPorts): Promise<CommandOutcome> {
  const parsed = parseArguments(words, { values: ['scenario', 'year', 'format'], flags: ['strict'] });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const { positions, values, flags } = parsed.value;
  const [path, ...others] = positions;
  if (path === undefined || others.length > 0) return refuseCommand('evaluate takes one plan file.');
  const format = values.get('format') ?? 'json';
  if (!isEvaluationFormat(format)) return refuseCommand(`--format is json, table or csv, not "${format}".`);

  const text = await readText(path, ports);
  if (text === null) return refuseCommand(`${path}: no such file, or it cannot be read.`);
  const { value: plan, notes } = readPlanFile(text);
  if (plan === null) return refuseCommand(`${path}: ${sayNote(notes[0])}`);
  const warnings = notes.map((note) => `${path}: ${sayNote(note)}\n`);

  const scope = scopeOf(plan, values);
  if ('problem' in scope) return refuseCommand(`${path}: ${scope.problem}`);
  const seed = plan.seed === undefined ? null : await ports.openSeed(plan.seed);
  if (plan.seed !== undefined && seed === null) {
    return refuseCommand(`${path}: seed "${plan.seed}" is not known. Seeds: ${ports.seedIds.join(', ')}.`);
  }
  const { evaluation, baseNotes } = await evaluatePlan(plan, seed, scope, path, ports);
  const missing = baseNotes.find((note) => UNUSABLE_BASE.has(note.code));
  if (missing !== undefined) return refuseCommand(`${path}: ${describeBaseNote(missing)}`);
  warnings.push(...baseNotes.map((note) => `${path}: ${describeBaseNote(note)}\n`));

  const dataNotes = dataNotesOf(plan, seed?.seed ?? null);
  // JSON carries them inside; rows alone have no place for a sentence.
  if (dataNotes !== null && format !== 'json') warnings.push(`${path}: ${dataNotes.illustrative.en}\n`);
  const outcome = finishCommand(formatEvaluation(format, path, ENGINE, evaluation, dataNotes), warnings.join(''));
  const isUnmet = evaluation.targets.some((target) => target.status === 'short' || target.status === 'over');
  return flags.has('strict') && isUnmet ? { ...outcome, exitCode: 1 } : outcome;
}

async function evaluatePlan(
  plan: Plan,
  seed: OpenSeed | null,
  scope: { readonly scenario: string; readonly year: number },
  path: string,
  ports: CommandPorts,
): Promise<{ readonly evaluation: Evaluation; readonly baseNotes: readonly EngineNote[] }> {
  const engine = createEngine(enginePortsOf(ports));
  const { notes } = await engine.open(besidePlan(districtSources(plan, seed), path));
  await engine.update({
    revision: 1,
    upserts: [...plan.features.values()],
    removed: [],
    order: [...plan.features.keys()],
    scenarios: plan.scenarios,
    zones: plan.zones,
    targets: targetsInForce(plan, seed),
    landAreaM2: plan.landAreaM2 ?? null,
  });
  return { evaluation: await engine.evaluate(scope.scenario, scope.year), baseNotes: notes };
}

/** Relative places of base files count from the plan file's folder. */
function besidePlan(district: OpenDistrict, path: string): OpenDistrict {
  const folder = path.includes('/') ? path.slice(0, path.lastIndexOf('/') + 1) : './';
  const sources = district.sources.map((source) => {
    if (!('url' in source.content)) return source;
    const { url } = source.content;
    const isAbsolute = url.startsWith('/') || /^[a-z][a-z0-9+.-]+:/iu.test(url);
    return isAbsolute ? source : { ...source, content: { url: `${folder}${url}` } };
  });
  return { ...district, sources };
}

function scopeOf(
  plan: Plan,
  values: ReadonlyMap<string, string>,
): { readonly scenario: string; readonly year: number } | { readonly problem: string } {
  const usual = defaultScope(plan);
  const scenario = values.get('scenario') ?? usual.scenario;
  if (!plan.scenarios.some((one) => one.id === scenario)) {
    return { problem: `there is no scheme "${scenario}". Schemes: ${plan.scenarios.map((one) => one.id).join(', ')}.` };
  }
  const asked = values.get('year');
  if (asked === undefined) return { scenario, year: usual.year };
  const year = Number(asked);
  return /^\d{4}$/u.test(asked) ? { scenario, year } : { problem: `--year is a year of four digits, not "${asked}".` };
}

async function readText(path: string, ports: CommandPorts): Promise<string | null> {
  try {
    return new TextDecoder().decode(await ports.readFile(path));
  } catch {
    return null;
  }
}

function sayNote(
  note: { readonly code: string; readonly details: Readonly<Record<string, string | number>> } | undefined,
): string {
  if (note === undefined) return 'not a plan file';
  return translateCode('en', `plan-note.${note.code}`, note.code, note.details);
}
