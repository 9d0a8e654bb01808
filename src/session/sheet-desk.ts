import { createSheetProjection } from '../geo/sheet-plane.ts';
import { translate } from '../i18n/translate.ts';
import { schemeName } from '../report/plan-facts.ts';
import { contentOfFacts } from '../report/sheet/content-of-facts.ts';
import { planSheets, type SheetSeriesPlan } from '../report/sheet/sheet-series.ts';
import { DEFAULT_SHEET, type SheetSettings } from '../report/sheet/sheet-settings.ts';
import type { SheetPage } from '../../workers/sheets/api.ts';
import { createCell } from './cell.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { SheetsHost } from './ports.ts';
import { usableFileName } from './file-name.ts';
import { collectPrintMatter, type PrintMatter, type PrintOptions, todayOf } from './print-matter.ts';
import type { PrintWork, SheetDesk, SheetPreviewState, SheetWarning } from './sheet-state.ts';

const NO_PREVIEW: SheetPreviewState = {
  picture: null,
  isDrawing: false,
  fault: null,
  warnings: [],
  count: 0,
  denominator: 0,
  widthMm: 420,
  failure: null,
};
/** Pixels of the preview: enough to read the larger type. */
const PREVIEW_PX = 1500;
const MEDIA_TYPES = { pdf: 'application/pdf', png: 'image/png', zip: 'application/zip' } as const;

