import { writePdfPages } from '../formats/pdf-pages.ts';
import { contentOfFacts } from '../report/sheet/content-of-facts.ts';
import { readFontMetrics } from '../report/sheet/font-metrics.ts';
import type { SheetLand } from '../land/land-on-sheet.ts';
import type { PageScene } from '../report/sheet/page-mark.ts';
import { printableScene } from '../report/sheet/printable-text.ts';
import { sheetScene } from '../report/sheet/sheet-scene.ts';
import { planSheets } from '../report/sheet/sheet-series.ts';
import { sheetWarnings } from '../report/sheet/sheet-warnings.ts';
import { DEFAULT_SHEET, PAPER_SIZES, type PaperSize, type SheetSettings } from '../report/sheet/sheet-settings.ts';
import { translate } from '../i18n/translate.ts';
import { collectGroundwork } from '../session/sheet-groundwork.ts';
import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { openPlan } from './open-plan.ts';
import { printFacts } from './print-facts.ts';

const USAGE =
  'tantu sheet PLAN -o FILE.pdf [--scenario ID] [--year Y] [--size A4…A0] [--portrait] [--scale N] [--grid kilometres|graticule|none] ' +
  '[--series one|zones|towns] [--language zh|en]';

/**
 * `tantu sheet PLAN -o FILE.pdf`: map sheets of a scheme and year (出图), the same as from the page. Without `--scale` the largest scale
 * of the list at which the district fits. Standard output says scale and pages.
 */
export async function runSheet(words: readonly string[], ports: CommandPorts): Promise<CommandOutcome> {
  const parsed = parseArguments(words, {
    values: ['out', 'scenario', 'year', 'size', 'scale', 'grid', 'series', 'language'],
    flags: ['portrait'],
    short: { o: 'out' },
  });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const { positions, values, flags } = parsed.value;
  const [path, ...others] = positions;
  const output = values.get('out');
  if (path === undefined || others.length > 0 || output === undefined) {
    return refuseCommand(`sheet takes one plan file and -o: ${USAGE}`);
  }
  const language = values.get('language') ?? 'zh';
  if (language !== 'zh' && language !== 'en') return refuseCommand(`--language is zh or en, not "${language}".`);
  const settings = settingsOf(values, flags.has('portrait'));
  if (typeof settings === 'string') return refuseCommand(settings);

  const opened = await openPlan(path, values, ports);
  if (!opened.ok) return refuseCommand(opened.problem);
  const { plan, scope, seed, engine } = opened;

  const facts = await printFacts(opened, language, false);
  const boundary = plan.boundary ?? seed?.boundary ?? null;
  const printedOn = ports.today();
  const ground = await collectGroundwork(engine, { plan, ...scope, boundary, isVisible: () => true, printedOn });
  const planned = planSheets(settings, {
    boundary,
    zones: plan.zones,
    villages: ground.layers['villages'] ?? null,
  });
  if (!planned.ok) return refuseCommand(`${path}: ${translate('en', `sheet.warn.${planned.code}`)}`);
  const content = contentOfFacts(facts, settings, ground);
  const font = await ports.readSheetFont();
  const metrics = readFontMetrics(font);
  const { layout, sheets } = planned.plan;
  const pages: PageScene[] = [];
  const lacking = new Set<string>();
  const warnings = [...opened.warnings];
  let firstLand: SheetLand | null = null;
  for (const { ground: placed, part } of sheets) {
    const land = settings.parts.includes('land-cover') ? await engine.sheetLand(placed.window) : null;
    if (part.sheet === 1) firstLand = land;
    const scene = sheetScene({ settings, layout, ground: placed, content, part: { ...part, land }, font: metrics });
    const printable = printableScene(scene, metrics);
    pages.push(printable.scene);
    for (const letter of printable.missing) lacking.add(letter);
  }
  const first = sheets[0];
  const about = {
    grounds: sheets.map((sheet) => sheet.ground),
    land: firstLand,
    missing: [...lacking],
    featureCount: ground.features.length,
    year: scope.year,
  };
  for (const { code, details } of sheetWarnings(about)) {
    warnings.push(`${path}: ${translate('en', `sheet.warn.${code}`, details)}\n`);
  }
  const bytes = await writePdfPages(pages, { font, createdOn: printedOn });
  try {
    await ports.writeFile(output, bytes);
  } catch {
    return refuseCommand(`${output} cannot be written: no such folder, or no permission.`);
  }
  const lines = [
    output,
    `scale\t1:${String(first?.ground.window.plane.denominator ?? 0)}`,
    `pages\t${String(pages.length)}`,
  ];
  return finishCommand(lines.join('\n'), warnings.join(''));
}

function settingsOf(values: ReadonlyMap<string, string>, isPortrait: boolean): SheetSettings | string {
  const size = values.get('size') ?? DEFAULT_SHEET.size;
  if (!isPaperSize(size)) return `--size is ${Object.keys(PAPER_SIZES).join(', ')}, not "${size}".`;
  const scale = values.get('scale');
  const denominator = scale === undefined ? null : Number(scale.replace(/^1:/u, ''));
  if (denominator !== null && !(Number.isFinite(denominator) && denominator >= 100)) {
    return `--scale is a number such as 50000, not "${scale ?? ''}".`;
  }
  const grid = values.get('grid') ?? DEFAULT_SHEET.grid;
  if (grid !== 'kilometres' && grid !== 'graticule' && grid !== 'none') {
    return `--grid is kilometres, graticule or none, not "${grid}".`;
  }
  const series = values.get('series') ?? DEFAULT_SHEET.series;
  if (series !== 'one' && series !== 'zones' && series !== 'towns') {
    return `--series is one, zones or towns, not "${series}".`;
  }
  return { ...DEFAULT_SHEET, size, orientation: isPortrait ? 'portrait' : 'landscape', denominator, grid, series };
}

function isPaperSize(text: string): text is PaperSize {
  return Object.hasOwn(PAPER_SIZES, text);
}
