import { geometryBounds } from '../geo/geometry-bounds.ts';
import { translate } from '../i18n/translate.ts';
import { type Audience, reportDocument } from '../report/document/report-document.ts';
import { reportWorkbook } from '../report/document/report-workbook.ts';
import { schemeName } from '../report/plan-facts.ts';
import type { PageScene } from '../report/sheet/page-mark.ts';
import { contentOfFacts } from '../report/sheet/content-of-facts.ts';
import { layOutFigure, placeGround } from '../report/sheet/sheet-layout.ts';
import { createCell } from './cell.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { SheetsHost } from './ports.ts';
import { usableFileName } from './file-name.ts';
import { collectPrintMatter, type PrintMatter, type PrintOptions, todayOf } from './print-matter.ts';
import { MAP_FIGURE, MAP_SETTINGS } from './report-map.ts';
import type { PrintWork, ReportPrinting } from './sheet-state.ts';

const MEDIA_TYPES = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Starts with nothing to write. */
export function createReportPrinting(options: PrintOptions): ReportPrinting {
  const { ports, language, say } = options;
  const work = createCell<PrintWork | null>(null);
  let host: SheetsHost | null = null;
  let turn = 0;

  function end(next: PrintWork | null): void {
    turn += 1;
    host?.dispose();
    host = null;
    work.set(next);
  }

  return {
    isThere: ports.startSheets !== undefined,
    work,
    async write(audience, format) {
      end({ state: 'collecting' });
      const mine = turn;
      const isMeant = (): boolean => turn === mine;
      try {
        const matter = await collectPrintMatter(options, true, isMeant);
        if (matter === null) return;
        work.set({ state: 'writing', done: 0, total: null });
        const bytes = format === 'xlsx' ? await workbook(matter) : await written(matter, audience, format);
        if (bytes === null || !isMeant()) return;
        const name = `${nameOf(matter, audience)}.${format}`;
        const isSaved = await ports.files.save(name, bytes, MEDIA_TYPES[format]);
        if (!isMeant()) return;
        end(null);
        if (isSaved) say('toast.saved-file', { name });
      } catch (error) {
        if (!isMeant()) return;
        end({
          state: 'failed',
          note: { code: errorCode(error, 'files-failed'), details: { message: errorMessage(error) } },
        });
      }
    },
    cancel: () => end(null),
  };

  async function workbook({ facts }: PrintMatter): Promise<Uint8Array<ArrayBuffer>> {
    const { writeXlsx } = await import('../formats/xlsx-writer.ts');
    return writeXlsx(reportWorkbook(facts.plan.name, facts)).bytes;
  }

  /** Null where nothing can be printed. */
  async function written(
    matter: PrintMatter,
    audience: Audience,
    format: 'pdf' | 'docx',
  ): Promise<Uint8Array<ArrayBuffer> | null> {
    const { facts, groundwork } = matter;
    const current = ports.startSheets?.() ?? null;
    if (current === null) return null;
    host = current;
    await current.api.prepare(groundwork.layers, current.fontUrl);
    // Charts come with their library, and only a report has them.
    const { reportCharts } = await import('./report-figures.ts');
    const figures = { map: await mapOf(current, matter), ...(await reportCharts(facts)) };
    const printedOn = todayOf(ports.now());
    const document = reportDocument(facts, audience, figures, printedOn);
    return (await current.api.writeReport(document, format, printedOn)).bytes;
  }

  async function mapOf(current: SheetsHost, { engine, facts, groundwork }: PrintMatter): Promise<PageScene | null> {
    const bounds = groundwork.boundary === null ? null : geometryBounds(groundwork.boundary);
    if (bounds === null) return null;
    const layout = layOutFigure(MAP_FIGURE.widthMm, MAP_FIGURE.heightMm);
    const ground = placeGround(layout.map, bounds, (bounds[0] + bounds[2]) / 2, MAP_SETTINGS);
    const { layers: _, ...content } = contentOfFacts(facts, MAP_SETTINGS, groundwork);
    await current.api.begin({ settings: MAP_SETTINGS, layout, content });
    const land = await engine.sheetLand(ground.window);
    return current.api.figure({
      ground,
      part: { land, name: '', geometry: null, frames: [], sheet: 1, of: 1 },
    });
  }

  function nameOf({ facts }: PrintMatter, audience: Audience): string {
    return usableFileName(
      translate(language.get(), 'report.file-name', {
        plan: facts.plan.name,
        scheme: schemeName(facts),
        year: String(facts.year),
        audience: translate(language.get(), `report.audience.${audience}`),
      }),
    );
  }
}
