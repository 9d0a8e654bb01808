import type { PageMark, PageScene, PathMark, TextMark } from '../report/sheet/page-mark.ts';
import { MM_PER_PT } from '../report/sheet/page-mark.ts';
import { haloPath } from './halo-path.ts';
import { clipPictures } from './pixel-page.ts';
// The type alone: the package itself is loaded with the first file.
import type { GState, jsPDF } from 'jspdf';

/** What of jsPDF is used beyond its typed interface: operators of the page, as they stand in the file. */
interface RawOperators {
  readonly write: (operator: string) => void;
}

/** How a PDF is written. */
export interface PdfOptions {
  /** TrueType font that all texts are set in; what is used of it is embedded. */
  readonly font: Uint8Array;
  /** Day of creation, `2026-11-22`. */
  readonly createdOn: string;
  /** Called before each page. */
  readonly onPage?: (page: number) => void;
}

const FONT = 'sheet';
/** Of marks that are printed as a picture. */
const PICTURE_DPI = 300;
const POINTS_PER_MM = 1 / MM_PER_PT;
/** Bold letters are drawn with a seam of this part of their size: one weight of the font is embedded, not two. */
const BOLD_SEAM = 0.032;

/**
 * Pages as a PDF file (矢量 PDF): paths are paths, text is text in an embedded font, so that it can be searched and copied. jsPDF is
 * loaded with the first file.
 */
export async function writePdfPages(
  pages: readonly PageScene[],
  { font, createdOn, onPage }: PdfOptions,
): Promise<Uint8Array<ArrayBuffer>> {
  const jspdf = await import('jspdf');
  const [first] = pages;
  if (first === undefined) throw new RangeError('a PDF has at least one page');
  const document = new jspdf.jsPDF({ unit: 'mm', compress: true, putOnlyUsedFonts: true, ...formatOf(first) });
  document.setProperties({ creator: 'Tantu' });
  // The form of the format's own dates (PDF 32000-1, 7.9.4): no clock is asked.
  document.setCreationDate(`D:${createdOn.replaceAll('-', '')}000000+00'00'`);
  document.addFileToVFS(`${FONT}.ttf`, binaryText(font));
  document.addFont(`${FONT}.ttf`, FONT, 'normal', undefined, 'Identity-H');
  pages.forEach((page, at) => {
    onPage?.(at);
    if (at > 0) {
      const { format, orientation } = formatOf(page);
      document.addPage(format, orientation);
    }
    const { write } = document.internal as unknown as RawOperators;
    // The package's types ask for an instance where its constructor takes a record.
    const GraphicState = jspdf.GState as unknown as new (options: object) => GState;
    const writer = new PageWriter(document, write, page.heightMm, (options) => new GraphicState(options));
    writer.writeMarks(page.marks);
  });
  return new Uint8Array(document.output('arraybuffer'));
}

function formatOf({ widthMm, heightMm }: PageScene): {
  readonly format: [number, number];
  readonly orientation: 'landscape' | 'portrait';
} {
  return { format: [widthMm, heightMm], orientation: widthMm > heightMm ? 'landscape' : 'portrait' };
}

type Document = InstanceType<typeof jsPDF>;

class PageWriter {
  readonly #document: Document;
  readonly #write: (operator: string) => void;
  readonly #matrix: string;
  readonly #shade: (options: { opacity: number; 'stroke-opacity': number }) => GState;

  constructor(
    document: Document,
    write: (operator: string) => void,
    heightMm: number,
    shade: (options: { opacity: number; 'stroke-opacity': number }) => GState,
  ) {
    this.#document = document;
    this.#write = write;
    this.#shade = shade;
    const scale = POINTS_PER_MM.toFixed(6);
    // Millimetres from the top left corner, as scenes have them; PDF counts points from the bottom.
    this.#matrix = `${scale} 0 0 -${scale} 0 ${(heightMm * POINTS_PER_MM).toFixed(4)} cm`;
  }

