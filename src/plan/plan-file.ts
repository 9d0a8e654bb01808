import type { z } from 'zod';
import type { PlanView } from './chapter.ts';
import { findJsonFault } from './json-fault.ts';
import { migrateSettings, PLAN_VERSION } from './migrations.ts';
import type { Plan, PlanFeature } from './plan.ts';
import { findPlanHints } from './plan-hints.ts';
import { formatMember, type PlanNote } from './plan-note.ts';
import { settingsSchema } from './plan-schema.ts';
import type { PlanRules } from './plan-rule.ts';
import { readFeatures } from './read-features.ts';
import type { planRulesSchema } from './rule-schema.ts';
import { describeSchemaError } from './schema-issue.ts';

/** What came out of a plan file: the plan, or null when it was refused, and everything there is to say about it. */
export interface PlanReading {
  readonly value: Plan | null;
  readonly notes: readonly PlanNote[];
}

/**
 * Reads a plan file `*.plan.json` (方案文件): a GeoJSON FeatureCollection with the foreign member `tantu`. Coordinates stay exactly
 * as given. A wrong feature is set aside and the rest is read; a wrong member of `tantu` refuses the file, and every such
 * member is named. Unknown members are kept for {@link writePlanFile}.
 */
export function readPlanFile(text: string): PlanReading {
  let file: unknown;
  try {
    file = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    const { truncated, line, column } = findJsonFault(text.replace(/^\uFEFF/, '')) ?? {
      truncated: false,
      line: 1,
      column: 1,
    };
    return refuse({ code: truncated ? 'plan-truncated' : 'plan-not-json', path: [], details: { line, column } });
  }
  if (!isRecord(file) || file['type'] !== 'FeatureCollection' || !isRecord(file['tantu'])) {
    return refuse({ code: 'plan-not-a-plan', path: [], details: {} });
  }
  const { type: _type, tantu, features: rawFeatures, bbox: _bbox, ...collectionExtra } = file;
  const migrated = migrateSettings(tantu);
  if (!migrated.ok) {
    const path = ['tantu', 'version'];
    return migrated.reason === 'newer'
      ? refuse({
          code: 'plan-newer',
          path,
          details: { version: Number(migrated.version), supportedVersion: PLAN_VERSION },
        })
      : refuse({ code: 'schema.not-allowed', path, details: { member: formatMember(path), expected: PLAN_VERSION } });
  }
  const parsed = settingsSchema.safeParse(migrated.settings, { reportInput: true });
  const wrong = parsed.success
    ? []
    : describeSchemaError(parsed.error).map((i) => ({ ...i, path: ['tantu', ...i.path] }));
  if (!Array.isArray(rawFeatures)) {
    const code = rawFeatures === undefined ? 'schema.missing' : 'schema.wrong-type';
    wrong.push({ code, path: ['features'], details: { expected: 'array' } });
  }
  if (!parsed.success || !Array.isArray(rawFeatures)) {
    return refuse(...wrong.map((i) => ({ ...i, details: { ...i.details, member: formatMember(i.path) } })));
  }

  const { features, setAside, notes } = readFeatures(rawFeatures);
  const {
    version: _version,
    base,
    zones,
    targets,
    blueGreen,
    coverage,
    factors,
    carbon,
    carbonChecks,
    ...rest
  } = parsed.data;
  const { rules, waivers, views, ...others } = rest;
  const { name, seed, boundary, landAreaM2, baseYear, years, scenarios, ...extra } = others;
  const value: Plan = {
    name,
    ...(seed === undefined ? {} : { seed }),
    ...(boundary === undefined ? {} : { boundary }),
    ...(landAreaM2 === undefined ? {} : { landAreaM2 }),
    baseYear,
    years,
    base: base ?? [],
    zones: zones ?? [],
    scenarios,
    targets: targets ?? [],
    ...(blueGreen === undefined ? {} : { blueGreen }),
    ...(coverage === undefined ? {} : { coverage }),
    factors: Object.fromEntries(sortedEntries(factors ?? {})),
    ...(carbon === undefined ? {} : { carbon }),
    ...(carbonChecks === undefined ? {} : { carbonChecks: Object.fromEntries(sortedEntries(carbonChecks)) }),
    ...(rules === undefined || Object.keys(rules).length === 0 ? {} : { rules: rulesOf(rules) }),
    waivers: waivers ?? [],
    // Whatever else is there is JSON.
    views: (views ?? []) as readonly PlanView[],
    features,
    setAside,
    extra,
    collectionExtra,
  };
  const migration: PlanNote[] =
    migrated.from === PLAN_VERSION
      ? []
      : [
          {
            code: 'plan-migrated',
            effect: 'read',
            path: ['tantu', 'version'],
            details: { version: migrated.from, supportedVersion: PLAN_VERSION },
          },
        ];
  return { value, notes: [...migration, ...notes, ...findPlanHints(value)] };
}

