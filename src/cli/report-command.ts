import { writeDocx } from '../formats/document-docx.ts';
import { writePdfPages } from '../formats/pdf-pages.ts';
import { pixelPng } from '../formats/pixel-page.ts';
import { writeXlsx } from '../formats/xlsx-writer.ts';
import { printablePages } from '../report/document/document-pages.ts';
import { AUDIENCES, type Audience, reportDocument } from '../report/document/report-document.ts';
import { reportWorkbook } from '../report/document/report-workbook.ts';
import { readGlyphOutlines } from '../report/sheet/font-glyphs.ts';
import { readFontMetrics } from '../report/sheet/font-metrics.ts';
import { printableScene } from '../report/sheet/printable-text.ts';
import { reportCharts } from '../session/report-figures.ts';
import { reportMap } from '../session/report-map.ts';
import { collectGroundwork } from '../session/sheet-groundwork.ts';
import { parseArguments } from './arguments.ts';
import { type CommandOutcome, finishCommand, refuseCommand } from './command.ts';
import type { CommandPorts } from './command-ports.ts';
import { openPlan } from './open-plan.ts';
import { printFacts } from './print-facts.ts';

/** Maps and charts in editable reports. */
const FIGURE_DPI = 200;

const USAGE =
  'tantu report PLAN -o FILE.pdf|docx|xlsx [--scenario ID] [--year Y] [--audience planner|forestry|leader] [--language zh|en]';

/**
 * `tantu report PLAN -o FILE`: the report of a scheme and year (方案报告) as PDF or DOCX, or the workbook of all its tables, by the ending of
 * the file. The same numbers as `tantu evaluate`.
 */
export async function runReport(words: readonly string[], ports: CommandPorts): Promise<CommandOutcome> {
  const parsed = parseArguments(words, {
    values: ['out', 'scenario', 'year', 'audience', 'language'],
    flags: [],
    short: { o: 'out' },
  });
  if (!parsed.ok) return refuseCommand(parsed.problem);
  const { positions, values } = parsed.value;
  const [path, ...others] = positions;
  const output = values.get('out');
  if (path === undefined || others.length > 0 || output === undefined) {
    return refuseCommand(`report takes one plan file and -o: ${USAGE}`);
  }
  const format = /\.(\w+)$/u.exec(output)?.[1]?.toLowerCase();
  if (format !== 'pdf' && format !== 'docx' && format !== 'xlsx') {
    return refuseCommand(`${output}: a report ends in .pdf, .docx or .xlsx.`);
  }
  const asked = values.get('audience') ?? 'planner';
  const audience = AUDIENCES.find((one) => one === asked);
  if (audience === undefined) return refuseCommand(`--audience is ${AUDIENCES.join(', ')}, not "${asked}".`);
  const language = values.get('language') ?? 'zh';
  if (language !== 'zh' && language !== 'en') return refuseCommand(`--language is zh or en, not "${language}".`);

  const opened = await openPlan(path, values, ports);
  if (!opened.ok) return refuseCommand(opened.problem);
  const { plan, scope, seed, engine } = opened;
  const facts = await printFacts(opened, language, true);
  const bytes = format === 'xlsx' ? writeXlsx(reportWorkbook(plan.name, facts)).bytes : await written(format, audience);
  try {
    await ports.writeFile(output, bytes);
  } catch {
    return refuseCommand(`${output} cannot be written: no such folder, or no permission.`);
  }
  return finishCommand(output, opened.warnings.join(''));

  async function written(kind: 'pdf' | 'docx', reader: Audience): Promise<Uint8Array> {
    const font = await ports.readSheetFont();
    const metrics = readFontMetrics(font);
    const printedOn = ports.today();
    const boundary = plan.boundary ?? seed?.boundary ?? null;
    const groundwork = await collectGroundwork(engine, { plan, ...scope, boundary, isVisible: () => true, printedOn });
    const map = await reportMap(engine, facts, groundwork, metrics);
    const document = reportDocument(facts, reader, { map, ...(await reportCharts(facts)) }, printedOn);
    if (kind === 'docx') {
      const pixelFont = { metrics, outlineOf: readGlyphOutlines(font) };
      return writeDocx(document, (scene) => pixelPng(printableScene(scene, metrics).scene, FIGURE_DPI, pixelFont));
    }
    return writePdfPages(printablePages(document, metrics).pages, { font, createdOn: printedOn });
  }
}
