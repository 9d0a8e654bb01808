import { ledgerSource } from '../../workers/engine/ledger-pages.ts';
import type { LedgerFormat } from '../../workers/files/contract/ledger-file.ts';
import { writeLedger } from '../../workers/files/write-ledger.ts';
import { carbonSettingsOf } from '../evaluate/carbon/default-settings.ts';
import { ledgerTotals } from '../evaluate/carbon/ledger-totals.ts';
import { createFactorLibrary } from '../evaluate/factors/factor-library.ts';
import { dataNotesOf } from '../plan/data-notes.ts';
import { MOST_LEDGER_ROWS } from '../report/ledger-workbook.ts';
import { parseArguments } from './arguments.ts';
import { describeBaseNote } from './base-note.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { openDistrict } from './open-district.ts';
import { readPlanInput, UNUSABLE_BASE } from './plan-input.ts';

const USAGE = 'tantu ledger PLAN -o FILE [--scenario ID] [--year Y] [--format xlsx|csv|gpkg] [--language zh|en]';

const FORMATS: readonly LedgerFormat[] = ['xlsx', 'csv', 'gpkg'];

/**
 * `tantu ledger PLAN -o FILE`: the carbon ledger of a scheme and year (碳台账), a row for every parcel and every part that a feature
 * turns. Without `--format` by the ending of the file. The workbook calculates: a factor changed in it changes all that depends on
 * it. Standard output says the totals, which are those of the screen.
 */
export async function runLedger(words: readonly string[], ports: CommandPorts): Promise<CommandOutcome> {
  const rules = { values: ['out', 'scenario', 'year', 'format', 'language'], flags: [], short: { o: 'out' } };
  const parsed = parseArguments(words, rules);
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const { positions, values } = parsed.value;
  const [path, ...others] = positions;
  const output = values.get('out');
  if (path === undefined || others.length > 0 || output === undefined) {
    return refuseCommand(`ledger takes one plan file and -o: ${USAGE}`);
  }
  const asked = values.get('format') ?? /\.(\w+)$/u.exec(output)?.[1]?.toLowerCase();
  const format = FORMATS.find((one) => one === asked);
  if (format === undefined) return refuseCommand(`--format is xlsx, csv or gpkg, not "${asked ?? ''}".`);
  const language = values.get('language') ?? 'zh';
  if (language !== 'zh' && language !== 'en') return refuseCommand(`--language is zh or en, not "${language}".`);

  const input = await readPlanInput(path, values, ports);
  if (!input.ok) return refuseCommand(input.problem);
  const { plan, scope, seed } = input;
  const { district, notes: baseNotes } = await openDistrict(input.district, ports);
  const missing = baseNotes.find((note) => UNUSABLE_BASE.has(note.code));
  if (missing !== undefined) return refuseCommand(`${path}: ${describeBaseNote(missing)}`);
  const { base } = district;
  if (base === null) return refuseCommand(`${path}: the plan has no land cover, and so no ledger.`);

  const carbon = { settings: carbonSettingsOf(plan), library: createFactorLibrary(plan.factors) };
  const steps = district.evaluator.ledgerInSteps({ ...plan, carbon }, { ...scope, revision: 1 });
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  const ledger = step.value;
  if (ledger === null) {
    return refuseCommand(
      `${path}: there is no ledger of ${String(scope.year)}, before the base year ${String(plan.baseYear)}.`,
    );
  }
  if (format === 'xlsx' && ledger.rowCount > MOST_LEDGER_ROWS) {
    return refuseCommand(`${String(ledger.rowCount)} rows do not fit in a sheet: use --format csv or gpkg.`);
  }
  const dataNotes = dataNotesOf(plan, seed?.seed ?? null);
  const source = ledgerSource(ledger, base, carbon.library, format === 'gpkg');
  const { bytes } = await writeLedger({
    format,
    fileName: output,
    source,
    factors: plan.factors,
    language,
    planName: plan.name,
    scenarioName: plan.scenarios.find(({ id }) => id === scope.scenario)?.name ?? scope.scenario,
    dataNotes:
      dataNotes === null ? [] : [dataNotes.illustrative, ...dataNotes.attribution].map((note) => note[language]),
    features: [...plan.features.values()].map(({ id, geometry, properties: { name } }) => ({ id, name, geometry })),
  });
  try {
    await ports.writeFile(output, bytes);
  } catch {
    return refuseCommand(`${output} cannot be written: no such folder, or no permission.`);
  }
  const { total } = source;
  const totals = ledgerTotals(ledger);
  const warnings = [...input.warnings, ...baseNotes.map((note) => `${path}: ${describeBaseNote(note)}\n`)];
  if (dataNotes !== null) warnings.push(`${path}: ${dataNotes.illustrative.en}\n`);
  const lines = [
    output,
    `rows\t${String(ledger.rowCount)}`,
    `areaM2\t${String(totals.areaM2)}`,
    `totalT\t${String(totals.totalT)}`,
    `lowT\t${String(total.low)}`,
    `highT\t${String(total.high)}`,
    `rowsWithoutNumber\t${String(totals.withoutNumber.rows)}`,
  ];
  return finishCommand(lines.join('\n'), warnings.join(''));
}
