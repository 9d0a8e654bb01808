import { createSheetProjection } from '../geo/sheet-plane.ts';
import { translate } from '../i18n/translate.ts';
import { schemeName } from '../report/plan-facts.ts';
import { contentOfFacts } from '../report/sheet/content-of-facts.ts';
import { windowCorners } from '../report/sheet/sheet-layout.ts';
import { sheetWarnings } from '../report/sheet/sheet-warnings.ts';
import { planSheets, type SheetSeriesPlan } from '../report/sheet/sheet-series.ts';
import { DEFAULT_SHEET, type SheetSettings } from '../report/sheet/sheet-settings.ts';
import type { SheetPart } from '../report/sheet/sheet-content.ts';
import type { SheetPage } from '../../workers/sheets/api.ts';
import { createCell } from './cell.ts';
import { errorCode, errorMessage } from './error-code.ts';
import type { SheetsHost } from './ports.ts';
import { usableFileName } from './file-name.ts';
import { collectPrintMatter, type PrintMatter, type PrintOptions, todayOf } from './print-matter.ts';
import type { PrintWork, SheetDesk, SheetPreviewState } from './sheet-state.ts';

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
/** A preview that takes longer is given up when settings change; a new worker is sooner there. */
const PATIENCE_MS = 700;
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
  let isOpen = false;
  let isBusy = false;
  let isWanted = false;
  /** When the worker began to paint a preview; null when it does not. */
  let paintingSince: number | null = null;
  /** Parcels of the ground shown last: most settings change nothing about them. */
  let lastLand: { readonly key: string; readonly land: SheetPart['land'] } | null = null;

  /** Ends the worker and whatever it does. */
  function stop(): void {
    session += 1;
    host?.dispose();
    host = null;
    isBusy = false;
    paintingSince = null;
  }

  /** Draws the latest settings; a picture of older ones that is slow to paint is given up. */
  function redraw(): void {
    if (paintingSince !== null && ports.now() - paintingSince > PATIENCE_MS) stop();
    void draw();
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
    if (!isOpen || isBusy || work.get() !== null) return;
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
    const page = await pageOf(0, asked, matter);
    // Settings that changed meanwhile are drawn instead.
    if (!isMeant() || settings.get() !== asked) return;
    paintingSince = ports.now();
    await beginJob(current, asked, matter);
    const { picture, missing } = await current.api.preview(page, PREVIEW_PX);
    if (!isMeant()) return;
    paintingSince = null;
    preview.get().picture?.close();
    preview.set({
      picture,
      isDrawing: false,
      fault: null,
      warnings: sheetWarnings({
        grounds: planned.sheets.map(({ ground }) => ground),
        land: page.part.land,
        missing,
        featureCount: matter.groundwork.features.length,
        year: matter.facts.year,
      }),
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
    if (!asked.parts.includes('land-cover')) return { ground, part: { ...part, land: null } };
    const key = JSON.stringify(ground.window);
    if (lastLand?.key !== key) lastLand = { key, land: await engine.sheetLand(ground.window) };
    return { ground, part: { ...part, land: lastLand.land } };
  }

  /** One sheet of the settings; a place on the map needs no numbers. */
  function lonePlan(asked: SheetSettings): SheetSeriesPlan['sheets'][number] | null {
    const alone = { ...asked, series: 'one' } as const;
    const plan = planSheets(alone, { boundary: options.boundary(), zones: [], villages: null });
    return plan.ok ? (plan.plan.sheets[0] ?? null) : null;
  }

  return {
    isThere: ports.startSheets !== undefined,
    settings,
    preview,
    work,
    open() {
      stop();
      isOpen = true;
      matter = null;
      lastLand = null;
      preview.set(NO_PREVIEW);
      work.set(null);
      void draw();
    },
    change(part) {
      settings.set({ ...settings.get(), ...part });
      redraw();
    },
    frame(asked) {
      const window = lonePlan(asked)?.ground.window;
      if (window === undefined) return null;
      const { widthMm, heightMm, plane } = window;
      return { corners: windowCorners(window), denominator: plane.denominator, widthMm, heightMm };
    },
    move(rightMm, downMm) {
      const plane = lonePlan(settings.get())?.ground.window.plane;
      if (plane === undefined) return;
      const centre = createSheetProjection(plane).toDegrees(plane.xMm - rightMm, plane.yMm - downMm);
      settings.set({ ...settings.get(), centre, denominator: settings.get().denominator ?? plane.denominator });
      redraw();
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
      isOpen = false;
      lastLand = null;
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
