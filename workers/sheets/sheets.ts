import { writeDocx } from '../../src/formats/document-docx.ts';
import { writePdfPages } from '../../src/formats/pdf-pages.ts';
import { writeZip } from '../../src/formats/zip-archive.ts';
import { printablePages } from '../../src/report/document/document-pages.ts';
import { type FontMetrics, readFontMetrics } from '../../src/report/sheet/font-metrics.ts';
import type { PageScene } from '../../src/report/sheet/page-mark.ts';
import { printableScene } from '../../src/report/sheet/printable-text.ts';
import { sheetScene } from '../../src/report/sheet/sheet-scene.ts';
import type { SheetContent } from '../../src/report/sheet/sheet-content.ts';
import type { SheetJob, SheetPage, SheetsApi, SheetsProgress } from './api.ts';
import { pagePng, paintPage, PRINT_FAMILY } from './paint-page.ts';

const DPI = 300;
/** Maps and charts in editable reports. */
const FIGURE_DPI = 200;

interface PrintFont {
  readonly url: string;
  readonly bytes: Uint8Array;
  readonly metrics: FontMetrics;
}

/** The sheets worker without its worker. */
export function createSheets(onProgress: (progress: SheetsProgress) => void): SheetsApi {
  let job: SheetJob | null = null;
  let layers: SheetContent['layers'] = {};
  let font: PrintFont | null = null;
  let pages: PageScene[] = [];
  let missing = new Set<string>();

  async function loadFont(url: string): Promise<PrintFont> {
    if (font?.url === url) return font;
    const response = await fetch(url);
    if (!response.ok) throw new FontMissing();
    const bytes = new Uint8Array(await response.arrayBuffer());
    const face = new FontFace(PRINT_FAMILY, bytes);
    fontsOfWorker().add(await face.load());
    font = { url, bytes, metrics: readFontMetrics(bytes) };
    return font;
  }

  function layOut(
    { ground, part }: SheetPage,
    isFigure = false,
  ): { readonly scene: PageScene; readonly missing: readonly string[] } {
    const { metrics } = loaded();
    if (job === null) throw new Error('no job');
    const { settings, layout, content } = job;
    const query = { settings, layout, ground, part, content: { ...content, layers }, font: metrics, isFigure };
    return printableScene(sheetScene(query), metrics);
  }

  function loaded(): PrintFont {
    if (font === null) throw new Error('not prepared');
    return font;
  }

  return {
    async prepare(given, fontUrl) {
      layers = given;
      await loadFont(fontUrl);
    },
    async begin(asked) {
      job = asked;
      pages = [];
      missing = new Set();
    },
    async preview(page, widthPx) {
      const laid = layOut(page);
      return { picture: paintPage(laid.scene, widthPx).transferToImageBitmap(), missing: laid.missing };
    },
    async figure(page) {
      return layOut(page, true).scene;
    },
    async add(page) {
      const laid = layOut(page);
      pages.push(laid.scene);
      for (const letter of laid.missing) missing.add(letter);
    },
    async finish(format, name, createdOn) {
      const total = pages.length;
      if (total === 0) throw new Error('no sheets');
      const lacking = [...missing];
      if (format === 'pdf') {
        const onPage = (done: number): void => onProgress({ done, total });
        return { bytes: await writePdfPages(pages, { font: loaded().bytes, createdOn, onPage }), missing: lacking };
      }
      const pictures = pages.map((page, at) => ({
        name: total === 1 ? `${name}.png` : `${name} ${String(at + 1).padStart(2, '0')}.png`,
        bytes: pagePng(page, DPI, (share) => onProgress({ done: at + share, total })),
      }));
      const [only] = pictures;
      const bytes = pictures.length === 1 && only !== undefined ? only.bytes : writeZip(pictures);
      return { bytes, missing: lacking };
    },
    async writeReport(document, format, createdOn) {
      const { bytes: fontBytes, metrics } = loaded();
      if (format === 'pdf') {
        const { pages: printed, missing: lacking } = printablePages(document, metrics);
        return { bytes: await writePdfPages(printed, { font: fontBytes, createdOn }), missing: lacking };
      }
      const paint = (scene: PageScene): Uint8Array<ArrayBuffer> =>
        pagePng(printableScene(scene, metrics).scene, FIGURE_DPI, () => undefined);
      return { bytes: await writeDocx(document, paint), missing: [] };
    },
  };
}

/** The font for print is not where it should be. */
class FontMissing extends Error {
  override readonly name = 'FontMissing';
  readonly code = 'sheet-font-missing';
}

/** A worker's own fonts; the page's library of types knows only those of documents. */
function fontsOfWorker(): FontFaceSet {
  return (globalThis as unknown as { readonly fonts: FontFaceSet }).fonts;
}
