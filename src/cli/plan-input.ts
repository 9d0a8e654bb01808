import type { EngineNote } from '../../workers/engine/contract/base-source.ts';
import type { OpenDistrict } from '../../workers/engine/contract/open-district.ts';
import { translateCode } from '../i18n/translate.ts';
import { defaultScope, type PlanScope } from '../plan/default-scope.ts';
import type { Plan } from '../plan/plan.ts';
import { readPlanFile } from '../plan/plan-file.ts';
import { districtSources, type OpenSeed } from '../session/district-sources.ts';
import type { CommandPorts } from './command-ports.ts';

/** What opening finds that leaves numbers out; the command line gives all of them or none. */
export const UNUSABLE_BASE: ReadonlySet<EngineNote['code']> = new Set([
  'base-missing',
  'base-unreadable',
  'base-class-field',
  'class-system-missing',
  'class-system-unknown',
  'class-mapping-missing',
  'class-mapping-target',
]);

/** A plan file with what the options ask of it. */
export interface PlanInput {
  readonly ok: true;
  readonly plan: Plan;
  readonly scope: PlanScope;
  readonly seed: OpenSeed | null;
  /** What the plan is drawn on; relative places count from the plan file's folder. */
  readonly district: OpenDistrict;
  /** Remarks of the reader, one per line. */
  readonly warnings: readonly string[];
}

/**
 * Reads a plan file for a command that has the options `scenario` and `year`.
 *
 * @returns the line that says what is wrong, where something is
 */
export async function readPlanInput(
  path: string,
  values: ReadonlyMap<string, string>,
  ports: Pick<CommandPorts, 'readFile' | 'openSeed' | 'seedIds'>,
): Promise<PlanInput | { readonly ok: false; readonly problem: string }> {
  const text = await readText(path, ports);
  if (text === null) return { ok: false, problem: `${path}: no such file, or it cannot be read.` };
  const { value: plan, notes } = readPlanFile(text);
  if (plan === null) return { ok: false, problem: `${path}: ${sayNote(notes[0])}` };
  const scope = scopeOf(plan, values);
  if ('problem' in scope) return { ok: false, problem: `${path}: ${scope.problem}` };
  const seed = plan.seed === undefined ? null : await ports.openSeed(plan.seed);
  if (plan.seed !== undefined && seed === null) {
    const problem = `${path}: seed "${plan.seed}" is not known. Seeds: ${ports.seedIds.join(', ')}.`;
    return { ok: false, problem };
  }
  const district = besidePlan(districtSources(plan, seed), path);
  return { ok: true, plan, scope, seed, district, warnings: notes.map((note) => `${path}: ${sayNote(note)}\n`) };
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

function scopeOf(plan: Plan, values: ReadonlyMap<string, string>): PlanScope | { readonly problem: string } {
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

async function readText(path: string, ports: Pick<CommandPorts, 'readFile'>): Promise<string | null> {
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
