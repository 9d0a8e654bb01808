import { type Finding, hasUnansweredBan, type UncheckedRule, withWaivers } from '../evaluate/rules/finding.ts';
import { translateCode } from '../i18n/translate.ts';
import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { asTextTable, csvCell, isEvaluationFormat } from './evaluation-format.ts';
import { openPlan } from './open-plan.ts';

/**
 * `tantu check PLAN [--scenario ID] [--year Y] [--format json|table|csv]`: what does not keep the rules of the land (规则检查). Exit 1
 * when something forbidden is not waived. Rules that could not be checked are in the JSON, and said on standard error otherwise.
 */
export async function runCheck(words: readonly string[], ports: CommandPorts): Promise<CommandOutcome> {
  const parsed = parseArguments(words, { values: ['scenario', 'year', 'format'], flags: [] });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const { positions, values } = parsed.value;
  const [path, ...others] = positions;
  if (path === undefined || others.length > 0) return refuseCommand('check takes one plan file.');
  const format = values.get('format') ?? 'json';
  if (!isEvaluationFormat(format)) return refuseCommand(`--format is json, table or csv, not "${format}".`);

  const opened = await openPlan(path, values, ports);
  if (!opened.ok) return refuseCommand(opened.problem);
  const { plan, scope } = opened;
  const report = await opened.engine.findings(scope.scenario, scope.year);
  const { slivers, unchecked, notes } = report;
  const findings = withWaivers(report.findings, plan.waivers);

  const warnings = [...opened.warnings];
  if (format !== 'json') warnings.push(...unchecked.map((one) => `${path}: ${uncheckedLine(one)}\n`));
  const text =
    format === 'json'
      ? JSON.stringify({ plan: path, ...scope, findings, slivers, unchecked, notes }, null, 2)
      : format === 'csv'
        ? asCsv(findings)
        : asTable(findings);
  return { ...finishCommand(text, warnings.join('')), exitCode: hasUnansweredBan(findings) ? 1 : 0 };
}

const COLUMNS = [
  'id',
  'rule',
  'severity',
  'feature',
  'with',
  'areaM2',
  'distanceM',
  'lon',
  'lat',
  'clause',
  'introduced',
] as const;

function asCsv(findings: readonly Finding[]): string {
  const lines = findings.map((finding) => {
    const cells = COLUMNS.map((column) => finding[column]);
    return [...cells, finding.waiver?.reason ?? null]
      .map((cell) => csvCell(typeof cell === 'boolean' ? String(cell) : cell))
      .join(',');
  });
  return [[...COLUMNS, 'waiver'].join(','), ...lines].join('\n');
}

function asTable(findings: readonly Finding[]): string {
  if (findings.length === 0) return 'Nothing was found.';
  return asTextTable(
    findings.map(({ severity, feature, rule, with: other, areaM2, distanceM, waiver }) => [
      severity,
      feature,
      rule,
      other,
      distanceM === null ? `${areaM2.toFixed(2)} m2` : `${distanceM.toFixed(1)} m away`,
      waiver === null ? '' : `waived by ${waiver.by}: ${waiver.reason}`,
    ]),
  );
}

function uncheckedLine({ rule, missing, what, share = 0 }: UncheckedRule): string {
  return translateCode('en', `rule-unchecked.${missing}`, `${rule} was not checked`, {
    rule,
    what: what.join(', '),
    count: what.length,
    share: Math.floor(100 * share),
  });
}
