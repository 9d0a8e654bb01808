import { parcelId } from '../../workers/engine/parcel-names.ts';
import { carbonSettingsOf } from '../evaluate/carbon/default-settings.ts';
import { propagate } from '../evaluate/carbon/error-propagation.ts';
import { TOTAL_COLUMNS } from '../evaluate/carbon/ledger.ts';
import { NO_PARCEL } from '../evaluate/carbon/ledger-rows.ts';
import { ledgerTerms, ledgerTotals } from '../evaluate/carbon/ledger-totals.ts';
import { createFactorLibrary } from '../evaluate/factors/factor-library.ts';
import type { LandBase } from '../evaluate/land-base.ts';
import type { WrittenFile } from '../formats/write-result.ts';
import { CGCS2000_DEGREES } from '../geo/coordinate-system.ts';
import { shapeAt } from '../geo/shape-table.ts';
import { shapeToGeojson } from '../geo/shape-to-geojson.ts';
import { classNameKey } from '../i18n/class-name-key.ts';
import type { Language } from '../i18n/language.ts';
import { translateCode } from '../i18n/translate.ts';
import { dataNotesOf } from '../plan/data-notes.ts';
import type { Plan } from '../plan/plan.ts';
import type { LedgerReport } from '../report/ledger-report.ts';
import { MOST_LEDGER_ROWS } from '../report/ledger-workbook.ts';
import { parseArguments } from './arguments.ts';
import { describeBaseNote } from './base-note.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { openDistrict } from './open-district.ts';
import { readPlanInput, UNUSABLE_BASE } from './plan-input.ts';

const USAGE = 'tantu ledger PLAN -o FILE [--scenario ID] [--year Y] [--format xlsx|csv|gpkg] [--language zh|en]';

const FORMATS = ['xlsx', 'csv', 'gpkg'] as const;
type LedgerFormat = (typeof FORMATS)[number];

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
  const total = propagate(ledgerTerms(ledger, TOTAL_COLUMNS), carbon.library);
  const dataNotes = dataNotesOf(plan, seed?.seed ?? null);
  const report: LedgerReport = {
    ledger,
    library: carbon.library,
    total,
    language,
    planName: plan.name,
    scenarioName: plan.scenarios.find(({ id }) => id === scope.scenario)?.name ?? scope.scenario,
    dataNotes:
      dataNotes === null ? [] : [dataNotes.illustrative, ...dataNotes.attribution].map((note) => note[language]),
    ...namesOf(plan, base, language),
  };
  const { bytes } = await writeLedger(format, output, report, plan, base);
  try {
    await ports.writeFile(output, new Uint8Array(bytes));
  } catch {
    return refuseCommand(`${output} cannot be written: no such folder, or no permission.`);
  }
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

function namesOf(
  plan: Plan,
  { land, classes }: LandBase,
  language: Language,
): Pick<LedgerReport, 'parcelId' | 'featureName' | 'className'> {
  return {
    parcelId: (parcel) => parcelId(land, parcel),
    featureName: (id) => plan.features.get(id)?.properties.name ?? id,
    className: (code) => {
      const known = classes.classOf(code);
      return translateCode(language, classNameKey(classes.id, code), known?.name[language] ?? '');
    },
  };
}

async function writeLedger(
  format: LedgerFormat,
  output: string,
  report: LedgerReport,
  plan: Plan,
  { land }: LandBase,
): Promise<Pick<WrittenFile, 'bytes'>> {
  const name = report.language === 'zh' ? '碳台账' : 'carbon-ledger';
  if (format === 'xlsx') {
    const { writeXlsx } = await import('../formats/xlsx-writer.ts');
    const { ledgerWorkbook } = await import('../report/ledger-workbook.ts');
    return writeXlsx(ledgerWorkbook(name, report));
  }
  const { ledgerFeatures, ledgerTable } = await import('../report/ledger-table.ts');
  if (format === 'csv') {
    const { writeTextTable } = await import('../formats/write-text-table.ts');
    const { fields, valuesOf } = ledgerTable(report);
    const rows = Array.from({ length: report.ledger.rowCount }, (_, row) => valuesOf(row));
    return { bytes: new TextEncoder().encode(writeTextTable([fields.map((field) => field.name), ...rows])) };
  }
  const { geopackageWriter } = await import('../formats/geopackage-writer.ts');
  const table = ledgerFeatures(name, report, (parcel, feature) =>
    parcel === NO_PARCEL ? (plan.features.get(feature)?.geometry ?? null) : shapeToGeojson(shapeAt(land, parcel)),
  );
  const { files } = await geopackageWriter.write(table, { system: CGCS2000_DEGREES, encoding: 'utf-8' });
  const [file] = files;
  if (file === undefined) throw new Error(`nothing was written for ${output}`);
  return file;
}