  writeMarks(marks: readonly PageMark[]): void {
    for (const mark of marks) {
      switch (mark.mark) {
        case 'path':
          this.#writePath(mark);
          break;
        case 'text':
          this.#writeText(mark);
          break;
        case 'picture':
          this.#document.addImage(mark.png, 'PNG', mark.x, mark.y, mark.widthMm, mark.heightMm, undefined, 'FAST');
          break;
        case 'clip':
          if (mark.ends.length === 0) break;
          if (mark.isPicture === true) {
            this.writeMarks(clipPictures(mark, PICTURE_DPI));
            break;
          }
          this.#document.saveGraphicsState();
          this.#write(this.#matrix);
          this.#write(`${pathOperators(mark.coordinates, mark.ends, true)}W* n`);
          this.#write(this.#inverse());
          this.writeMarks(mark.marks);
          this.#document.restoreGraphicsState();
      }
    }
  }

  /** Back to points from the bottom, which texts and pictures are placed in; a clip cannot be put into a state of its own. */
  #inverse(): string {
    const [scale = '', , , , , height = ''] = this.#matrix.split(' ');
    const back = 1 / Number(scale);
    return `${back.toFixed(8)} 0 0 -${back.toFixed(8)} 0 ${(Number(height) * back).toFixed(6)} cm`;
  }

  #writePath({ coordinates, ends, isClosed, fill, stroke, widthMm, dashMm, opacity }: PathMark): void {
    if (ends.length === 0 || (fill === null && stroke === null)) return;
    this.#setOpacity(opacity);
    const state = [
      'q',
      this.#matrix,
      ...(fill === null ? [] : [`${rgb(fill)} rg`]),
      ...(stroke === null
        ? []
        : [`${rgb(stroke)} RG`, `${short(widthMm)} w`, '1 J 1 j', `[${dashMm.map(short).join(' ')}] 0 d`]),
    ];
    // A dash with round ends would close its gaps.
    if (dashMm.length > 0) state.push('0 J');
    this.#write(state.join('\n'));
    const paint = fill === null ? 'S' : stroke === null ? 'f*' : 'B*';
    this.#write(`${pathOperators(coordinates, ends, isClosed)}${paint}\nQ`);
  }

  #writeText({ text, x, y, anchor, sizePt, isBold, colour, halo }: TextMark): void {
    if (text.trim() === '') return;
    const document = this.#document;
    document.setFont(FONT, 'normal');
    document.setFontSize(sizePt);
    const width = document.getTextWidth(text);
    const left = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
    if (halo !== null) this.#writePath(haloPath(left, y, width, sizePt, halo));
    this.#setOpacity(1);
    document.setTextColor(colour);
    if (isBold) {
      document.setDrawColor(colour);
      document.setLineWidth(BOLD_SEAM * sizePt * MM_PER_PT);
    }
    document.text(text, left, y, { renderingMode: isBold ? 'fillThenStroke' : 'fill' });
  }

  #setOpacity(opacity: number): void {
    this.#document.setGState(this.#shade({ opacity, 'stroke-opacity': opacity }));
  }
}

function pathOperators(coordinates: ArrayLike<number>, ends: ArrayLike<number>, isClosed: boolean): string {
  const pieces: string[] = [];
  let vertex = 0;
  for (let ring = 0; ring < ends.length; ring += 1) {
    const end = ends[ring] ?? 0;
    const first = vertex;
    for (; vertex < end; vertex += 1) {
      pieces.push(
        `${short(coordinates[2 * vertex] ?? 0)} ${short(coordinates[2 * vertex + 1] ?? 0)} ${vertex === first ? 'm' : 'l'}\n`,
      );
    }
    if (isClosed) pieces.push('h\n');
  }
  return pieces.join('');
}

/** Micrometres are enough for any printer. */
function short(value: number): string {
  return String(Math.round(value * 1000) / 1000);
}

function rgb(colour: string): string {
  return [1, 3, 5].map((at) => short(Number.parseInt(colour.slice(at, at + 2), 16) / 255)).join(' ');
}

/** The bytes of a file as jsPDF takes them: a string of code units below 256. */
function binaryText(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 0x8000) {
    pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  }
  return pieces.join('');
}