/**
 * Writes a plan file. The same plan always gives the same text: members in a fixed order, unknown ones behind them in
 * alphabetical order, one line for each feature and for each entry of a list, so that versions can be compared line by line.
 */
export function writePlanFile(plan: Plan): string {
  const settings: [string, unknown][] = [
    ['version', PLAN_VERSION],
    ['name', plan.name],
    ['seed', plan.seed],
    ['boundary', plan.boundary],
    ['landAreaM2', plan.landAreaM2],
    ['baseYear', plan.baseYear],
    ['years', plan.years],
    ['base', listOrNothing(plan.base)],
    ['zones', listOrNothing(plan.zones)],
    ['scenarios', plan.scenarios],
    ['targets', listOrNothing(plan.targets)],
    ['blueGreen', plan.blueGreen],
    ['coverage', plan.coverage],
    ['factors', Object.keys(plan.factors).length === 0 ? undefined : plan.factors],
    ['carbon', plan.carbon],
    ['carbonChecks', plan.carbonChecks],
    ['rules', plan.rules],
    ['waivers', listOrNothing(plan.waivers)],
    ['views', listOrNothing(plan.views)],
    ...sortedEntries(plan.extra),
  ];
  const features: unknown[] = [...plan.features.values()].map(featureMembers);
  for (const { index, raw } of plan.setAside) features.splice(index, 0, raw);
  const members: [string, string][] = [
    ['type', '"FeatureCollection"'],
    ['tantu', `{\n${settings.flatMap(([name, value]) => writeMember(name, value, '    ')).join(',\n')}\n  }`],
    ...sortedEntries(plan.collectionExtra).map(([name, value]): [string, string] => [name, JSON.stringify(value)]),
    ['features', writeList(features, '  ')],
  ];
  return `{\n${members.map(([name, value]) => `  ${JSON.stringify(name)}: ${value}`).join(',\n')}\n}\n`;
}

function featureMembers({ id, geometry, properties, extra }: PlanFeature): Record<string, unknown> {
  const { kind, scenario, from, until, status, name, removes, origin, ...fields } = properties;
  const known = {
    ...{ kind, scenario, from, until, status, name },
    ...(removes === undefined ? {} : { removes }),
    ...(origin === undefined ? {} : { origin }),
  };
  return {
    type: 'Feature',
    id,
    geometry,
    properties: Object.fromEntries([...Object.entries(known), ...sortedEntries(fields)]),
    ...Object.fromEntries(sortedEntries(extra ?? {})),
  };
}

function writeMember(name: string, value: unknown, indent: string): string[] {
  if (value === undefined) return [];
  const isListOfObjects = Array.isArray(value) && value.some((entry) => typeof entry === 'object');
  return [`${indent}${JSON.stringify(name)}: ${isListOfObjects ? writeList(value, indent) : JSON.stringify(value)}`];
}

function writeList(list: readonly unknown[], indent: string): string {
  if (list.length === 0) return '[]';
  return `[\n${list.map((entry) => `${indent}  ${JSON.stringify(entry)}`).join(',\n')}\n${indent}]`;
}

/** Rules in the order of their ids, both parts there. */
function rulesOf({ changes = {}, own = {}, ...unknown }: z.infer<typeof planRulesSchema>): PlanRules {
  return {
    changes: Object.fromEntries(sortedEntries(changes)),
    own: Object.fromEntries(sortedEntries(own)),
    ...unknown,
  };
}

function listOrNothing(list: readonly unknown[]): readonly unknown[] | undefined {
  return list.length === 0 ? undefined : list;
}

function sortedEntries<Value>(record: Readonly<Record<string, Value>>): [string, Value][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refuse(...faults: Pick<PlanNote, 'code' | 'path' | 'details'>[]): PlanReading {
  return { value: null, notes: faults.map((fault) => ({ ...fault, effect: 'refused' })) };
}