/** Starts without a sheet; nothing is collected before `open`. */
export function createSheetDesk(options: PrintOptions): SheetDesk {
  const { ports, language, say } = options;
  const settings = createCell<SheetSettings>(DEFAULT_SHEET);
  const preview = createCell<SheetPreviewState>(NO_PREVIEW);
  const work = createCell<PrintWork | null>(null);
  let host: SheetsHost | null = null;
  let matter: PrintMatter | null = null;
  let planned: SheetSeriesPlan | null = null;
  let session = 0;
  let isBusy = false;
  let isWanted = false;

  /** Ends the worker and whatever it does. */
  function stop(): void {
    session += 1;
    host?.dispose();
    host = null;
    isBusy = false;
  }

  async function begin(isMeant: () => boolean): Promise<SheetsHost | null> {
    const collected = matter ?? (await collectPrintMatter(options, false, isMeant));
    if (collected === null || !isMeant()) return null;
    matter = collected;
    if (host === null) {
      host = ports.startSheets?.() ?? null;
      await host?.api.prepare(collected.groundwork.layers, host.fontUrl);
    }
    return isMeant() ? host : null;
  }

  /** Draws the preview for the latest settings; settings that change meanwhile are drawn next. */
  async function draw(): Promise<void> {
    isWanted = true;
    if (isBusy || work.get() !== null) return;
    isBusy = true;
    const mine = session;
    const isMeant = (): boolean => session === mine;
    try {
      while (isWanted && isMeant()) {
        isWanted = false;
        preview.set({ ...preview.get(), isDrawing: true });
        await drawOnce(isMeant);
      }
    } catch (error) {
      if (isMeant()) {
        const failure = { code: errorCode(error, 'files-failed'), details: { message: errorMessage(error) } };
        preview.set({ ...preview.get(), isDrawing: false, failure });
      }
    } finally {
      if (isMeant()) isBusy = false;
    }
  }

  async function drawOnce(isMeant: () => boolean): Promise<void> {
    const current = await begin(isMeant);
    if (current === null || matter === null) return;
    const asked = settings.get();
    const plan = planOf(asked, matter);
    if (!plan.ok) {
      preview.set({ ...NO_PREVIEW, fault: plan.code });
      return;
    }
    planned = plan.plan;
    const [first] = planned.sheets;
    if (first === undefined) return;
    await beginJob(current, asked, matter);
    const page = await pageOf(0, asked, matter);
    const { picture, missing } = await current.api.preview(page, PREVIEW_PX);
    if (!isMeant()) return;
    preview.get().picture?.close();
    preview.set({
      picture,
      isDrawing: false,
      fault: null,
      warnings: warningsOf(page, missing, matter, asked),
      count: planned.sheets.length,
      denominator: first.ground.window.plane.denominator,
      widthMm: planned.layout.widthMm,
      failure: null,
    });
  }

  async function beginJob(
    current: SheetsHost,
    asked: SheetSettings,
    { facts, groundwork }: PrintMatter,
  ): Promise<void> {
    if (planned === null) return;
    const { layers: _, ...content } = contentOfFacts(facts, asked, groundwork);
    await current.api.begin({ settings: asked, layout: planned.layout, content });
  }

  async function pageOf(at: number, asked: SheetSettings, { engine }: PrintMatter): Promise<SheetPage> {
    const sheet = planned?.sheets[at];
    if (sheet === undefined) throw new RangeError('no such sheet');
    const { ground, part } = sheet;
    const land = asked.parts.includes('land-cover') ? await engine.sheetLand(ground.window) : null;
    return { ground, part: { ...part, land } };
  }

  return {
    isThere: ports.startSheets !== undefined,
    settings,
    preview,
    work,
    open() {
      stop();
      matter = null;
      preview.set(NO_PREVIEW);
      work.set(null);
      settings.set({ ...settings.get(), centre: null });
      void draw();
    },
    change(part) {
      settings.set({ ...settings.get(), ...part });
      void draw();
    },
    move(rightMm, downMm) {
      const first = planned?.sheets[0];
      if (first === undefined) return;
      const { plane } = first.ground.window;
      const centre = createSheetProjection(plane).toDegrees(plane.xMm - rightMm, plane.yMm - downMm);
      settings.set({ ...settings.get(), centre, denominator: settings.get().denominator ?? plane.denominator });
      void draw();
    },
    async write(format) {
      if (work.get() !== null && work.get()?.state !== 'failed') return;
      stop();
      const mine = session;
      const isMeant = (): boolean => session === mine;
      work.set({ state: 'collecting' });
      try {
        const current = await begin(isMeant);
        if (current === null || matter === null) return;
        const asked = settings.get();
        const plan = planOf(asked, matter);
        if (!plan.ok) {
          work.set(null);
          preview.set({ ...NO_PREVIEW, fault: plan.code });
          return;
        }
        planned = plan.plan;
        const total = planned.sheets.length;
        await beginJob(current, asked, matter);
        for (let at = 0; at < total; at += 1) {
          work.set({ state: 'writing', done: at, total });
          await current.api.add(await pageOf(at, asked, matter));
          if (!isMeant()) return;
        }
        current.onProgress(({ done }) => {
          if (isMeant()) work.set({ state: 'writing', done: Math.floor(done), total });
        });
        const name = usableFileName(
          translate(language.get(), 'sheet.file-name', {
            plan: matter.facts.plan.name,
            scheme: schemeName(matter.facts),
            year: String(matter.facts.year),
          }),
        );
        const { bytes } = await current.api.finish(format, name, todayOf(ports.now()));
        if (!isMeant()) return;
        const ending = format === 'png' && total > 1 ? 'zip' : format;
        const isSaved = await ports.files.save(`${name}.${ending}`, bytes, MEDIA_TYPES[ending]);
        if (!isMeant()) return;
        work.set(null);
        if (isSaved) say('toast.saved-file', { name: `${name}.${ending}` });
      } catch (error) {
        if (!isMeant()) return;
        work.set({
          state: 'failed',
          note: { code: errorCode(error, 'files-failed'), details: { message: errorMessage(error) } },
        });
      }
    },
    cancel() {
      stop();
      work.set(null);
      void draw();
    },
    close() {
      stop();
      work.set(null);
      matter = null;
      planned = null;
      preview.get().picture?.close();
      preview.set(NO_PREVIEW);
    },
  };
}

function planOf(settings: SheetSettings, { facts, groundwork }: PrintMatter): ReturnType<typeof planSheets> {
  return planSheets(settings, {
    boundary: groundwork.boundary,
    zones: facts.plan.zones,
    villages: groundwork.layers['villages'] ?? null,
  });
}

/** What the planner should know before the sheet is printed, each a sentence. */
function warningsOf(
  { ground, part }: SheetPage,
  missing: readonly string[],
  { facts, groundwork }: PrintMatter,
  { series }: SheetSettings,
): readonly SheetWarning[] {
  const { land } = part;
  return [
    ...(!ground.isWhole && series === 'one' ? [{ code: 'not-whole' as const, details: {} }] : []),
    ...(ground.isLoose ? [{ code: 'loose' as const, details: {} }] : []),
    ...(groundwork.features.length === 0 ? [{ code: 'empty' as const, details: { year: facts.year } }] : []),
    ...(missing.length === 0 ? [] : [{ code: 'glyphs' as const, details: { letters: missing.join('') } }]),
    ...(land === null || land.tooSmall === 0
      ? []
      : [{ code: 'rough' as const, details: { count: land.parcelCount, specks: land.tooSmall } }]),
  ];
}
