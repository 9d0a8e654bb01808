import type { GlyphOutline } from '../report/sheet/font-glyphs.ts';
import type { FontMetrics } from '../report/sheet/font-metrics.ts';
import { markBox } from '../report/sheet/mark-box.ts';
import {
  type ClipMark,
  MM_PER_PT,
  type PageMark,
  type PageScene,
  type PathMark,
  type PictureMark,
  type TextMark,
} from '../report/sheet/page-mark.ts';
import { haloPath } from './halo-path.ts';
import { createPixelCanvas, type PixelCanvas, type PixelMask, type PixelRings } from './pixel-canvas.ts';
import { startPng } from './png-bytes.ts';
import { strokeRings } from './stroke-rings.ts';

/** The font that texts are painted in: how wide its letters are, and how they look. */
export interface PixelFont {
  readonly metrics: FontMetrics;
  readonly outlineOf: (codePoint: number) => GlyphOutline | null;
}

const MM_PER_INCH = 25.4;
/** Of the letter height, on either side of the outline of a bold letter; the same look as in the PDF. */
const BOLD_SEAM = 0.032;
/** Memory for one strip of a large picture, bytes. */
const STRIP_BYTES = 64 * 2 ** 20;

/** A box of a page in millimetres. */
interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A page as a PNG file, painted without a canvas (页面点阵图): for what has none, such as the command line. */
export function pixelPng(page: PageScene, dpi: number, font: PixelFont): Uint8Array<ArrayBuffer> {
  const pxPerMm = dpi / MM_PER_INCH;
  const width = Math.round(page.widthMm * pxPerMm);
  const height = Math.round(page.heightMm * pxPerMm);
  const png = startPng(width, height, dpi);
  const rows = rowsAtOnce(width);
  for (let top = 0; top < height; top += rows) {
    const canvas = createPixelCanvas(width, Math.min(rows, height - top));
    paintMarks({ canvas, pxPerMm, left: 0, top, font }, page.marks, null);
    png.rows(canvas.rgba);
  }
  return png.finish();
}

/**
 * Marks within a clip as pictures, one below the other, each overlapping the next by a row so that no gap opens between them. Texts
 * among them are left out.
 *
 * @param dpi dots to an inch of the paper
 */
export function clipPictures({ coordinates, marks }: ClipMark, dpi: number): readonly PictureMark[] {
  const box = boxOf(coordinates);
  const pxPerMm = dpi / MM_PER_INCH;
  const width = Math.max(1, Math.round(box.widthMm * pxPerMm));
  const height = Math.max(1, Math.round(box.heightMm * pxPerMm));
  const pictures: PictureMark[] = [];
  const rows = rowsAtOnce(width);
  for (let top = 0; top < height; top += rows) {
    const count = Math.min(rows + 1, height - top);
    const canvas = createPixelCanvas(width, count);
    paintMarks({ canvas, pxPerMm, left: box.x * pxPerMm, top: box.y * pxPerMm + top, font: null }, marks, null);
    const png = startPng(width, count, dpi);
    png.rows(canvas.rgba);
    pictures.push({
      mark: 'picture',
      x: box.x,
      y: box.y + top / pxPerMm,
      widthMm: box.widthMm,
      heightMm: count / pxPerMm,
      png: png.finish(),
    });
  }
  return pictures;
}

function rowsAtOnce(width: number): number {
  return Math.max(64, Math.floor(STRIP_BYTES / (4 * width)));
}

interface Brush {
  readonly canvas: PixelCanvas;
  readonly pxPerMm: number;
  /** Of the canvas on the page, px. */
  readonly left: number;
  readonly top: number;
  readonly font: PixelFont | null;
}

function paintMarks(brush: Brush, marks: readonly PageMark[], mask: PixelMask | null): void {
  for (const mark of marks) {
    switch (mark.mark) {
      case 'path':
        paintPath(brush, mark, mask);
        break;
      case 'text':
        paintText(brush, mark, mask);
        break;
      case 'clip':
        if (mark.ends.length > 0) paintMarks(brush, mark.marks, brush.canvas.maskOf(placed(brush, mark), mask));
        break;
      case 'picture':
        break;
    }
  }
}

function paintPath(brush: Brush, mark: PathMark, mask: PixelMask | null): void {
  const { fill, stroke, opacity, isClosed, widthMm, dashMm } = mark;
  const rings = placed(brush, mark);
  if (fill !== null) {
    // A hairline in the colour of the fill hides seams between neighbours; pixels that belong to one of them have none.
    const isCrisp = stroke === fill;
    brush.canvas.fill(rings, { rule: 'evenodd', colour: fill, opacity, mask, isCrisp });
    if (isCrisp) return;
  }
  if (stroke === null) return;
  const { pxPerMm } = brush;
  const width = Math.max(0.5, widthMm * pxPerMm);
  const line = strokeRings({ ...rings, isClosed, width, dash: dashMm.map((length) => length * pxPerMm) });
  brush.canvas.fill(line, { rule: 'nonzero', colour: stroke, opacity, mask, isCrisp: false });
}

function paintText(
  brush: Brush,
  { text, x, y, anchor, sizePt, isBold, colour, halo }: TextMark,
  mask: PixelMask | null,
): void {
  const { font, pxPerMm } = brush;
  if (font === null) return;
  const width = font.metrics.widthMm(text, sizePt);
  let at = anchor === 'start' ? x : anchor === 'middle' ? x - width / 2 : x - width;
  if (halo !== null) paintPath(brush, haloPath(at, y, width, sizePt, halo), mask);
  const size = sizePt * MM_PER_PT;
  const coordinates: number[] = [];
  const ends: number[] = [];
  for (const letter of text) {
    const outline = font.outlineOf(letter.codePointAt(0) ?? 0);
    if (outline !== null) {
      const start = coordinates.length / 2;
      outline.coordinates.forEach((value, axis) =>
        coordinates.push(
          axis % 2 === 0 ? (at + value * size) * pxPerMm - brush.left : (y + value * size) * pxPerMm - brush.top,
        ),
      );
      for (const end of outline.ends) ends.push(start + end);
    }
    at += font.metrics.widthMm(letter, sizePt);
  }
  const paint = { rule: 'nonzero', colour, opacity: 1, mask, isCrisp: false } as const;
  brush.canvas.fill({ coordinates, ends }, paint);
  if (!isBold) return;
  const seam = BOLD_SEAM * size * pxPerMm;
  brush.canvas.fill(strokeRings({ coordinates, ends, isClosed: true, width: seam, dash: [] }), paint);
}

/** Rings of a mark in pixels of the canvas. */
function placed({ pxPerMm, left, top }: Brush, { coordinates, ends }: PathMark | ClipMark): PixelRings {
  const pixels = new Float64Array(coordinates.length);
  for (let at = 0; at < pixels.length; at += 2) {
    pixels[at] = (coordinates[at] ?? 0) * pxPerMm - left;
    pixels[at + 1] = (coordinates[at + 1] ?? 0) * pxPerMm - top;
  }
  return { coordinates: pixels, ends };
}

function boxOf(coordinates: ArrayLike<number>): PageBox {
  const { west, north, east, south } = markBox(coordinates);
  return { x: west, y: north, widthMm: east - west, heightMm: south - north };
}
